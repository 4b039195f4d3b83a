import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  SetTierFeaturesInput,
  SetTierFeaturesPayload,
  type TierFeatureChangeInput,
} from '../../schema/set-tier-features.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { readValueInput } from '../features/read-value-input.ts';
import { refusalAsData } from '../changes/refusal-as-data.ts';
import type { TierFeaturePatch } from './plan-tier-change.ts';
import { setTierFeatures } from './set-tier-features.ts';

@Resolver()
export class TierChangesResolver {
  @Mutation(() => SetTierFeaturesPayload, {
    description:
      'Changes what a tier says about features: all of the changes or none, in one revision. For super admins.',
  })
  async setTierFeatures(
    @Ctx() { caller, em, loaders, services }: Context,
    @Arg('input', () => SetTierFeaturesInput, { description: 'What to change.' }) input: SetTierFeaturesInput,
  ): Promise<object> {
    const grant = authorize(caller, 'setTierFeatures');
    return refusalAsData({ tier: null, changedKeys: [], tenantCount: null }, async () => {
      const command = { em, caller: grant.caller, pinnedMode: services.pinnedMode };
      const { revision, outcome, impact } = await setTierFeatures(command, {
        ...input,
        changes: input.changes.map(toPatch),
      });
      // What was read before the change must not answer what is after it: not here, and not in the caller's next query.
      loaders.renew();
      await services.feed.reach(revision).catch(() => false);
      const { tierId, changedKeys, tenantCount } = outcome;
      const tier = await loaders.tiers.byId.load(tierId);
      return { revision, problem: null, impact, tier, changedKeys, tenantCount };
    });
  }
}

function toPatch(change: TierFeatureChangeInput): TierFeaturePatch {
  const { key, value, inherit, allowTenantOverride, allowTenantUpgrade } = change;
  return {
    key,
    ...(value != null && { value: readValueInput(value) }),
    ...(inherit === true && { inherit }),
    ...(allowTenantOverride != null && { allowTenantOverride }),
    ...(allowTenantUpgrade != null && { allowTenantUpgrade }),
  };
}
