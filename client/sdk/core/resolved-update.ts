import type { ResolvedFeaturesChangedSubscription } from '../generated/graphql.ts';

export type {
  FeatureCategory,
  FeatureControlMode,
  FeatureReason,
  FeatureSource,
  FeatureType,
  IgnoredOverride,
} from '../generated/graphql.ts';

/** One event of the live subscription: a snapshot, or what changed since the state whose etag is `baseEtag`. */
export type ResolvedFeaturesUpdate = Readonly<ResolvedFeaturesChangedSubscription['resolvedFeaturesChanged']>;

/** A feature as the server resolved it for the tenant of the token. */
export type ResolvedFeature = Readonly<ResolvedFeaturesUpdate['changed'][number]>;

/** A model that the tenant may use. */
export type AvailableModel = Readonly<ResolvedFeaturesUpdate['changedModels'][number]>;

/** A component that the tenant may use. */
export type AvailableComponent = Readonly<ResolvedFeaturesUpdate['changedComponents'][number]>;
