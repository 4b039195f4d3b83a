import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ChangeInput, UpdateInput } from './change-input.ts';
import { FeatureType } from './feature-type.ts';
import { FeatureValueInput } from './feature-value.ts';
import { Feature } from './feature.ts';
import { MutationPayload } from './mutation-payload.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { JsonScalar } from './scalars/json.ts';

@InputType({ description: 'A new feature. Off for everybody unless `defaultValue` says otherwise.' })
export class CreateFeatureInput extends ChangeInput {
  @Field(() => FeatureKeyScalar, { description: 'Its name in code, which stays; the first part is the category.' })
  declare readonly key: string;

  @Field(() => String, { description: 'Its name for people: one line, at most 255 characters.' })
  declare readonly name: string;

  @Field(() => String, { nullable: true, description: 'What a tenant gets with it. At most 4,000 characters.' })
  declare readonly description?: string | null;

  @Field(() => String, { nullable: true, description: 'A finer division of the category. At most 50 characters.' })
  declare readonly subcategory?: string | null;

  @Field(() => FeatureType, { nullable: true, description: 'What it carries; BOOLEAN where it is left out.' })
  declare readonly type?: FeatureType;

  @Field(() => FeatureValueInput, { nullable: true, description: 'What a tenant gets; off where it is left out.' })
  declare readonly defaultValue?: FeatureValueInput | null;

  @Field(() => JsonScalar, { nullable: true, description: 'For the type JSON: the JSON Schema of its values.' })
  declare readonly valueSchema?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'Sold extra: it must not be on by default.' })
  declare readonly isPremium?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Somebody has to set it up before it does anything.' })
  declare readonly requiresSetup?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the features; 0 where it is left out.' })
  declare readonly displayOrder?: number | null;

  @Field(() => String, { nullable: true, description: 'Name of its icon: a-z, 0-9 and -, at most 50 characters.' })
  declare readonly icon?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is documented: http or https, at most 500 characters.',
  })
  declare readonly helpUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: off for everybody, whatever tiers and overrides say.' })
  declare readonly isActive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It works, but cannot be newly given or asked for.' })
  declare readonly isDeprecated?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What to use in place of it. At most 1,000 characters.' })
  declare readonly deprecatedMessage?: string | null;

  @Field(() => [FeatureKeyScalar], { nullable: true, description: 'It is on only where all of these are on.' })
  declare readonly dependsOn?: readonly string[] | null;

  @Field(() => [FeatureKeyScalar], { nullable: true, description: 'It is never on together with any of these.' })
  declare readonly conflictsWith?: readonly string[] | null;
}

@InputType({
  description:
    'What shall be different about a feature. What is left out stays; a text may be null where it may be missing.',
})
export class UpdateFeatureInput extends UpdateInput {
  @Field(() => FeatureKeyScalar, { description: 'The feature. Keys do not change.' })
  declare readonly key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people: one line, at most 255 characters.' })
  declare readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'What a tenant gets with it. At most 4,000 characters.' })
  declare readonly description?: string | null;

  @Field(() => String, { nullable: true, description: 'A finer division of the category. At most 50 characters.' })
  declare readonly subcategory?: string | null;

  @Field(() => FeatureType, {
    nullable: true,
    description: 'What it carries. TYPE_LOCKED while a tier, an override or a request holds a value of it.',
  })
  declare readonly type?: FeatureType | null;

  @Field(() => FeatureValueInput, {
    nullable: true,
    description: 'What a tenant gets where neither its tier nor an override says otherwise.',
  })
  declare readonly defaultValue?: FeatureValueInput | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'For the type JSON: the JSON Schema of its values, which those that are stored have to meet; null for any.',
  })
  declare readonly valueSchema?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'Sold extra: it must not be on by default.' })
  declare readonly isPremium?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Somebody has to set it up before it does anything.' })
  declare readonly requiresSetup?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place among the features; of two that conflict, the smaller number wins.',
  })
  declare readonly displayOrder?: number | null;

  @Field(() => String, { nullable: true, description: 'Name of its icon: a-z, 0-9 and -, at most 50 characters.' })
  declare readonly icon?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is documented: http or https, at most 500 characters.',
  })
  declare readonly helpUrl?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The kill switch: false is off for everybody at once, whatever tiers and overrides say.',
  })
  declare readonly isActive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It works, but cannot be newly given or asked for.' })
  declare readonly isDeprecated?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What to use in place of it. At most 1,000 characters.' })
  declare readonly deprecatedMessage?: string | null;
}

@InputType({
  description:
    'What a feature needs and what it excludes. Each list replaces the one before; one that is left out stays.',
})
export class SetFeatureRelationsInput extends UpdateInput {
  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => [FeatureKeyScalar], { nullable: true, description: 'It is on only where all of these are on.' })
  declare readonly dependsOn?: readonly string[] | null;

  @Field(() => [FeatureKeyScalar], {
    nullable: true,
    description: 'It is never on together with any of these. Holds both ways, so their versions grow as well.',
  })
  declare readonly conflictsWith?: readonly string[] | null;
}

@ObjectType({
  description: 'What a change of the registry did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class FeaturePayload extends MutationPayload {
  @Field(() => Feature, {
    nullable: true,
    description: 'The feature as it is now. Null where the change was refused, and where it only would be created.',
  })
  declare readonly feature: Feature | null;
}
