import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ChangeInput } from './change-input.ts';
import { FeatureValueInput } from './feature-value.ts';
import { MutationPayload } from './mutation-payload.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { Tier } from './tier.ts';

@InputType({ description: 'What shall be different about one feature of a tier. What is left out stays.' })
export class TierFeatureChangeInput {
  @Field(() => FeatureKeyScalar, { description: 'The feature. Each key at most once.' })
  declare readonly key: string;

  @Field(() => FeatureValueInput, {
    nullable: true,
    description: "The tier's own value. Not together with `inherit: true`.",
  })
  declare readonly value?: FeatureValueInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: take back what the tier says, so that the default of the registry goes on.',
  })
  declare readonly inherit?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether overrides that admins set for single tenants count.' })
  declare readonly allowTenantOverride?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether tenants may ask for it, or for more of it.' })
  declare readonly allowTenantUpgrade?: boolean | null;
}

@InputType({ description: 'Changes of one tier: all of them happen, or none.' })
export class SetTierFeaturesInput extends ChangeInput {
  @Field(() => ID, { description: 'The tier.' })
  declare readonly tierId: string;

  @Field(() => Int, {
    description: 'The `version` of the tier that the changes were made on. Where it is another by now: STALE_WRITE.',
  })
  declare readonly expectedVersion: number;

  @Field(() => [TierFeatureChangeInput], { description: 'The changed features only.' })
  declare readonly changes: readonly TierFeatureChangeInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Switch on whatever the changes need, in place of DEPENDENCY_UNMET.',
  })
  declare readonly autoEnableDependencies: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Switch off whatever needs what the changes switch off, in place of DEPENDENTS_ENABLED.',
  })
  declare readonly cascadeDisable: boolean;
}

@ObjectType({
  description: 'What `setTierFeatures` did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class SetTierFeaturesPayload extends MutationPayload {
  @Field(() => Tier, { nullable: true, description: 'The tier as it is now. Null where the change was refused.' })
  declare readonly tier: Tier | null;

  @Field(() => [FeatureKeyScalar], {
    description:
      'The features whose entry on the tier changed, with those that came along by `autoEnableDependencies` and `cascadeDisable`.',
  })
  declare readonly changedKeys: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'How many tenants are on the tier. Null where the change was refused.',
  })
  declare readonly tenantCount: number | null;
}
