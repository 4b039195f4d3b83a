import { readFeatureValue, type FeatureValue } from '../resolution/feature-value.ts';
import type { FeatureDefinition, TenantOverride, TierInputs } from '../resolution/resolution-inputs.ts';
import type { TenantWorld } from './tenant-world.ts';

/** What becomes of a tenant's overrides when it changes its tier. */
export type OverridePolicy = 'KEEP' | 'REVOKE_GRANTS' | 'REVOKE_ALL';

/** The keys of the overrides that the policy revokes, in order. */
export function keysToRevoke(world: TenantWorld, tier: TierInputs | null, policy: OverridePolicy): string[] {
  const { catalog, tenant } = world;
  if (policy === 'KEEP') return [];
  return tenant.overrides.flatMap((override) => {
    if (policy === 'REVOKE_ALL') return override.key;
    const feature = catalog.features.find(({ key }) => key === override.key);
    return feature === undefined || isGrant(feature, override, [world.tier, tier]) ? override.key : [];
  });
}

/**
 * A grant switches on. A limit is one only where it is above what one of the tiers gives by itself: above the old tier it
 * was sold as an extra, which must not become a restriction on a tier that gives more.
 */
function isGrant(feature: FeatureDefinition, override: TenantOverride, tiers: readonly (TierInputs | null)[]): boolean {
  const value = readFeatureValue(feature.type, override.value);
  if (value === null || !value.enabled) return false;
  if (override.origin === 'upgrade' || feature.type !== 'integer') return true;
  return tiers.some((tier) => limitOf(value) > limitOf(valueOn(feature, tier)));
}

function valueOn(feature: FeatureDefinition, tier: TierInputs | null): FeatureValue | null {
  const row = tier?.rows.find(({ key }) => key === feature.key);
  return readFeatureValue(feature.type, row === undefined ? feature.defaultValue : row.value);
}

function limitOf(value: FeatureValue | null): number {
  if (value?.enabled !== true) return Number.NEGATIVE_INFINITY;
  return typeof value.value === 'number' ? value.value : Number.POSITIVE_INFINITY;
}
