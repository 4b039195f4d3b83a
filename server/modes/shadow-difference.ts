import type { FeatureValue } from '../resolution/feature-value.ts';
import type { LoadedInputs } from '../resolution/load-inputs.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { causeOf, type ShadowCause } from './difference-cause.ts';
import { differingFeatures, Plans, valueOf } from './switch-comparison.ts';

export interface FoundDifference {
  readonly tenantId: string;
  readonly key: string;
  readonly legacy: FeatureValue;
  readonly enforce: FeatureValue;
  readonly cause: ShadowCause;
}

/** What both modes answer differently for the loaded tenants; the catalog must be loaded too. Pure. */
export function findDifferences(
  { catalog, tiers, tenants }: LoadedInputs,
  compiledFeatures: readonly FeatureDefinition[],
  now: number,
): FoundDifference[] {
  if (catalog === null) return [];
  const world = { catalog, compiledFeatures, tiers };
  const [legacy, enforce] = [new Plans({ ...world, mode: 'legacy' }), new Plans({ ...world, mode: 'enforce' })];
  const known = new Set(catalog.features.map(({ key }) => key));
  const tierOf = new Map(tiers.map((tier) => [tier.id, tier]));
  const definitionOf = new Map(compiledFeatures.map((feature) => [feature.key, feature]));
  return tenants.flatMap((tenant) => {
    const tier = tenant.tierId === null ? undefined : tierOf.get(tenant.tierId);
    const pairs = differingFeatures(legacy.resolve(tenant, now), enforce.resolve(tenant, now));
    return pairs
      .filter(({ key }) => known.has(key))
      .map((pair) => ({
        tenantId: tenant.id,
        key: pair.key,
        legacy: valueOf(pair.before),
        enforce: valueOf(pair.after),
        cause: causeOf(pair, definitionOf.get(pair.key), tier),
      }));
  });
}
