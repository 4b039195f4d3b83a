import { compareFeatures } from '../changes/impact.ts';
import type { TierInputs } from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { withOverrides } from './override-plan.ts';
import { keysToRevoke, type OverridePolicy } from './override-policy.ts';
import { featuresOf, type TenantWorld } from './tenant-world.ts';

/** What a feature that stays on comes out as. Plain JSON. */
interface RehearsedValue {
  readonly key: string;
  readonly before: EffectiveValue;
  readonly after: EffectiveValue;
}

type EffectiveValue = Pick<ResolvedFeature, 'enabled' | 'limit' | 'unlimited' | 'text' | 'json'>;

/** What a policy gives and takes. Lists are in display order. */
export interface PolicyRehearsal {
  readonly policy: OverridePolicy;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly changed: readonly RehearsedValue[];
  readonly revokedKeys: readonly string[];
}

const POLICIES = ['KEEP', 'REVOKE_GRANTS', 'REVOKE_ALL'] as const satisfies readonly OverridePolicy[];

/** What each policy would do to the tenant on this tier. */
export function rehearsePolicy(world: TenantWorld, tier: TierInputs | null, now: number): PolicyRehearsal[] {
  const before = featuresOf(world, now);
  return POLICIES.map((policy) => {
    const revokedKeys = keysToRevoke(world, tier, policy);
    const kept = withOverrides(world.tenant, new Map(revokedKeys.map((key) => [key, null])));
    const after = featuresOf({ ...world, tier, tenant: { ...kept, tierId: tier?.id ?? null } }, now);
    const differences = compareFeatures([...before.values()], [...after.values()]);
    const keysOf = (effect: string): string[] =>
      differences.flatMap((difference) => (difference.effect === effect ? difference.key : []));
    const changed = keysOf('LIMIT').flatMap((key) => {
      const was = before.get(key);
      const is = after.get(key);
      return was && is ? { key, before: valueOf(was), after: valueOf(is) } : [];
    });
    return { policy, gained: keysOf('ON'), lost: keysOf('OFF'), changed, revokedKeys };
  });
}

function valueOf({ enabled, limit, unlimited, text, json }: ResolvedFeature): EffectiveValue {
  return { enabled, limit, unlimited, text, json };
}
