import type { CountedPopulation, TierCount } from '../resolution/counted-population.ts';

/** For how many tenants a feature is on. */
export interface Adoption {
  readonly key: string;
  readonly enabledTenantCount: number;
  readonly tenantCount: number;
  readonly byTier: readonly TierCount[];
  readonly revision: number;
}

export function adoptionOf(population: CountedPopulation, key: string): Adoption {
  return {
    key,
    enabledTenantCount: population.countOf(key),
    tenantCount: population.tenantCount,
    byTier: population.byTier(key),
    revision: population.loaded.revision,
  };
}
