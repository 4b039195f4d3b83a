import { invalidValueText } from '../changes/invalid-value-text.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { Refusal } from '../errors.ts';
import { matchesSchema } from '../features/matches-schema.ts';
import { parseFeatureValue, type FeatureValue } from '../resolution/feature-value.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { isLicenceOver } from '../resolution/tenant-state.ts';
import { featuresOf, type TenantWorld } from '../tenants/tenant-world.ts';

/** @throws {Refusal} FEATURE_CONTROL_DISABLED outside of mode enforce: what is approved would not be served */
export function refuseUnlessEnforcing({ mode }: ConfigTransaction): void {
  if (mode === 'enforce') return;
  throw new Refusal(
    'FEATURE_CONTROL_DISABLED',
    'Upgrades need the mode enforce: in the present one nothing new is served.',
  );
}

/** @throws {Refusal} INVALID_VALUE where it is not valid for the feature, or does not switch it on */
export function readUpgradeValue(feature: FeatureDefinition, value: unknown): FeatureValue {
  const parsed = parseFeatureValue(feature, value, matchesSchema);
  const { key } = feature;
  if (parsed.ok && parsed.value.enabled) return parsed.value;
  const detail = parsed.ok ? 'ENABLED_REQUIRED' : parsed.detail;
  throw new Refusal('INVALID_VALUE', invalidValueText(key, detail), { key, detail }, ['value']);
}

/**
 * What has to hold when an upgrade is asked for, and still when it is approved.
 * @throws {Refusal} TENANT_INACTIVE, NO_ACTIVE_LICENSE, UPGRADE_NOT_ALLOWED, FEATURE_INACTIVE, FEATURE_DEPRECATED
 */
export function refuseNotUpgradable(world: TenantWorld, feature: FeatureDefinition, now: number): void {
  const { tenant, tier } = world;
  const { key } = feature;
  if (!tenant.isActive) throw new Refusal('TENANT_INACTIVE', 'The tenant is suspended.');
  if (isLicenceOver(tier, tenant, now)) throw new Refusal('NO_ACTIVE_LICENSE', 'The licence of the tenant is over.');
  if (tier?.rows.find((row) => row.key === key)?.allowTenantUpgrade !== true) {
    throw new Refusal('UPGRADE_NOT_ALLOWED', `The tier does not let tenants ask for "${key}".`, { key }, ['key']);
  }
  if (!feature.isActive) {
    throw new Refusal('FEATURE_INACTIVE', `"${key}" is inactive and cannot be switched on.`, { key }, ['key']);
  }
  if (feature.isDeprecated) {
    throw new Refusal('FEATURE_DEPRECATED', `"${key}" is deprecated and cannot be newly given.`, { key }, ['key']);
  }
}

/** @throws {Refusal} ALREADY_ENTITLED where the value is not more than what the tenant has now */
export function refuseNotMore(world: TenantWorld, { key }: FeatureDefinition, value: FeatureValue, now: number): void {
  const present = featuresOf(world, now).get(key);
  if (present === undefined || isMore(present, value)) return;
  throw new Refusal('ALREADY_ENTITLED', `The tenant has that much of "${key}" already.`, { key }, ['value']);
}

function isMore(present: ResolvedFeature, { value }: FeatureValue): boolean {
  if (!present.enabled) return true;
  if (present.type !== 'integer' || present.unlimited) return false;
  return typeof value === 'number' ? value > (present.limit ?? 0) : true;
}
