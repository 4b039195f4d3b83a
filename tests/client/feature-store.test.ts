import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFeatureStore, type FeatureStore } from '../../client/sdk/index.ts';
import { type HandTransport, handTransport } from './support/hand-transport.ts';
import { delta, feature, model, snapshot } from './support/updates.ts';

const key = 'ui.debug.enabled';
const other = 'ui.debug.logs_access';

let transport: HandTransport;
let store: FeatureStore;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  transport = handTransport();
  store = createFeatureStore({ transport });
  stop = store.start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Counts the calls of a listener. */
function counter(subscribe: (listener: () => void) => void): () => number {
  let calls = 0;
  subscribe(() => {
    calls++;
  });
  return () => calls;
}

describe('before the first answer', () => {
  it('counts everything as off and loading', () => {
    expect(store.getStatus()).toBe('loading');
    expect(store.getFeature(key)).toMatchObject({ enabled: false, loading: true, reason: 'LOADING' });
  });

  it('gives the same object at every read', () => {
    expect(store.getFeature(key)).toBe(store.getFeature(key));
  });

  it('asks for a snapshot', () => {
    expect(transport.last().from).toEqual({});
  });

  it('goes on loading over a refusal that is mended soon, so that a token that was renewed closes nothing', () => {
    const told = counter((listener) => store.subscribeAll(listener));
    transport.cut({ code: 4403 });
    vi.advanceTimersByTime(500);
    transport.cut();
    expect(store.getStatus()).toBe('loading');
    expect(store.getFeature(key)).toMatchObject({ enabled: false, loading: true });
    expect(told()).toBe(0);
    vi.advanceTimersByTime(1_000);
    transport.send(snapshot([feature(key)]));
    vi.advanceTimersByTime(10_000);
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['live', true]);
  });

  it.each([
    { what: 'is refused', happen: () => transport.cut() },
    { what: 'neither opens nor fails', happen: () => undefined },
  ])('is offline, and no longer loading, after five seconds of a connection that $what', ({ happen }) => {
    const told = counter((listener) => store.subscribe(key, listener));
    happen();
    vi.advanceTimersByTime(4_999);
    expect([store.getStatus(), told()]).toEqual(['loading', 0]);
    vi.advanceTimersByTime(1);
    expect([store.getStatus(), told()]).toEqual(['offline', 1]);
    expect(store.getFeature(key)).toMatchObject({ enabled: false, loading: false, reason: 'STALE_DENIED' });
    vi.advanceTimersByTime(60_000);
    transport.send(snapshot([feature(key)]));
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['live', true]);
  });

  it('waits from the start of a store that was made long before, and from each start anew', async () => {
    stop();
    store = createFeatureStore({ transport });
    vi.advanceTimersByTime(60_000);
    stop = store.start();
    vi.advanceTimersByTime(4_999);
    expect(store.getStatus()).toBe('loading');
    stop();
    await Promise.resolve();
    vi.advanceTimersByTime(60_000);
    stop = store.start();
    vi.advanceTimersByTime(4_999);
    expect(store.getStatus()).toBe('loading');
  });

  it('asks again for a snapshot when a difference comes first', () => {
    transport.send(delta('e0', 'e1', [feature(key)]));
    expect(store.getFeature(key).enabled).toBe(false);
    vi.advanceTimersByTime(500);
    expect(transport.subscriptions).toHaveLength(2);
    expect(transport.last().from).toEqual({});
  });
});

