import type { TenantFeaturesQuery, TenantQuery, TenantUsageQuery } from './generated/graphql.ts';

/** A tenant with its overrides, as its page reads it. */
export type Tenant = NonNullable<TenantQuery['tenant']>;
export type TenantOverride = Tenant['overrides'][number];

/** What one feature comes out as for the tenant. */
export type TenantFeature = TenantFeaturesQuery['resolvedFeatures']['features'][number];
export type TenantUsage = TenantUsageQuery['usage'][number];
