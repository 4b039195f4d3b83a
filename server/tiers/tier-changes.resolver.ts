import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  SetTierFeaturesInput,
  SetTierFeaturesPayload,
  type TierFeatureChangeInput,
} from '../../schema/set-tier-features.ts';
import {
  CloneTierInput,
  CreateTierInput,
  DeleteTierInput,
  DeleteTierPayload,
  TierPayload,
  UpdateTierInput,
} from '../../schema/tier-changes.ts';
import { authorize, type GlobalVerb } from '../auth/can.ts';
import { answerChange } from '../changes/answer-change.ts';
import type { CommandContext, Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { readValueInput } from '../features/read-value-input.ts';
import { cloneTier } from './clone-tier.ts';
import { createTier } from './create-tier.ts';
import { deleteTier } from './delete-tier.ts';
import type { TierFeaturePatch } from './plan-tier-change.ts';
import { setTierFeatures } from './set-tier-features.ts';
import type { TierChanged } from './tier-fields.ts';
import { updateTier } from './update-tier.ts';

@Resolver()
export class TierChangesResolver {
  @Mutation(() => TierPayload, { description: 'Makes a tier that says nothing yet. For super admins.' })
  createTier(
    @Ctx() context: Context,
    @Arg('input', () => CreateTierInput, { description: 'The tier.' }) input: CreateTierInput,
  ): Promise<object> {
    return answer(context, 'createTier', (command) => createTier(command, input));
  }

  @Mutation(() => TierPayload, { description: 'Changes the name and the like of a tier. For super admins.' })
  updateTier(
    @Ctx() context: Context,
    @Arg('input', () => UpdateTierInput, { description: 'What to change.' }) input: UpdateTierInput,
  ): Promise<object> {
    return answer(context, 'updateTier', (command) => updateTier(command, input));
  }

  @Mutation(() => TierPayload, { description: 'Makes a tier that says what another one says. For super admins.' })
  cloneTier(
    @Ctx() context: Context,
    @Arg('input', () => CloneTierInput, { description: 'What to copy.' }) input: CloneTierInput,
  ): Promise<object> {
    return answer(context, 'cloneTier', (command) => cloneTier(command, input));
  }

  @Mutation(() => DeleteTierPayload, { description: 'Deletes a tier that no tenant is on. For super admins.' })
  deleteTier(
    @Ctx() context: Context,
    @Arg('input', () => DeleteTierInput, { description: 'What to delete.' }) input: DeleteTierInput,
  ): Promise<object> {
    const grant = authorize(context.caller, 'deleteTier');
    const command = (commandContext: CommandContext) => deleteTier(commandContext, input);
    return answerChange(context, grant, { tierId: null }, command, ({ tierId }) => ({ tierId }));
  }

  @Mutation(() => SetTierFeaturesPayload, {
    description:
      'Changes what a tier says about features: all of the changes or none, in one revision. For super admins.',
  })
  setTierFeatures(
    @Ctx() context: Context,
    @Arg('input', () => SetTierFeaturesInput, { description: 'What to change.' }) input: SetTierFeaturesInput,
  ): Promise<object> {
    const grant = authorize(context.caller, 'setTierFeatures');
    const nothing = { tier: null, changedKeys: [], tenantCount: null };
    const command = (commandContext: CommandContext) =>
      setTierFeatures(commandContext, { ...input, changes: input.changes.map(toPatch) });
    return answerChange(context, grant, nothing, command, async ({ tierId, changedKeys, tenantCount }) => {
      const tier = await context.loaders.tiers.byId.load(tierId);
      return { tier, changedKeys, tenantCount };
    });
  }
}

function answer(
  context: Context,
  verb: GlobalVerb,
  command: (command: CommandContext) => Promise<Done<TierChanged>>,
): Promise<object> {
  const grant = authorize(context.caller, verb);
  return answerChange(context, grant, { tier: null }, command, async ({ tierId }) => ({
    tier: await context.loaders.tiers.byId.load(tierId),
  }));
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
