import type { FeatureValue } from '../resolution/feature-value.ts';
import { legacyValue } from '../resolution/legacy-value.ts';
import type { LoadedInputs } from '../resolution/load-inputs.ts';
import type { FeatureDefinition, TierInputs } from '../resolution/resolution-inputs.ts';
import type { FeatureReason } from '../resolution/resolved.ts';
import { differingFeatures, Plans, valueOf, type Pair } from './switch-comparison.ts';

/**
 * Why enforce answers differently. ABSENT_KEY: the old JSON does not name the feature and a row of the tier switches it on, as
 * importing with `grandfather` does. Else the layer that decides, or what holds the feature off.
 */
export type ShadowCause = 'ABSENT_KEY' | 'TIER' | 'DEFAULT' | 'OVERRIDE' | 'RELATION' | 'INACTIVE' | 'INVALID_VALUE';

export interface FoundDifference {
  readonly tenantId: string;
  readonly key: string;
  readonly legacy: FeatureValue;
  readonly enforce: FeatureValue;
  readonly cause: ShadowCause;
}

const CAUSES: Readonly<Partial<Record<FeatureReason, ShadowCause>>> = {
  DEPENDENCY_UNMET: 'RELATION',
  DEPENDENCY_CYCLE: 'RELATION',
  CONFLICT: 'RELATION',
  INACTIVE: 'INACTIVE',
  INVALID_VALUE: 'INVALID_VALUE',
};

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

function causeOf(
  { before, after }: Pair,
  feature: FeatureDefinition | undefined,
  tier: TierInputs | undefined,
): ShadowCause {
  if (after === undefined) return 'DEFAULT';
  const cause = CAUSES[after.reason];
  if (cause !== undefined) return cause;
  if (after.source === 'TENANT_OVERRIDE') return 'OVERRIDE';
  if (after.source !== 'TIER') return 'DEFAULT';
  const isAbsent = feature === undefined || tier === undefined || legacyValue(feature, tier).found === 'NOTHING';
  return isAbsent && before?.enabled !== true && after.enabled ? 'ABSENT_KEY' : 'TIER';
}
