import { Field, ObjectType } from 'type-graphql';
import { FeatureValue } from './feature-value.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

@ObjectType({
  description: 'What a tier says about a feature, or inherits from its default. Only for super admins.',
  simpleResolvers: true,
})
export class TierFeature {
  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => FeatureValue, { description: "The tier's own value; where `inherited`, the default of the registry." })
  declare readonly value: FeatureValue;

  @Field(() => Boolean, {
    description: 'True where the tier says nothing, so that the default goes on, also when that changes.',
  })
  declare readonly inherited: boolean;

  @Field(() => Boolean, {
    description: 'Whether overrides that admins set for single tenants count. True where inherited.',
  })
  declare readonly allowTenantOverride: boolean;

  @Field(() => Boolean, { description: 'Whether tenants may ask for it, or for more of it. False where inherited.' })
  declare readonly allowTenantUpgrade: boolean;
}
