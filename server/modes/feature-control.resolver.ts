import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver } from 'type-graphql';
import { compiledFeatures } from '../../seeds/features.ts';
import type { Connection } from '../../schema/connection.ts';
import type { FeatureControlMode } from '../../schema/feature-control-mode.ts';
import {
  FeatureControl,
  FeatureControlNode,
  SetFeatureControlModeInput,
  SetFeatureControlModePayload,
  ShadowCause,
  type ShadowDifference,
  ShadowDifferenceConnection,
  ShadowDifferenceCount,
  ShadowSweep,
} from '../../schema/feature-control.ts';
import { TierMigration } from '../../schema/tier-migration.ts';
import { authorize } from '../auth/can.ts';
import { refusalAsData } from '../changes/refusal-as-data.ts';
import type { Context } from '../context.ts';
import { readTierMigration } from '../migration/read-tier-migration.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { setFeatureControlMode } from './set-feature-control-mode.ts';

@Resolver(() => FeatureControl)
export class FeatureControlResolver {
  @Query(() => FeatureControl, {
    description: 'Who decides, the old JSON or tiers and overrides, and what would differ. For super admins.',
  })
  featureControl(@Ctx() context: Context): Promise<FeatureControl> {
    authorize(context.caller, 'featureControl');
    return readFeatureControl(context);
  }

  @FieldResolver(() => ShadowDifferenceConnection, {
    description: 'Where both modes differ, as seen in mode SHADOW. What does not differ any more is not listed.',
  })
  shadowDifferences(
    @Ctx() { loaders }: Context,
    @Arg('cause', () => ShadowCause, { nullable: true, description: 'Only those of this cause.' })
    cause: ShadowCause | null,
    @Arg('first', () => Int, PAGE.first) first: number | null,
    @Arg('after', () => String, PAGE.after) after: string | null,
  ): Promise<Connection<ShadowDifference>> {
    return loaders.featureControl.differences(cause, { first, after });
  }

  @FieldResolver(() => [ShadowDifferenceCount], { description: 'The same, counted by cause.' })
  shadowDifferenceCounts(@Ctx() { loaders }: Context): Promise<ShadowDifferenceCount[]> {
    return loaders.featureControl.counts();
  }

  @FieldResolver(() => ShadowSweep, { description: 'How far all tenants are compared.' })
  shadowSweep(@Ctx() { loaders }: Context): Promise<ShadowSweep> {
    return loaders.featureControl.sweep();
  }

  @FieldResolver(() => [FeatureControlNode], {
    description: 'The servers. Where they are in different modes, changes are refused.',
  })
  nodes(@Ctx() { loaders }: Context): Promise<FeatureControlNode[]> {
    return loaders.featureControl.nodes();
  }

  @FieldResolver(() => TierMigration, { description: "How far the tiers' old JSON is taken over, and what is left." })
  migration(@Ctx() { em }: Context): Promise<TierMigration> {
    return readTierMigration(em);
  }

  @Mutation(() => SetFeatureControlModePayload, {
    description:
      'Switches who decides. Into and out of ENFORCE it has to be confirmed with the digest of a dry run, which tells whose features change. For super admins.',
  })
  async setFeatureControlMode(
    @Ctx() context: Context,
    @Arg('input', () => SetFeatureControlModeInput, { description: 'What to switch to.' })
    input: SetFeatureControlModeInput,
  ): Promise<object> {
    const { em, services, loaders } = context;
    const { caller } = authorize(context.caller, 'setFeatureControlMode');
    const nothing = { featureControl: null, digest: null, differenceCount: null, differences: [] };
    return refusalAsData(nothing, async () => {
      const command = { em, caller, pinnedMode: services.pinnedMode, compiledFeatures };
      const { revision, impact, digest, differenceCount, differences } = await setFeatureControlMode(command, input);
      loaders.renew();
      await services.feed.reach(revision).catch(() => false);
      const featureControl = await readFeatureControl(context);
      return { revision, problem: null, impact, featureControl, digest, differenceCount, differences };
    });
  }
}

async function readFeatureControl({ services, loaders }: Context): Promise<FeatureControl> {
  const { pinnedMode } = services;
  const mode: FeatureControlMode = pinnedMode ?? (await loaders.featureControl.mode());
  return { mode, pinnedByEnvironment: pinnedMode !== null };
}
