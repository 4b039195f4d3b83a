import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { FeatureCategory } from './feature-category.ts';
import { FeatureType } from './feature-type.ts';
import { FeatureValue } from './feature-value.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { JsonScalar } from './scalars/json.ts';

@ObjectType({
  description: 'A feature of the registry: something that can be on or off for a tenant. Only for super admins.',
  simpleResolvers: true,
})
export class Feature {
  @Field(() => ID, { description: 'Stable identity; the audit log names it.' })
  declare readonly id: string;

  @Field(() => FeatureKeyScalar, {
    description: 'Its name in code. Never reused; a feature is retired by `isActive: false`.',
  })
  declare readonly key: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => String, { nullable: true, description: 'What a tenant gets with it.' })
  declare readonly description: string | null;

  @Field(() => FeatureCategory, { description: 'The first part of its key.' })
  declare readonly category: FeatureCategory;

  @Field(() => String, { nullable: true, description: 'A finer division of the category.' })
  declare readonly subcategory: string | null;

  @Field(() => FeatureType, { description: 'What it carries beside being on or off.' })
  declare readonly type: FeatureType;

  @Field(() => FeatureValue, {
    description: 'What a tenant gets where neither its tier nor an override says otherwise.',
  })
  declare readonly defaultValue: FeatureValue;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'For the type JSON: the JSON Schema that values have to meet; null for any.',
  })
  declare readonly valueSchema: unknown;

  @Field(() => Boolean, { description: 'Sold extra: it must not be on by default. Decides nothing by itself.' })
  declare readonly isPremium: boolean;

  @Field(() => Boolean, {
    description: 'Somebody has to set it up before it does anything. Decides nothing by itself.',
  })
  declare readonly requiresSetup: boolean;

  @Field(() => Int, { description: 'Its place among the features; of two that conflict, the smaller number wins.' })
  declare readonly displayOrder: number;

  @Field(() => String, { nullable: true, description: 'Name of its icon.' })
  declare readonly icon: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is documented.' })
  declare readonly helpUrl: string | null;

  @Field(() => Boolean, {
    description: 'The kill switch: false means off for everybody, whatever tiers and overrides say.',
  })
  declare readonly isActive: boolean;

  @Field(() => Boolean, { description: 'It still works, but cannot be newly given or asked for.' })
  declare readonly isDeprecated: boolean;

  @Field(() => String, { nullable: true, description: 'What to use in place of it, where it is deprecated.' })
  declare readonly deprecatedMessage: string | null;

  @Field(() => Int, { description: 'Grows by one with every change of it. Send it as `expectedVersion`.' })
  declare readonly version: number;

  @Field(() => RevisionScalar, { description: 'The revision of its last change.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it was put into the registry.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  declare readonly updatedAt: Date;
}

export const FeatureConnection = connectionOf(Feature, 'Feature', 'features');
