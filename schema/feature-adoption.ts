import { Field, Int, ObjectType } from 'type-graphql';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { RevisionScalar } from './scalars/revision.ts';

@ObjectType({ description: 'For how many tenants of one tier a feature is on now.' })
export class TierAdoption {
  @Field(() => Int, { description: 'For how many of its tenants the feature is on.', simple: true })
  declare readonly enabledTenantCount: number;

  @Field(() => Int, { description: 'How many tenants are on the tier.', simple: true })
  declare readonly tenantCount: number;
}

@ObjectType({
  description:
    'For how many tenants a feature is on now: as it comes out for them, not as it is configured. Only for super admins.',
})
export class FeatureAdoption {
  @Field(() => FeatureKeyScalar, { description: 'The feature.', simple: true })
  declare readonly key: string;

  @Field(() => Int, { description: 'For how many tenants it is on.', simple: true })
  declare readonly enabledTenantCount: number;

  @Field(() => Int, { description: 'How many tenants there are.', simple: true })
  declare readonly tenantCount: number;

  @Field(() => [TierAdoption], {
    description:
      'The same by tier, oldest tier first; last, where there are any, those that are on none. Tiers without tenants are there with 0.',
    simple: true,
  })
  declare readonly byTier: readonly TierAdoption[];

  @Field(() => RevisionScalar, {
    description: 'All numbers belong to this revision; equal for all features of an answer.',
    simple: true,
  })
  declare readonly revision: number;
}
