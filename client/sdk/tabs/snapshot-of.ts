import type { Feature } from '../core/feature.ts';
import type { FeatureState } from '../core/feature-state.ts';
import type { FeatureReason, ResolvedFeaturesUpdate } from '../core/resolved-update.ts';

const isResolved = (feature: Feature): feature is Feature & { readonly reason: FeatureReason } => !feature.loading;

/** A state as the update that brings anybody there, whatever they held before. */
export function snapshotOf(state: FeatureState): ResolvedFeaturesUpdate {
  const { epoch, revision, asOf, etag, mode, tierName, stale, features, models, components } = state;
  return {
    epoch,
    revision,
    asOf,
    etag,
    mode,
    tierName,
    stale,
    snapshot: true,
    baseEtag: null,
    changed: [...features.values()].filter(isResolved),
    removed: [],
    changedModels: [...models.values()],
    removedModels: [],
    changedComponents: [...components.values()],
    removedComponents: [],
  };
}