describe('applying updates', () => {
  it('answers from the snapshot and is live', () => {
    transport.send(snapshot([feature(key)]));
    expect(store.getStatus()).toBe('live');
    expect(store.getFeature(key)).toMatchObject({ enabled: true, loading: false });
    expect(store.getFeature('ui.ghost')).toMatchObject({ enabled: false, loading: false, reason: 'NOT_FOUND' });
  });

  it('tells only the listeners of keys whose value changed', () => {
    transport.send(snapshot([feature(key), feature(other)]));
    const changed = counter((listener) => store.subscribe(key, listener));
    const unchanged = counter((listener) => store.subscribe(other, listener));
    transport.send(delta('e1', 'e2', [feature(key, { enabled: false }), feature(other)]));
    expect([changed(), unchanged()]).toEqual([1, 0]);
    expect(store.getFeature(key).enabled).toBe(false);
  });

  it('keeps the identity of features that a new snapshot leaves equal', () => {
    transport.send(snapshot([feature(key), feature(other)]));
    const before = [store.getFeature(key), store.getFeature(other)];
    transport.send(snapshot([feature(key), feature(other, { enabled: false })], { revision: '2', etag: 'e2' }));
    expect(store.getFeature(key)).toBe(before[0]);
    expect(store.getFeature(other)).not.toBe(before[1]);
  });

  it('drops what a snapshot no longer names', () => {
    transport.send(snapshot([feature(key), feature(other)]));
    transport.send(snapshot([feature(key)], { revision: '2', etag: 'e2' }));
    expect(store.getFeature(other)).toMatchObject({ enabled: false, reason: 'NOT_FOUND' });
  });

  it('removes what a difference names as removed', () => {
    transport.send(snapshot([feature(key)], { changedModels: [model('m1', 'openai', key)] }));
    const told = counter((listener) => store.subscribe(key, listener));
    transport.send(delta('e1', 'e2', [], { removed: [key], removedModels: ['m1'] }));
    expect(store.getFeature(key).enabled).toBe(false);
    expect(store.getModels().size).toBe(0);
    expect(told()).toBe(1);
  });

  it('keeps models and components as they are where an update does not touch them', () => {
    transport.send(snapshot([feature(key)], { changedModels: [model('m1', 'openai', key)] }));
    const before = store.getModels();
    transport.send(delta('e1', 'e2', [feature(key, { enabled: false })]));
    expect(store.getModels()).toBe(before);
  });

  it('changes nothing but the revision on an empty update', () => {
    transport.send(snapshot([feature(key)]));
    const before = store.getFeatures();
    const told = counter((listener) => store.subscribe(key, listener));
    transport.send(delta('e1', 'e1', [], { revision: '7' }));
    expect(store.getFeatures()).toBe(before);
    expect(store.getState()?.revision).toBe('7');
    expect(told()).toBe(0);
  });

  it('shows every listener the whole of one moment', () => {
    transport.send(snapshot([feature(key), feature(other)]));
    const seen: boolean[] = [];
    store.subscribe(key, () => seen.push(store.getFeature(other).enabled));
    transport.send(delta('e1', 'e2', [feature(key, { enabled: false }), feature(other, { enabled: false })]));
    expect(seen).toEqual([false]);
  });

  it('subscribes again for a snapshot on a difference from a state that it does not hold', () => {
    transport.send(snapshot([feature(key)]));
    const [first] = transport.subscriptions;
    transport.send(delta('e49', 'e51', [feature(other)]));
    expect(store.getFeature(other).enabled).toBe(false);
    expect(transport.subscriptions).toHaveLength(2);
    expect(transport.last().from).toEqual({});
    expect(first?.ended).toBe(true);
    transport.send(snapshot([feature(other)], { revision: '51', etag: 'e51' }));
    expect(store.getFeature(key).enabled).toBe(false);
    expect(store.getFeature(other).enabled).toBe(true);
  });

  it('hears nothing more from a subscription that it gave up', () => {
    transport.send(snapshot([feature(key)]));
    const [first] = transport.subscriptions;
    transport.send(delta('e49', 'e51', []));
    first?.sink.next(snapshot([], { revision: '90', etag: 'e90' }));
    first?.sink.error(new Error('late'));
    expect(store.getFeature(key).enabled).toBe(true);
    expect(transport.subscriptions).toHaveLength(2);
  });
});

