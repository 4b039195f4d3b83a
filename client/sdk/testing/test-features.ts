import { createFeatureStore, type FeatureStore } from '../core/feature-store.ts';
import type { FeatureKey } from '../core/feature-key.ts';
import type { ConnectionStatus } from '../core/feature-reader.ts';
import type {
  AvailableComponent,
  AvailableModel,
  ResolvedFeature,
  ResolvedFeaturesUpdate,
} from '../core/resolved-update.ts';
import { createSimulatedStore } from '../core/simulated-store.ts';
import type { Transport, TransportSink } from '../core/transport.ts';
import { type TestComponent, testComponent, type TestModel, testModel } from './test-catalog.ts';

/**
 * What a feature is to be in a test: on or off, a limit, a text, any fields of a resolved feature (which is on unless they
 * say otherwise), or `unlimited`.
 */
export type TestValue = boolean | number | 'unlimited' | Partial<Omit<ResolvedFeature, 'key'>>;

/** Values by key. Keys that are not named are off. */
export type TestValues = { readonly [Key in FeatureKey]?: TestValue };

/** What there is beside the features. What is left out stays as it was. */
export interface TestCatalog {
  /** All models that the tenant may use. */
  readonly models?: readonly TestModel[];
  /** All components that the tenant may use. */
  readonly components?: readonly TestComponent[];
  readonly tierName?: string | null;
  /** Default `live`. `loading` and `offline` turn everything off, as they do in production. */
  readonly status?: ConnectionStatus;
}

/** A store that a test controls. In React tests call its methods inside `act`. */
export interface TestFeatures {
  readonly store: FeatureStore;
  /** Changes one feature as a live update would. */
  setFeature(key: FeatureKey, value: TestValue): void;
  /** Changes several things in one live update; keys that are not named stay as they are. */
  change(what: TestCatalog & { readonly values?: TestValues }): void;
  /** Behaves as if the connection were like this. */
  setStatus(status: ConnectionStatus): void;
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

/** Makes a store that has its answer from the start and changes when the test says so. Needs no server. */
export function createTestFeatures(values: TestValues = {}, catalog: TestCatalog = {}): TestFeatures {
  let revision = 0;
  let tierName: string | null = null;
  const features = new Map<string, ResolvedFeature>();
  let models: readonly AvailableModel[] = [];
  let components: readonly AvailableComponent[] = [];
  const sinks = new Set<TransportSink>();

  function apply(what: Parameters<TestFeatures['change']>[0]): void {
    revision++;
    for (const [key, value] of Object.entries(what.values ?? {})) features.set(key, resolved(key, value));
    if (what.models) models = what.models.map(testModel);
    if (what.components) components = what.components.map(testComponent);
    if (what.tierName !== undefined) tierName = what.tierName;
  }

  // Always the whole: a store finds out by itself what is different.
  const snapshot = (): ResolvedFeaturesUpdate => ({
    revision: String(revision),
    epoch: 'test',
    asOf: '2000-01-01T00:00:00.000Z',
    stale: false,
    mode: 'ENFORCE',
    tierName,
    snapshot: true,
    baseEtag: null,
    etag: String(revision),
    changed: [...features.values()],
    removed: [],
    changedModels: [...models],
    removedModels: [],
    changedComponents: [...components],
    removedComponents: [],
  });

  const transport: Transport = {
    subscribe(_from, sink) {
      sinks.add(sink);
      sink.next(snapshot());
      return () => sinks.delete(sink);
    },
  };
  apply({ ...catalog, values });
  const store = createSimulatedStore(createFeatureStore({ transport, initialSnapshot: snapshot() }));
  const setStatus = (status: ConnectionStatus): void => store.simulateStatus(status === 'live' ? null : status);
  function change(what: Parameters<TestFeatures['change']>[0]): void {
    apply(what);
    for (const sink of sinks) sink.next(snapshot());
    if (what.status !== undefined) setStatus(what.status);
  }
  setStatus(catalog.status ?? 'live');
  return { store, change, setStatus, setFeature: (key, value) => change({ values: { [key]: value } }) };
}
