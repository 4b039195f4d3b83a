import { type Feature, offFeature } from './feature.ts';
import type { ConnectionStatus } from './feature-reader.ts';
import type { FeatureStore } from './feature-store.ts';

/** How a feature that is taken away is to look. Nothing in it can switch a feature on or raise a limit. */
export interface SimulatedFeature {
  /** Why it is off, for example `TIER`, `INACTIVE` (a kill switch) or `LOADING`. Default `TIER`. */
  readonly reason?: Feature['reason'];
  readonly upgradable?: boolean;
  readonly pendingRequestId?: string | null;
  readonly blockedBy?: readonly string[];
  /** Leaves the feature as it is, but with a lower limit. A higher one than the real one has no effect. */
  readonly limit?: number;
}

/** What is simulated now. Immutable: another object after each change. */
export interface Simulation {
  readonly features: ReadonlyMap<string, SimulatedFeature>;
  readonly status: SimulatedStatus | null;
}

/** `loading` and `offline` take every feature away; `stale` only says so. */
export type SimulatedStatus = Exclude<ConnectionStatus, 'live'>;

/** A store over another one, from which a developer or a test can take things away on this page. */
export interface SimulatedStore extends FeatureStore {
  /** Takes a feature away, or gives back what the server says (`null`). */
  readonly simulate: (key: string, as: SimulatedFeature | null) => void;
  /** Behaves as if the connection were like this; `null`: as it is. */
  readonly simulateStatus: (status: SimulatedStatus | null) => void;
  /** Ends every simulation. */
  readonly reset: () => void;
  readonly getSimulation: () => Simulation;
}

const nothing: Simulation = { features: new Map(), status: null };

const none: ReadonlyMap<string, never> = new Map<string, never>();

function lowered(real: Feature, limit: number): Feature {
  if (!real.enabled || real.type !== 'INTEGER' || (real.limit !== null && real.limit <= limit)) return real;
  return { ...real, limit, unlimited: false };
}

function taken(real: Feature, { reason = 'TIER', limit, ...fields }: SimulatedFeature): Feature {
  if (limit !== undefined) return lowered(real, limit);
  return { ...offFeature(real.key, reason, real), ...fields, blockedBy: [...(fields.blockedBy ?? [])] };
}

/** Keeps an answer for as long as it is made of the same things. */
function remembered<Source, Answer>(make: (source: Source) => Answer): (source: Source, by: unknown) => Answer {
  let last: { readonly source: Source; readonly by: unknown; readonly answer: Answer } | undefined;
  return (source, by) => {
    if (last?.source !== source || last.by !== by) last = { source, by, answer: make(source) };
    return last.answer;
  };
}

/**
 * Puts a simulation over a store. Whatever is simulated, a feature is on only where the real store has it on, so that a
 * developer panel can never show what the tenant does not have. Give it to `FeatureProvider` in place of the real store.
 */
export function createSimulatedStore(store: FeatureStore): SimulatedStore {
  let simulation = nothing;
  const byKey = new Map<string, (real: Feature, by: unknown) => Feature>();
  const keyListeners = new Map<string, Set<() => void>>();
  const statusListeners = new Set<() => void>();
  const allListeners = new Set<() => void>();

  function asFor(key: string): SimulatedFeature | undefined {
    if (simulation.status === 'loading') return { reason: 'LOADING' };
    if (simulation.status === 'offline') return { reason: 'STALE_DENIED' };
    return simulation.features.get(key);
  }

  function getFeature(key: string): Feature {
    const real = store.getFeature(key);
    const as = asFor(key);
    if (as === undefined) return real;
    let seen = byKey.get(key);
    if (seen === undefined) {
      seen = remembered((feature) => taken(feature, asFor(key) ?? {}));
      byKey.set(key, seen);
    }
    return seen(real, simulation.status === 'stale' || simulation.status === null ? as : simulation.status);
  }

  const isAway = (): boolean => simulation.status === 'loading' || simulation.status === 'offline';
  const isOn = (key: string | null): boolean => key === null || asFor(key) === undefined || getFeature(key).enabled;
  const features = remembered(
    (real: ReadonlyMap<string, Feature>) => new Map([...real.keys()].map((key) => [key, getFeature(key)])),
  );
  const models = remembered(
    (real: ReturnType<FeatureStore['getModels']>) =>
      new Map([...real].filter(([, { featureKey }]) => isOn(featureKey))),
  );
  const components = remembered(
    (real: ReturnType<FeatureStore['getComponents']>) =>
      new Map(
        [...real].filter(([, { featureKey, requiredFeatures }]) => [featureKey, ...requiredFeatures].every(isOn)),
      ),
  );
  const visible = <Entries extends ReadonlyMap<string, unknown>>(
    real: Entries,
    read: (real: Entries, by: unknown) => Entries,
  ): Entries | typeof none =>
    isAway() ? none : simulation.features.size === 0 ? real : read(real, simulation.features);

  function change(next: Simulation, keys: Iterable<string>): void {
    const statusChanged = next.status !== simulation.status;
    simulation = next;
    const calls = [...keys].flatMap((key) => [...(keyListeners.get(key) ?? [])]);
    for (const call of [...calls, ...(statusChanged ? statusListeners : []), ...allListeners]) call();
  }

  function listen(own: Set<() => void>, listener: () => void, stop: () => void): () => void {
    own.add(listener);
    return () => {
      own.delete(listener);
      stop();
    };
  }

  return {
    getFeature,
    getFeatures: () => visible(store.getFeatures(), features),
    getModels: () => visible(store.getModels(), models),
    getComponents: () => visible(store.getComponents(), components),
    getState: () => (simulation.status === 'loading' ? null : store.getState()),
    getStatus: () => simulation.status ?? store.getStatus(),
    first: store.first,
    start: store.start,
    subscribe(key, listener) {
      const own = keyListeners.get(key) ?? new Set();
      keyListeners.set(key, own);
      return listen(own, listener, store.subscribe(key, listener));
    },
    subscribeStatus: (listener) => listen(statusListeners, listener, store.subscribeStatus(listener)),
    subscribeAll: (listener) => listen(allListeners, listener, store.subscribeAll(listener)),
    simulate(key, as) {
      const next = new Map(simulation.features);
      if (as === null) next.delete(key);
      else next.set(key, as);
      change({ ...simulation, features: next }, [key]);
    },
    simulateStatus: (status) => change({ ...simulation, status }, keyListeners.keys()),
    reset: () => change(nothing, keyListeners.keys()),
    getSimulation: () => simulation,
  };
}