describe('order', () => {
  const held = { revision: '60', etag: 'e60', asOf: '2026-01-01T00:00:10.000Z' };

  it.each([
    { id: 'an older revision', overrides: { revision: '59' }, applied: false },
    { id: 'an older revision with more digits in front', overrides: { revision: '7' }, applied: false },
    { id: 'an older moment of the same revision', overrides: { asOf: '2026-01-01T00:00:09.999Z' }, applied: false },
    { id: 'a newer revision', overrides: { revision: '100', asOf: '2026-01-01T00:00:00.000Z' }, applied: true },
    { id: 'a newer moment of the same revision', overrides: { asOf: '2026-01-01T00:00:10.001Z' }, applied: true },
    { id: 'another epoch at a lower revision', overrides: { epoch: 'epoch-2', revision: '3' }, applied: true },
  ])('$id is applied: $applied', ({ overrides, applied }) => {
    transport.send(snapshot([feature(key)], held));
    transport.send(snapshot([feature(key, { enabled: false })], { ...held, etag: 'next', ...overrides }));
    expect(store.getFeature(key).enabled).toBe(!applied);
  });

  it('waits at a node that is behind until that node has seen what it saw itself', () => {
    transport.send(snapshot([feature(key)], held));
    transport.cut();
    vi.advanceTimersByTime(500);
    transport.send(snapshot([feature(key, { enabled: false })], { revision: '55', etag: 'e55' }));
    expect(store.getFeature(key).enabled).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(transport.last().from).toEqual({ minRevision: '60' });
    transport.cut(new Error('minRevision is above the head'));
    vi.advanceTimersByTime(2_000);
    expect(transport.last().from).toEqual({ ifNoneMatch: 'e60' });
  });

  it('never shows a lower revision for an equal etag from a node that is behind', () => {
    transport.send(snapshot([feature(key)], held));
    transport.send(delta('e60', 'e60', [], { revision: '55' }));
    expect(store.getState()?.revision).toBe('60');
    expect(store.getStatus()).toBe('live');
  });
});

describe('without a connection', () => {
  beforeEach(() =>
    transport.send(snapshot([feature(key), feature('limits.max_flows', { type: 'INTEGER', limit: 5 })])),
  );

  it('shows the last answer as stale, and everything off after 300 seconds', () => {
    const told = counter((listener) => store.subscribe(key, listener));
    transport.cut();
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['stale', true]);
    vi.advanceTimersByTime(299_999);
    expect([store.getStatus(), told()]).toEqual(['stale', 0]);
    vi.advanceTimersByTime(1);
    expect(store.getStatus()).toBe('offline');
    expect(store.getFeature(key)).toMatchObject({ enabled: false, loading: false, reason: 'STALE_DENIED' });
    expect(store.getFeature('limits.max_flows')).toMatchObject({ limit: 0, unlimited: false });
    expect(store.getFeatures().size).toBe(0);
    expect(told()).toBe(1);
  });

  it('counts the bound from the loss of the connection, not from the last answer', () => {
    vi.advanceTimersByTime(1_000_000);
    transport.cut();
    vi.advanceTimersByTime(299_999);
    expect(store.getStatus()).toBe('stale');
  });

  it('begins again with short delays once it was connected', () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      transport.cut();
      vi.advanceTimersByTime(30_000);
    }
    transport.send(delta('e1', 'e1', []));
    transport.cut();
    vi.advanceTimersByTime(500);
    expect(transport.subscriptions).toHaveLength(10);
  });

  it('comes back from off with an empty update', () => {
    transport.cut();
    vi.advanceTimersByTime(400_000);
    expect(transport.last().from).toEqual({ ifNoneMatch: 'e1' });
    transport.send(delta('e1', 'e1', []));
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['live', true]);
    vi.advanceTimersByTime(400_000);
    expect(store.getStatus()).toBe('live');
  });

  it('takes the bound from the options', () => {
    stop();
    store = createFeatureStore({ transport, maxStaleMs: 1_000 });
    stop = store.start();
    transport.send(snapshot([feature(key)]));
    transport.cut();
    vi.advanceTimersByTime(1_000);
    expect(store.getStatus()).toBe('offline');
  });

  it('is off at once when a computer wakes after the bound, though its timers slept', () => {
    transport.cut();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(500);
    transport.cut();
    expect(store.getStatus()).toBe('offline');
  });

  it('is off at the bound also where the clock was set back meanwhile', () => {
    transport.cut();
    vi.setSystemTime(Date.now() - 3_600_000);
    for (let attempt = 0; attempt < 10; attempt++) {
      vi.advanceTimersByTime(30_000);
      transport.cut();
    }
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['offline', false]);
  });

  it('stays for ever where the bound is infinite', () => {
    stop();
    store = createFeatureStore({ transport, maxStaleMs: Infinity });
    stop = store.start();
    transport.send(snapshot([feature(key)]));
    transport.cut();
    vi.advanceTimersByTime(86_400_000);
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['stale', true]);
  });

  it('reconnects for ever, with delays that grow to 30 seconds, and resumes by etag', () => {
    for (let attempt = 0; attempt < 50; attempt++) {
      transport.cut();
      vi.advanceTimersByTime(30_000);
      expect(transport.subscriptions).toHaveLength(attempt + 2);
      expect(transport.last().from).toEqual({ ifNoneMatch: 'e1' });
    }
  });

  it('spreads the clients of a restarted server', () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    transport.cut();
    vi.advanceTimersByTime(249);
    expect(transport.subscriptions).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(transport.subscriptions).toHaveLength(2);
    random.mockReturnValue(0.999_999);
    transport.cut();
    vi.advanceTimersByTime(998);
    expect(transport.subscriptions).toHaveLength(2);
    vi.advanceTimersByTime(2);
    expect(transport.subscriptions).toHaveLength(3);
    random.mockRestore();
  });

  it('does not wait for the next attempt when the network comes back', () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      transport.cut();
      vi.advanceTimersByTime(30_000);
    }
    transport.cut();
    const count = transport.subscriptions.length;
    globalThis.dispatchEvent(new Event('online'));
    expect(transport.subscriptions).toHaveLength(count + 1);
    vi.advanceTimersByTime(60_000);
    expect(transport.subscriptions).toHaveLength(count + 1);
  });

  it('says stale while the server itself has lost its database', () => {
    transport.send(delta('e1', 'e2', [], { stale: true, revision: '1' }));
    expect([store.getStatus(), store.getFeature(key).enabled]).toEqual(['stale', true]);
    transport.send(delta('e2', 'e3', [], { revision: '1', asOf: '2025-12-31T00:00:00.000Z' }));
    expect(store.getStatus()).toBe('live');
  });
});

