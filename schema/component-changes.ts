import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChangeInput, UpdateInput } from './change-input.ts';
import { Component } from './component.ts';
import { MutationPayload } from './mutation-payload.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

@InputType({
  description:
    'A new component of the registry. Without `featureKey`, `requiredFeatures` and a category that is a feature, every tenant sees it.',
})
export class CreateComponentInput extends ChangeInput {
  @Field(() => String, { description: 'Its identity in code, which stays: A-Z, a-z, 0-9, _, . and -, unique.' })
  declare readonly key: string;

  @Field(() => String, { description: 'Its name for people: one line, at most 255 characters.' })
  declare readonly name: string;

  @Field(() => String, { description: 'The name of its class in code. At most 255 characters.' })
  declare readonly componentName: string;

  @Field(() => String, { description: 'The drawer of the palette it lies in: a-z, 0-9 and _, at most 50 characters.' })
  declare readonly category: string;

  @Field(() => String, { nullable: true, description: 'What it does, in a sentence. At most 4,000 characters.' })
  declare readonly description?: string | null;

  @Field(() => String, { nullable: true, description: 'A finer division of the category. At most 50 characters.' })
  declare readonly subcategory?: string | null;

  @Field(() => FeatureKeyScalar, { nullable: true, description: 'The feature that has to be on to see it.' })
  declare readonly featureKey?: string | null;

  @Field(() => [FeatureKeyScalar], { nullable: true, description: 'What has to be on besides; all of them.' })
  declare readonly requiredFeatures?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Name of its icon: a-z, 0-9 and -, at most 50 characters.' })
  declare readonly icon?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is documented: http or https, at most 500 characters.',
  })
  declare readonly documentationUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Shown with a beta badge.' })
  declare readonly isBeta?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'False: no tenant sees it.' })
  declare readonly isActive?: boolean | null;
}

@InputType({ description: 'What shall be different about a component. What is left out stays.' })
export class UpdateComponentInput extends UpdateInput {
  @Field(() => ID, { description: 'The component.' })
  declare readonly id: string;

  @Field(() => String, { nullable: true, description: 'Its name for people: one line, at most 255 characters.' })
  declare readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of its class in code. At most 255 characters.' })
  declare readonly componentName?: string | null;

  @Field(() => String, { nullable: true, description: 'The drawer of the palette it lies in: a-z, 0-9 and _.' })
  declare readonly category?: string | null;

  @Field(() => String, { nullable: true, description: 'What it does, in a sentence. At most 4,000 characters.' })
  declare readonly description?: string | null;

  @Field(() => String, { nullable: true, description: 'A finer division of the category. At most 50 characters.' })
  declare readonly subcategory?: string | null;

  @Field(() => FeatureKeyScalar, {
    nullable: true,
    description: 'The feature that has to be on to see it; null where none has to.',
  })
  declare readonly featureKey?: string | null;

  @Field(() => [FeatureKeyScalar], {
    nullable: true,
    description: 'What has to be on besides, all of them. Replaces the list before.',
  })
  declare readonly requiredFeatures?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Name of its icon: a-z, 0-9 and -, at most 50 characters.' })
  declare readonly icon?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is documented: http or https, at most 500 characters.',
  })
  declare readonly documentationUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Shown with a beta badge.' })
  declare readonly isBeta?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'False retires it: no tenant sees it any more.' })
  declare readonly isActive?: boolean | null;
}

@ObjectType({
  description: 'What a change of a component did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class ComponentPayload extends MutationPayload {
  @Field(() => Component, {
    nullable: true,
    description: 'The component as it is now. Null where the change was refused, and where it only would be created.',
  })
  declare readonly component: Component | null;
}
