import type { FeatureDefinition, TenantInputs, TierInputs } from './resolution-inputs.ts';
import type { Resolution } from './resolved.ts';
import { presentPlain } from './present-feature.ts';

/** The end of a licence is exclusive: at that moment it is over. Without a tier there is nothing to end. */
export function isLicenceOver(tier: TierInputs | null, tenant: TenantInputs, now: number): boolean {
  return tier !== null && tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= now;
}

/** A suspended tenant has nothing, not even what is public, and no time changes that. `features` in display order. */
export function suspended(features: readonly FeatureDefinition[]): Resolution {
  return {
    features: features.map((feature) => presentPlain(feature, null, 'SYSTEM', 'TENANT_INACTIVE')),
    models: [],
    components: [],
    nextChangeAt: null,
  };
}
