import { createFeatureStore, type FeatureStore } from '../core/feature-store.ts';
import type { FeatureKey } from '../core/feature-key.ts';
import type { ResolvedFeature, ResolvedFeaturesUpdate } from '../core/resolved-update.ts';
import type { Transport, TransportSink } from '../core/transport.ts';

/**
 * What a feature is to be in a test: on or off, a limit, a text, any fields of a resolved feature (which is on unless they
 * say otherwise), or `unlimited`.
 */
export type TestValue = boolean | number | 'unlimited' | Partial<Omit<ResolvedFeature, 'key'>>;

/** Values by key. Keys that are not named are off. */
export type TestValues = { readonly [Key in FeatureKey]?: TestValue };

/** A store that a test controls. */
export interface TestFeatures {
  readonly store: FeatureStore;
  /** Changes one feature as a live update would. In React tests call it inside `act`. */
  setFeature(key: FeatureKey, value: TestValue): void;
}

function fieldsOf(value: TestValue): Partial<ResolvedFeature> {
  if (typeof value === 'boolean') return { enabled: value };
  if (typeof value === 'number') return { type: 'INTEGER', limit: value };
  if (value === 'unlimited') return { type: 'INTEGER', unlimited: true };
  return value;
}

function resolved(key: string, value: TestValue): ResolvedFeature {
  return {
    key,
    name: key,
    category: null,
    type: 'BOOLEAN',
    enabled: true,
    limit: null,
    unlimited: false,
    text: null,
    json: null,
    source: 'TIER',
    reason: 'TIER',
    blockedBy: [],
    ignoredOverride: null,
    deprecated: false,
    deprecatedMessage: null,
    requiresSetup: false,
    upgradable: false,
    pendingRequestId: null,
    expiresAt: null,
    ...fieldsOf(value),
  };
}

function update(revision: number, snapshot: boolean, changed: ResolvedFeature[]): ResolvedFeaturesUpdate {
  return {
    revision: String(revision),
    epoch: 'test',
    asOf: '2000-01-01T00:00:00.000Z',
    stale: false,
    mode: 'ENFORCE',
    tierName: null,
    snapshot,
    baseEtag: snapshot ? null : String(revision - 1),
    etag: String(revision),
    changed,
    removed: [],
    changedModels: [],
    removedModels: [],
    changedComponents: [],
    removedComponents: [],
  };
}

/** Makes a store that has its answer from the start and changes when the test says so. Needs no server. */
export function createTestFeatures(values: TestValues = {}): TestFeatures {
  let revision = 0;
  const features = new Map<string, ResolvedFeature>();
  const sinks = new Set<TransportSink>();
  for (const [key, value] of Object.entries(values)) features.set(key, resolved(key, value));
  const snapshot = (): ResolvedFeaturesUpdate => update(revision, true, [...features.values()]);
  const transport: Transport = {
    subscribe(_from, sink) {
      sinks.add(sink);
      sink.next(snapshot());
      return () => sinks.delete(sink);
    },
  };
  const store = createFeatureStore({ transport, initialSnapshot: snapshot() });
  return {
    store,
    setFeature(key, value) {
      const feature = resolved(key, value);
      features.set(key, feature);
      revision++;
      for (const sink of sinks) sink.next(update(revision, false, [feature]));
    },
  };
}
