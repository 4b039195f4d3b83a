import { type Feature, offFeature } from './feature.ts';
import { type FeatureState, nothing } from './feature-state.ts';
import type { AvailableComponent, AvailableModel } from './resolved-update.ts';

/**
 * - `loading`: the first answer has not arrived, for five seconds at most;
 * - `live`: what is shown is what the server says now;
 * - `stale`: the last answer, while the connection (or the server's database) is away, for a bounded time;
 * - `offline`: nothing that may be trusted; every feature is off.
 */
export type ConnectionStatus = 'loading' | 'live' | 'stale' | 'offline';

/** What can be asked of one moment. Equal answers are the same object, so that a page can compare them by identity. */
export interface FeatureReader {
  /** Never throws; what is unknown, loading or too old is off. The same object as long as nothing about it changed. */
  readonly getFeature: (key: string) => Feature;
  /** All features that are known and may be trusted; the same object as long as none changed. */
  readonly getFeatures: () => ReadonlyMap<string, Feature>;
  /** The models that may be used, by id. */
  readonly getModels: () => ReadonlyMap<string, AvailableModel>;
  /** The components that may be used, by id. */
  readonly getComponents: () => ReadonlyMap<string, AvailableComponent>;
  /** The newest answer as it came, however old; null before the first. For display of revision, tier and mode, not for decisions. */
  readonly getState: () => FeatureState | null;
  readonly getStatus: () => ConnectionStatus;
}

/** What a reader reads from. */
export interface Moment {
  readonly state: FeatureState | null;
  readonly status: ConnectionStatus;
}

/** Reads from whatever `now` gives at the time of the question. */
export function createFeatureReader(now: () => Moment): FeatureReader {
  // What is off for want of an answer keeps its identity too, or every read would look like a change.
  let off = new Map<string, Feature>();
  let offReason: Feature['reason'] | undefined;

  function trusted(): FeatureState | null {
    const { state, status } = now();
    return status === 'offline' ? null : state;
  }

  return {
    getFeature(key) {
      const { state, status } = now();
      const last = state?.features.get(key);
      if (last !== undefined && status !== 'offline') return last;
      const reason = status === 'offline' ? 'STALE_DENIED' : state === null ? 'LOADING' : 'NOT_FOUND';
      if (reason !== offReason) {
        off = new Map();
        offReason = reason;
      }
      let absent = off.get(key);
      if (absent === undefined) off.set(key, (absent = offFeature(key, reason, last)));
      return absent;
    },
    getFeatures: () => trusted()?.features ?? nothing,
    getModels: () => trusted()?.models ?? nothing,
    getComponents: () => trusted()?.components ?? nothing,
    getState: () => now().state,
    getStatus: () => now().status,
  };
}
