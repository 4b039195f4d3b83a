import { act } from '@testing-library/react';
import { type ReactNode, Suspense, use } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { renderToReadableStream } from 'react-dom/server.browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ResolvedFeaturesUpdate } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { delta, feature, model, snapshot } from './support/updates.ts';

const on = 'ui.debug.enabled';
const off = 'api.webhooks';
const rendered = snapshot(
  [
    feature(on),
    feature(off, { enabled: false, upgradable: true }),
    feature('limits.max_flows', { type: 'INTEGER', limit: 7 }),
  ],
  { changedModels: [model('gpt-4o', 'openai', 'models.openai')] },
);

let renders: string[];
let roots: Root[];
let recovered: unknown[];

beforeEach(() => {
  renders = [];
  roots = [];
  recovered = [];
});
afterEach(() => {
  act(() => roots.forEach((root) => root.unmount()));
  document.body.innerHTML = '';
});

function Counted({ name }: { readonly name: string }): ReactNode {
  renders.push(name);
  return name;
}

/** The page of one side. Server and browser load the SDK each for itself; React warns where one copy renders on both sides. */
async function loadSide(): Promise<{
  Page: (props: {
    readonly transport: ReturnType<typeof handTransport>;
    readonly initialSnapshot?: ResolvedFeaturesUpdate;
    readonly late?: ReactNode;
  }) => ReactNode;
  Flags: () => ReactNode;
}> {
  vi.resetModules();
  const sdk = await import('../../client/sdk/index.ts');
  const { FeatureGate, FeatureProvider, ModelGate } = sdk;

  function Hooks(): ReactNode {
    const { limit } = sdk.useLimit('limits.max_flows');
    renders.push('hooks');
    return `${String(sdk.useFeature(on).enabled)} ${String(limit)} ${sdk.useModels().length}`;
  }

  return {
    Flags() {
      const flags = sdk.useFeatureFlags();
      return `flags ${String(flags.isEnabled(on))} ${flags.features.length}`;
    },
    Page: ({ transport, initialSnapshot, late }) => (
      <FeatureProvider transport={transport} {...(initialSnapshot && { initialSnapshot })}>
        <FeatureGate feature={on} fallback="closed" loadingFallback="loading">
          <Counted name="open" />
        </FeatureGate>
        <FeatureGate feature={off} showLocked showUpgrade onRequestUpgrade={() => undefined} loadingFallback="loading">
          <Counted name="locked" />
        </FeatureGate>
        <ModelGate model="gpt-4o" fallback="closed">
          model
        </ModelGate>
        <Hooks />
        <Suspense fallback="waiting">{late}</Suspense>
      </FeatureProvider>
    ),
  };
}

async function hydrate(html: string, page: ReactNode): Promise<void> {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = html;
  await act(async () => {
    roots.push(hydrateRoot(container, page, { onRecoverableError: (error) => recovered.push(error) }));
  });
}

describe('a page that the server rendered with a snapshot', () => {
  it('hydrates without a difference and asks only for what is new; when nothing is, nothing renders again', async () => {
    const server = await loadSide();
    const html = renderToString(<server.Page transport={handTransport()} initialSnapshot={rendered} />);
    const browser = await loadSide();
    const transport = handTransport();
    // What crosses the network is JSON.
    const sent = JSON.parse(JSON.stringify(rendered)) as typeof rendered;
    await hydrate(html, <browser.Page transport={transport} initialSnapshot={sent} />);
    expect(recovered).toEqual([]);
    expect(document.body.firstElementChild?.innerHTML).toBe(html);
    expect(html).toContain('open');
    expect(transport.subscriptions.map(({ from }) => from)).toEqual([{ ifNoneMatch: 'e1' }]);
    renders = [];
    act(() => transport.send(delta('e1', 'e1', [], { revision: '5' })));
    expect(renders).toEqual([]);
    act(() => transport.send(delta('e1', 'e6', [feature(on, { enabled: false })])));
    expect(document.body.textContent).toContain('closed');
    expect(renders).toEqual(['hooks']);
  });

  it('hydrates a late part with what the server rendered, although the page has moved on', async () => {
    const server = await loadSide();
    const stream = await renderToReadableStream(
      <server.Page transport={handTransport()} initialSnapshot={rendered} late={<server.Flags />} />,
    );
    await stream.allReady;
    const html = await new Response(stream).text();
    expect(html).toContain('flags true 3');
    const browser = await loadSide();
    let load: () => void = () => undefined;
    const code = new Promise<void>((resolve) => (load = resolve));
    const Late = (): ReactNode => {
      use(code);
      return <browser.Flags />;
    };
    const transport = handTransport();
    await hydrate(html, <browser.Page transport={transport} initialSnapshot={rendered} late={<Late />} />);
    act(() => transport.send(delta('e1', 'e2', [feature(on, { enabled: false })])));
    await act(async () => load());
    expect(recovered).toEqual([]);
    expect(document.body.textContent).toContain('flags false 3');
    expect(document.body.textContent).not.toContain('open');
  });
});

it('hydrates as loading what the server rendered without a snapshot', async () => {
  const server = await loadSide();
  const html = renderToString(<server.Page transport={handTransport()} />);
  expect(html).toContain('loading');
  expect(html).not.toContain('open');
  const browser = await loadSide();
  const transport = handTransport();
  await hydrate(html, <browser.Page transport={transport} />);
  expect(recovered).toEqual([]);
  act(() => transport.send(rendered));
  expect(document.body.textContent).toContain('open');
});
