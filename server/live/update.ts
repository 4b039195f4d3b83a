import type { ComponentDefinition, FeatureControlMode, ModelDefinition } from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { digestOf, type ResolvedContent } from '../resolution/resolved-content.ts';

/** One event of `resolvedFeaturesChanged`. */
export interface ResolvedFeaturesUpdate {
  readonly revision: number;
  readonly epoch: string;
  readonly asOf: number;
  readonly stale: boolean;
  readonly mode: FeatureControlMode;
  readonly tierName: string | null;
  readonly snapshot: boolean;
  readonly baseEtag: string | null;
  readonly etag: string;
  readonly changed: readonly ResolvedFeature[];
  readonly removed: readonly string[];
  readonly changedModels: readonly ModelDefinition[];
  readonly removedModels: readonly string[];
  readonly changedComponents: readonly ComponentDefinition[];
  readonly removedComponents: readonly string[];
}

/** Which revision the node had applied, and since when the content holds. */
export interface Stamp {
  readonly revision: number;
  readonly asOf: number;
}

interface Difference<Entry> {
  readonly changed: readonly Entry[];
  readonly removed: readonly string[];
}

type Visible = ResolvedFeature | ModelDefinition | ComponentDefinition;

function difference<Entry extends Visible>(
  from: readonly Entry[],
  to: readonly Entry[],
  idOf: (entry: Entry) => string,
): Difference<Entry> {
  if (from === to) return { changed: [], removed: [] };
  const changed: Entry[] = [];
  // Mostly the lists have the same entries in the same places; only from where they part is anything looked up.
  let place = 0;
  for (; place < to.length; place += 1) {
    const entry = to[place];
    const old = from[place];
    if (entry === old) continue;
    if (entry === undefined || old === undefined || idOf(old) !== idOf(entry)) break;
    if (!sameEntry(old, entry)) changed.push(entry);
  }
  if (place === to.length && place === from.length) return { changed, removed: [] };
  const before = new Map(from.slice(place).map((entry) => [idOf(entry), entry]));
  for (const entry of to.slice(place)) {
    const id = idOf(entry);
    const old = before.get(id);
    before.delete(id);
    if (old === undefined || !sameEntry(old, entry)) changed.push(entry);
  }
  return { changed, removed: [...before.keys()] };
}

function sameEntry(a: Visible, b: Visible): boolean {
  return a === b || digestOf(a) === digestOf(b);
}

/** The whole content, to replace whatever the client holds. */
export function snapshotUpdate(to: ResolvedContent, stamp: Stamp): ResolvedFeaturesUpdate {
  return {
    revision: stamp.revision,
    epoch: to.epoch,
    asOf: stamp.asOf,
    stale: to.stale,
    mode: to.mode,
    tierName: to.tierName,
    snapshot: true,
    baseEtag: null,
    etag: to.etag,
    changed: to.features,
    removed: [],
    changedModels: to.models,
    removedModels: [],
    changedComponents: to.components,
    removedComponents: [],
  };
}

/** What turns `from`, which this client holds, into `to`. Nothing but the stamp where both are equal. */
export function deltaUpdate(from: ResolvedContent, to: ResolvedContent, stamp: Stamp): ResolvedFeaturesUpdate {
  const features = difference(from.features, to.features, (feature) => feature.key);
  const models = difference(from.models, to.models, (model) => model.id);
  const components = difference(from.components, to.components, (component) => component.id);
  return {
    ...snapshotUpdate(to, stamp),
    snapshot: false,
    baseEtag: from.etag,
    changed: features.changed,
    removed: features.removed,
    changedModels: models.changed,
    removedModels: models.removed,
    changedComponents: components.changed,
    removedComponents: components.removed,
  };
}
