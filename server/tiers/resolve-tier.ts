import { resolveFeatures } from '../resolution/resolve-features.ts';
import type { Catalog, TierRow } from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';

/** What an active tenant with a valid licence and no overrides has on a tier with these rows, in display order. */
export function resolveTier(catalog: Catalog, rows: readonly TierRow[]): readonly ResolvedFeature[] {
  const tier = { id: 'tier', name: 'tier', rows, legacyFeatures: null, maxFlows: null, maxApiCalls: null };
  const tenant = { id: 'tenant', tierId: 'tier', isActive: true, licenseExpiresAt: null };
  return resolveFeatures(
    {
      mode: 'enforce',
      catalog: { features: catalog.features, models: [], components: [] },
      tier,
      tenant: { ...tenant, overrides: [], pendingRequests: [] },
      compiledFeatures: [],
    },
    0,
  ).features;
}
