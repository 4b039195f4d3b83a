import type { FeatureDetailsQuery, FeatureRegistryQuery } from './generated/graphql.ts';

type Adoption = FeatureRegistryQuery['featureAdoption'][number];

/** A feature as the registry lists it, with the number of tenants for whom it is on. */
export type RegisteredFeature = NonNullable<Adoption['feature']> & Pick<Adoption, 'enabledTenantCount' | 'byTier'>;

/** All features in display order, by key. */
export interface Registry {
  readonly features: ReadonlyMap<string, RegisteredFeature>;
  readonly tenantCount: number;
}

/** A feature with all that its page shows. */
export type Feature = NonNullable<FeatureDetailsQuery['feature']>;
