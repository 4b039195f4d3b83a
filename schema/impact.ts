import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

export const ImpactEffect = { ON: 'ON', OFF: 'OFF', LIMIT: 'LIMIT' } as const;
export type ImpactEffect = (typeof ImpactEffect)[keyof typeof ImpactEffect];

registerEnumType(ImpactEffect, {
  name: 'ImpactEffect',
  description: 'What a change does to a feature of a tenant.',
  valuesConfig: {
    ON: { description: 'It goes on.' },
    OFF: { description: 'It goes off.' },
    LIMIT: { description: 'It stays on, with another limit or value.' },
  },
});

@ObjectType({ description: 'A tenant for which a feature comes out differently.', simpleResolvers: true })
export class ImpactedTenant {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => ImpactEffect, { description: 'What happens to it.' })
  declare readonly effect: ImpactEffect;
}

@ObjectType({ description: 'What a change does to one feature.', simpleResolvers: true })
export class FeatureImpact {
  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => Int, { description: 'For how many tenants it goes on.' })
  declare readonly on: number;

  @Field(() => Int, { description: 'For how many tenants it goes off.' })
  declare readonly off: number;

  @Field(() => Int, { description: 'For how many tenants it stays on with another limit or value.' })
  declare readonly limits: number;
}

@ObjectType({ description: 'What a change does to who sees a model or a component.', simpleResolvers: true })
export class OfferImpact {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => Int, { description: 'How many tenants begin to see it.' })
  declare readonly on: number;

  @Field(() => Int, { description: 'How many tenants see it no more.' })
  declare readonly off: number;
}

@ObjectType({
  description: 'Who gains and who loses what by a change, counted over the tenants as they are now.',
  simpleResolvers: true,
})
export class Impact {
  @Field(() => Int, { description: 'For how many tenants anything comes out differently.' })
  declare readonly tenantCount: number;

  @Field(() => [FeatureImpact], { description: 'The features that come out differently for somebody.' })
  declare readonly features: readonly FeatureImpact[];
}
