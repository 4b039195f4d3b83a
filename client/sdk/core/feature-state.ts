import type { Feature } from './feature.ts';
import type {
  AvailableComponent,
  AvailableModel,
  FeatureControlMode,
  ResolvedFeature,
  ResolvedFeaturesUpdate,
} from './resolved-update.ts';

/** The newest answer. Immutable; parts that did not change keep their identity from one state to the next. */
export interface FeatureState {
  readonly epoch: string;
  readonly revision: string;
  readonly asOf: string;
  readonly etag: string;
  readonly mode: FeatureControlMode;
  readonly tierName: string | null;
  readonly stale: boolean;
  readonly features: ReadonlyMap<string, Feature>;
  readonly models: ReadonlyMap<string, AvailableModel>;
  readonly components: ReadonlyMap<string, AvailableComponent>;
}

/** `behind`: older than what is held. `foreign`: a difference from a state that is not held. Neither may be applied. */
export type ApplyResult = FeatureState | 'behind' | 'foreign';

export const nothing: ReadonlyMap<string, never> = new Map<string, never>();

function isOlder(update: ResolvedFeaturesUpdate, state: FeatureState): boolean {
  // Another epoch always wins: a restored database starts again at a lower revision.
  if (update.epoch !== state.epoch) return false;
  const revisions = Number(update.revision) - Number(state.revision);
  if (revisions !== 0) return revisions < 0;
  // A node that lost or regained its database says so at the same revision; that is no step in time.
  return update.stale === state.stale && Date.parse(update.asOf) < Date.parse(state.asOf);
}

function merge<Entry>(
  before: ReadonlyMap<string, Entry>,
  replace: boolean,
  changed: readonly Entry[],
  removed: readonly string[],
  idOf: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  const after = new Map(replace ? nothing : before);
  for (const id of removed) after.delete(id);
  for (const entry of changed) {
    const id = idOf(entry);
    const old = before.get(id);
    // Every entry has its fields in the order of the one operation, so equal text means equal values.
    after.set(id, old !== undefined && JSON.stringify(old) === JSON.stringify(entry) ? old : entry);
  }
  const same = after.size === before.size && [...after].every(([id, entry]) => before.get(id) === entry);
  return same ? before : after;
}

const known = (feature: ResolvedFeature): Feature => ({ ...feature, loading: false });
const keyOf = (feature: Feature): string => feature.key;
const idOf = (entry: { readonly id: string }): string => entry.id;

/** The state after an update; the reason why not, where it does not follow on the state that is held. */
export function applyUpdate(state: FeatureState | null, update: ResolvedFeaturesUpdate): ApplyResult {
  const { epoch, revision, asOf, etag, mode, tierName, stale, snapshot } = update;
  const older = state !== null && isOlder(update, state);
  // The etag covers every visible value, so an equal one from a node that is behind is still the right answer.
  if (state?.etag === etag) return older ? state : { ...state, epoch, revision, asOf, stale };
  if (older) return 'behind';
  if (!snapshot && (state === null || update.baseEtag !== state.etag)) return 'foreign';
  return {
    epoch,
    revision,
    asOf,
    etag,
    mode,
    tierName,
    stale,
    features: merge(state?.features ?? nothing, snapshot, update.changed.map(known), update.removed, keyOf),
    models: merge(state?.models ?? nothing, snapshot, update.changedModels, update.removedModels, idOf),
    components: merge(state?.components ?? nothing, snapshot, update.changedComponents, update.removedComponents, idOf),
  };
}
