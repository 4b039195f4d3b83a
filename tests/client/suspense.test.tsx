import { act, render } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeatureGate, FeatureProvider, FeatureSuspense, useFeatureSuspense } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { delta, feature, snapshot } from './support/updates.ts';

const key = 'ui.debug.enabled';

let transport: ReturnType<typeof handTransport>;

beforeEach(() => {
  vi.useFakeTimers();
  transport = handTransport();
});
afterEach(() => {
  vi.useRealTimers();
});

function Shown({ deadlineMs = 2_000 }): ReactNode {
  const { enabled, loading, reason } = useFeatureSuspense(key, { deadlineMs });
  return `${enabled ? 'on' : 'off'} ${reason} ${String(loading)}`;
}

const hookPage = (
  <Suspense fallback="waiting">
    <Shown />
  </Suspense>
);
const gatePage = (
  <FeatureSuspense fallback="waiting" deadlineMs={2_000}>
    <FeatureGate feature={key} fallback="closed" loadingFallback="loading">
      open
    </FeatureGate>
  </FeatureSuspense>
);

// Where both wait, the deadline of the one around counts: the times do not add up.
const nestedPage = (
  <FeatureSuspense fallback="waiting" deadlineMs={2_000}>
    <Shown deadlineMs={60_000} />
  </FeatureSuspense>
);

async function show(page: ReactNode): Promise<void> {
  await act(async () => {
    render(<FeatureProvider transport={transport}>{page}</FeatureProvider>);
  });
}
const send = (update: ReturnType<typeof snapshot>): Promise<void> => act(async () => transport.send(update));
const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

describe.each([
  {
    name: 'useFeatureSuspense',
    page: hookPage,
    open: 'on TIER false',
    closed: 'off STALE_DENIED false',
    taken: 'off TIER false',
  },
  { name: 'FeatureSuspense', page: gatePage, open: 'open', closed: 'closed', taken: 'closed' },
  {
    name: 'useFeatureSuspense in FeatureSuspense',
    page: nestedPage,
    open: 'on TIER false',
    closed: 'off STALE_DENIED false',
    taken: 'off TIER false',
  },
])('$name', ({ page, open, closed, taken }) => {
  it('waits for the first answer and is live from then on', async () => {
    await show(page);
    expect(document.body.textContent).toBe('waiting');
    await send(snapshot([feature(key)]));
    expect(document.body.textContent).toBe(open);
    await send(delta('e1', 'e2', [feature(key, { enabled: false })]));
    expect(document.body.textContent).toBe(taken);
  });

  it('answers off at the deadline, and comes alive when the answer comes', async () => {
    await show(page);
    await pass(1_900);
    expect(document.body.textContent).toBe('waiting');
    await pass(200);
    expect(document.body.textContent).toBe(closed);
    await send(snapshot([feature(key)]));
    expect(document.body.textContent).toBe(open);
  });

  it('answers off at the deadline where the server cannot be reached', async () => {
    await show(page);
    await act(async () => transport.cut());
    expect(document.body.textContent).toBe('waiting');
    await pass(2_100);
    expect(document.body.textContent).toBe(closed);
  });

  it('does not wait where there is a snapshot', () => {
    const html = renderToString(
      <FeatureProvider transport={transport} initialSnapshot={snapshot([feature(key)])}>
        {page}
      </FeatureProvider>,
    );
    expect(html).toContain(open);
    expect(html).not.toContain('waiting');
  });

  it('sends the fallback from a server without a snapshot, and waits for nothing there', () => {
    vi.stubGlobal('window', undefined);
    const html = renderToString(<FeatureProvider transport={transport}>{page}</FeatureProvider>);
    vi.unstubAllGlobals();
    expect(html).toContain('waiting');
    expect(vi.getTimerCount()).toBe(0);
  });
});
