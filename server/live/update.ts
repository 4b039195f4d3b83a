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

function difference<Entry extends ResolvedFeature | ModelDefinition | ComponentDefinition>(
  from: readonly Entry[],
  to: readonly Entry[],
  idOf: (entry: Entry) => string,
): Difference<Entry> {
  if (from === to) return { changed: [], removed: [] };
  const before = new Map(from.map((entry) => [idOf(entry), entry]));
  const changed: Entry[] = [];
  for (const entry of to) {
    const id = idOf(entry);
    const old = before.get(id);
    before.delete(id);
    if (old === entry || (old !== undefined && digestOf(old) === digestOf(entry))) continue;
    changed.push(entry);
  }
  return { changed, removed: [...before.keys()] };
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
