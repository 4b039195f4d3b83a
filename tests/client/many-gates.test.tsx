import { act, render } from '@testing-library/react';
import { Profiler, type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { FeatureGate, type FeatureKey, FeatureProvider } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { delta, feature, snapshot } from './support/updates.ts';

const keys = Array.from({ length: 500 }, (_, index) => `ui.gate_${index}` as FeatureKey);
const FLIP_BUDGET_MS = 3;

/** 500 gates over one live connection; counts every commit below each gate. */
function page(transport: ReturnType<typeof handTransport>, commits: Map<string, number>): ReactNode {
  return (
    <FeatureProvider transport={transport}>
      {keys.map((key) => (
        <Profiler
          key={key}
          id={key}
          onRender={(id) => {
            commits.set(id, (commits.get(id) ?? 0) + 1);
          }}
        >
          <FeatureGate feature={key} fallback={<span id={`${key} closed`} />} showUpgrade>
            <span id={key} />
          </FeatureGate>
        </Profiler>
      ))}
    </FeatureProvider>
  );
}

it('renders exactly one of 500 gates, the gate itself included, when one feature flips', () => {
  const transport = handTransport();
  const commits = new Map<string, number>();
  render(page(transport, commits));
  act(() => transport.send(snapshot(keys.map((key) => feature(key)))));
  commits.clear();
  act(() => transport.send(delta('e1', 'e2', [feature('ui.gate_250', { enabled: false })])));
  expect([...commits]).toEqual([['ui.gate_250', 1]]);
  expect(document.getElementById('ui.gate_250')).toBeNull();
});

it('renders none of 500 gates when the connection is cut and comes back with nothing new', () => {
  const transport = handTransport();
  const commits = new Map<string, number>();
  render(page(transport, commits));
  act(() => transport.send(snapshot(keys.map((key) => feature(key)))));
  commits.clear();
  act(() => transport.cut());
  act(() => {
    globalThis.dispatchEvent(new Event('online'));
  });
  expect(transport.last().from).toEqual({ ifNoneMatch: 'e1' });
  act(() => transport.send(delta('e1', 'e1', [], { revision: '9' })));
  expect([...commits]).toEqual([]);
});

/** Does something to the page and answers how long it took until the element had come or gone, in milliseconds. */
async function timeUntil(id: string, present: boolean, act: () => void): Promise<number> {
  const began = performance.now();
  act();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if ((document.getElementById(id) !== null) !== present) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { attributes: true, childList: true, subtree: true });
    look();
  });
  return performance.now() - began;
}

async function medianFlipMs(id: string, flip: (enabled: boolean) => void): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 60; count++) {
    const enabled = count % 2 === 1;
    times.push(await timeUntil(id, enabled, () => flip(enabled)));
  }
  return times.toSorted((a, b) => a - b)[times.length / 2] ?? Infinity;
}

it(`shows a flip among 500 gates within ${FLIP_BUDGET_MS} ms of the message`, async () => {
  // Outside act, as in a browser: React decides for itself when to render.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  const transport = handTransport();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(page(transport, new Map()));
  await vi.waitFor(() => expect(transport.subscriptions).toHaveLength(1), { interval: 1 });
  await timeUntil('ui.gate_499', true, () => transport.send(snapshot(keys.map((key) => feature(key)))));
  let revision = 1;
  const flipMs = await medianFlipMs('ui.gate_250', (enabled) =>
    transport.send(delta(`e${revision}`, `e${++revision}`, [feature('ui.gate_250', { enabled })])),
  );
  root.unmount();

  // The floor: the same page without any SDK, where one component sets a state of its own.
  const unset = (): void => undefined;
  let set: (enabled: boolean) => void = unset;
  const Switch = ({ id, first }: { readonly id: string; readonly first: boolean }): ReactNode => {
    const [enabled, setEnabled] = useState(true);
    useEffect(() => {
      if (first) set = setEnabled;
    }, [first]);
    return <span id={enabled ? id : `${id} closed`} />;
  };
  const floorRoot = createRoot(document.body.appendChild(document.createElement('div')));
  await timeUntil('ui.gate_499', true, () =>
    floorRoot.render(keys.map((key) => <Switch key={key} id={key} first={key === keys[250]} />)),
  );
  await vi.waitFor(() => expect(set).not.toBe(unset), { interval: 1 });
  const floorMs = await medianFlipMs('ui.gate_250', (enabled) => set(enabled));
  floorRoot.unmount();
  document.body.innerHTML = '';
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

  console.log(`500 gates, flip to DOM: median ${flipMs.toFixed(2)} ms; a bare setState: ${floorMs.toFixed(2)} ms`);
  expect(flipMs).toBeLessThan(FLIP_BUDGET_MS);
});
