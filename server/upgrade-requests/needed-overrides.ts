import type { TenantOverride } from '../resolution/resolution-inputs.ts';
import { featuresOf, type TenantWorld } from '../tenants/tenant-world.ts';

/**
 * The boolean features that a feature needs, transitively, and that are off by themselves: not those that only wait for
 * another one, which come on with it. Inactive and deprecated ones cannot be given.
 */
export function neededKeys({ catalog, tier, tenant }: TenantWorld, key: string, now: number): string[] {
  const definitions = new Map(catalog.features.map((feature) => [feature.key, feature]));
  const present = featuresOf({ catalog, tier, tenant }, now);
  const needed = new Set(definitions.get(key)?.dependsOn);
  for (const need of needed) for (const next of definitions.get(need)?.dependsOn ?? []) needed.add(next);
  needed.delete(key);
  return [...needed].filter((need) => {
    const definition = definitions.get(need);
    const feature = present.get(need);
    const canBeGiven = definition?.type === 'boolean' && definition.isActive && !definition.isDeprecated;
    return canBeGiven && feature?.enabled === false && feature.reason !== 'DEPENDENCY_UNMET';
  });
}

/** An override as an approval gives it. */
export function upgradeOverride(key: string, value: object, expiresAt: number | null): TenantOverride {
  return { key, value, origin: 'upgrade', startsAt: null, expiresAt };
}
