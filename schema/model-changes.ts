import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ChangeInput, UpdateInput } from './change-input.ts';
import { ModelType } from './model-type.ts';
import { Model } from './model.ts';
import { MutationPayload } from './mutation-payload.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

const PRICE = 'in US dollars, as a decimal with at most six places such as "0.0025"; null where unknown.';

@InputType({ description: 'A new model of the registry.' })
export class CreateModelInput extends ChangeInput {
  @Field(() => String, { description: 'Who serves it, such as `openai`: a-z, 0-9 and _, at most 50 characters.' })
  declare readonly provider: string;

  @Field(() => String, {
    description: 'Its name in calls to the provider, at most 100 characters; unique with `provider`.',
  })
  declare readonly modelId: string;

  @Field(() => String, { description: 'Its name for people: one line, at most 255 characters.' })
  declare readonly name: string;

  @Field(() => ModelType, { description: 'What it is made for.' })
  declare readonly type: ModelType;

  @Field(() => FeatureKeyScalar, { description: 'The feature that has to be on for a tenant to see it.' })
  declare readonly featureKey: string;

  @Field(() => String, { nullable: true, description: 'The family it belongs to. At most 50 characters.' })
  declare readonly family?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it can call tools; false where it is left out.' })
  declare readonly supportsTools?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it reads images; false where it is left out.' })
  declare readonly supportsVision?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it answers piece by piece; true where it is left out.',
  })
  declare readonly supportsStreaming?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The longest answer, in tokens; 1 or more.' })
  declare readonly maxTokens?: number | null;

  @Field(() => Int, { nullable: true, description: 'Question and answer together, in tokens; 1 or more.' })
  declare readonly contextWindow?: number | null;

  @Field(() => String, { nullable: true, description: `Price of 1,000 tokens of input ${PRICE}` })
  declare readonly inputPricePer1k?: string | null;

  @Field(() => String, { nullable: true, description: `Price of 1,000 tokens of output ${PRICE}` })
  declare readonly outputPricePer1k?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: no tenant sees it.' })
  declare readonly isActive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It works but the provider will end it.' })
  declare readonly isDeprecated?: boolean | null;
}

@InputType({ description: 'What shall be different about a model. What is left out stays.' })
export class UpdateModelInput extends UpdateInput {
  @Field(() => ID, { description: 'The model.' })
  declare readonly id: string;

  @Field(() => String, { nullable: true, description: 'Who serves it: a-z, 0-9 and _, at most 50 characters.' })
  declare readonly provider?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name in calls to the provider, at most 100 characters.' })
  declare readonly modelId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name for people: one line, at most 255 characters.' })
  declare readonly name?: string | null;

  @Field(() => ModelType, { nullable: true, description: 'What it is made for.' })
  declare readonly type?: ModelType | null;

  @Field(() => FeatureKeyScalar, {
    nullable: true,
    description: 'The feature that has to be on for a tenant to see it.',
  })
  declare readonly featureKey?: string | null;

  @Field(() => String, { nullable: true, description: 'The family it belongs to. At most 50 characters.' })
  declare readonly family?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it can call tools.' })
  declare readonly supportsTools?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it reads images.' })
  declare readonly supportsVision?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it answers piece by piece.' })
  declare readonly supportsStreaming?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The longest answer, in tokens; 1 or more, null where unknown.' })
  declare readonly maxTokens?: number | null;

  @Field(() => Int, { nullable: true, description: 'Question and answer together, in tokens; null where unknown.' })
  declare readonly contextWindow?: number | null;

  @Field(() => String, { nullable: true, description: `Price of 1,000 tokens of input ${PRICE}` })
  declare readonly inputPricePer1k?: string | null;

  @Field(() => String, { nullable: true, description: `Price of 1,000 tokens of output ${PRICE}` })
  declare readonly outputPricePer1k?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False retires it: no tenant sees it any more.' })
  declare readonly isActive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It works but the provider will end it.' })
  declare readonly isDeprecated?: boolean | null;
}

@ObjectType({
  description: 'What a change of a model did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class ModelPayload extends MutationPayload {
  @Field(() => Model, {
    nullable: true,
    description: 'The model as it is now. Null where the change was refused, and where it only would be created.',
  })
  declare readonly model: Model | null;
}