describe('starting and stopping', () => {
  it('keeps one subscription over a stop and a start in the same turn', async () => {
    stop();
    stop = store.start();
    await Promise.resolve();
    expect(transport.subscriptions).toHaveLength(1);
    expect(transport.last().ended).toBe(false);
  });

  it('ends the subscription when the last user stops, and never reconnects then', async () => {
    const second = store.start();
    stop();
    await Promise.resolve();
    expect(transport.last().ended).toBe(false);
    second();
    second();
    await Promise.resolve();
    expect(transport.last().ended).toBe(true);
    vi.advanceTimersByTime(600_000);
    expect(transport.subscriptions).toHaveLength(1);
  });

  it('begins with the snapshot of a server-rendered page and resumes from it', () => {
    const rendered = createFeatureStore({ transport, initialSnapshot: snapshot([feature(key)], { etag: 'e9' }) });
    expect(rendered.getFeature(key)).toMatchObject({ enabled: true, loading: false });
    rendered.start()();
    expect(transport.last().from).toEqual({ ifNoneMatch: 'e9' });
  });

  it('keeps the first moment, whatever comes after it', () => {
    const rendered = createFeatureStore({ transport, initialSnapshot: snapshot([feature(key)]) });
    const stopRendered = rendered.start();
    transport.send(delta('e1', 'e2', [feature(key, { enabled: false })]));
    expect([rendered.getFeature(key).enabled, rendered.first.getFeature(key).enabled]).toEqual([false, true]);
    expect([rendered.getStatus(), rendered.first.getStatus()]).toEqual(['live', 'stale']);
    expect(rendered.first.getFeature('ui.ghost')).toBe(rendered.first.getFeature('ui.ghost'));
    stopRendered();
  });

  it('does not show a snapshot for ever where the connection neither comes nor fails', () => {
    const rendered = createFeatureStore({ transport, initialSnapshot: snapshot([feature(key)]) });
    const stopRendered = rendered.start();
    vi.advanceTimersByTime(299_999);
    expect(rendered.getFeature(key).enabled).toBe(true);
    vi.advanceTimersByTime(1);
    expect(rendered.getStatus()).toBe('offline');
    expect(rendered.getFeature(key).enabled).toBe(false);
    stopRendered();
  });

  it('tells what ended a subscription', () => {
    const errors: unknown[] = [];
    const telling = createFeatureStore({ transport, onError: (error) => errors.push(error) });
    const stopTelling = telling.start();
    transport.cut('why');
    expect(errors).toEqual(['why']);
    stopTelling();
  });
});
