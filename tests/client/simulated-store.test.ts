import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createSimulatedStore,
  type SimulatedFeature,
  type SimulatedStore,
} from '../../client/sdk/core/simulated-store.ts';
import { createFeatureStore } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { delta, feature, model, snapshot } from './support/updates.ts';

const key = 'models.openai';
const max = 'limits.max_flows';

let transport: ReturnType<typeof handTransport>;
let real: ReturnType<typeof createFeatureStore>;
let store: SimulatedStore;
let stop: () => void;

beforeEach(() => {
  transport = handTransport();
  real = createFeatureStore({ transport });
  store = createSimulatedStore(real);
  stop = store.start();
  transport.send(
    snapshot([feature(key), feature('models.groq', { enabled: false }), feature(max, { type: 'INTEGER', limit: 10 })], {
      changedModels: [model('gpt-4o', 'openai', key), model('llama', 'groq', 'models.groq')],
    }),
  );
});
afterEach(() => stop());

describe('a simulation', () => {
  it('changes nothing until something is simulated', () => {
    expect(store.getFeature(key)).toBe(real.getFeature(key));
    expect(store.getFeatures()).toBe(real.getFeatures());
    expect(store.getModels()).toBe(real.getModels());
    expect(store.getStatus()).toBe('live');
  });

  it('takes a feature away, with its models, tells the page, and gives it back', () => {
    const called = vi.fn<() => void>();
    const other = vi.fn<() => void>();
    store.subscribe(key, called);
    store.subscribe(max, other);
    store.simulate(key, { reason: 'INACTIVE' });
    expect(called).toHaveBeenCalledOnce();
    expect(store.getFeature(key)).toMatchObject({ key, enabled: false, reason: 'INACTIVE', name: `Name of ${key}` });
    expect(store.getFeature(key)).toBe(store.getFeature(key));
    expect(store.getFeatures().get(key)?.enabled).toBe(false);
    expect(store.getFeatures()).toBe(store.getFeatures());
    expect([...store.getModels().keys()]).toEqual(['llama']);
    expect(store.getModels()).toBe(store.getModels());
    store.simulate(key, null);
    expect(store.getFeature(key)).toBe(real.getFeature(key));
    expect(called).toHaveBeenCalledTimes(2);
    expect(other).not.toHaveBeenCalled();
  });

  it('lowers a limit and never raises one', () => {
    store.simulate(max, { limit: 3 });
    expect(store.getFeature(max)).toMatchObject({ enabled: true, limit: 3 });
    store.simulate(max, { limit: 30 });
    expect(store.getFeature(max)).toMatchObject({ enabled: true, limit: 10 });
  });

  it.each([
    { status: 'loading', reason: 'LOADING' },
    { status: 'offline', reason: 'STALE_DENIED' },
  ] as const)('takes everything away while $status', ({ status, reason }) => {
    const called = vi.fn<() => void>();
    store.subscribe(key, called);
    store.simulateStatus(status);
    expect(called).toHaveBeenCalledOnce();
    expect(store.getStatus()).toBe(status);
    expect(store.getFeature(key)).toMatchObject({ enabled: false, reason });
    expect(store.getFeature(key)).toBe(store.getFeature(key));
    expect(store.getModels().size).toBe(0);
    store.reset();
    expect(store.getFeature(key).enabled).toBe(true);
  });

  it('still follows the server', () => {
    store.simulate(max, { limit: 3 });
    const called = vi.fn<() => void>();
    store.subscribe(max, called);
    transport.send(delta('e1', 'e2', [feature(max, { type: 'INTEGER', limit: 2 })]));
    expect(called).toHaveBeenCalledOnce();
    expect(store.getFeature(max).limit).toBe(2);
  });

  it('never shows what the tenant does not have, whatever is simulated', () => {
    const keys = [key, 'models.groq', max, 'ui.ghost'];
    const as = fc.record(
      {
        reason: fc.constantFrom('TIER', 'INACTIVE', 'LOADING', 'TENANT_OVERRIDE'),
        upgradable: fc.boolean(),
        limit: fc.integer({ min: -5, max: 50 }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<SimulatedFeature>;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.option(as))),
        fc.constantFrom(null, 'loading', 'stale', 'offline'),
        (steps, status) => {
          store.reset();
          store.simulateStatus(status);
          for (const [each, how] of steps) store.simulate(each, how);
          for (const each of keys) {
            const shown = store.getFeature(each);
            const had = real.getFeature(each);
            expect(shown.enabled && !had.enabled).toBe(false);
            expect(shown.limit ?? 0).toBeLessThanOrEqual(had.limit ?? 0);
          }
          for (const id of store.getModels().keys()) expect(real.getModels().has(id)).toBe(true);
        },
      ),
    );
  });
});
