import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { ModelType } from './model-type.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

@ObjectType({
  description: 'An AI model of the registry. Only for super admins; tenants read `AvailableModel`.',
  simpleResolvers: true,
})
export class Model {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Who serves it, such as `openai` or `aws_bedrock`.' })
  declare readonly provider: string;

  @Field(() => String, { description: 'Its name in calls to the provider; unique together with `provider`.' })
  declare readonly modelId: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => ModelType, { description: 'What it is made for.' })
  declare readonly type: ModelType;

  @Field(() => String, { nullable: true, description: 'The family it belongs to, such as `gpt-4`.' })
  declare readonly family: string | null;

  @Field(() => Boolean, { description: 'Whether it can call tools.' })
  declare readonly supportsTools: boolean;

  @Field(() => Boolean, { description: 'Whether it reads images.' })
  declare readonly supportsVision: boolean;

  @Field(() => Boolean, { description: 'Whether it answers piece by piece.' })
  declare readonly supportsStreaming: boolean;

  @Field(() => Int, { nullable: true, description: 'The longest answer, in tokens; null where unknown.' })
  declare readonly maxTokens: number | null;

  @Field(() => Int, { nullable: true, description: 'Question and answer together, in tokens; null where unknown.' })
  declare readonly contextWindow: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Price of 1,000 tokens of input in US dollars, as a decimal with six places; null where unknown.',
  })
  declare readonly inputPricePer1k: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Price of 1,000 tokens of output in US dollars, as a decimal with six places; null where unknown.',
  })
  declare readonly outputPricePer1k: string | null;

  @Field(() => FeatureKeyScalar, { description: 'The feature that has to be on for a tenant to see it.' })
  declare readonly featureKey: string;

  @Field(() => Boolean, { description: 'False: no tenant sees it.' })
  declare readonly isActive: boolean;

  @Field(() => Boolean, { description: 'It still works but the provider will end it; tenants see it with a mark.' })
  declare readonly isDeprecated: boolean;

  @Field(() => Int, { description: 'Grows by one with every change of it. Send it as `expectedVersion`.' })
  declare readonly version: number;

  @Field(() => RevisionScalar, { description: 'The revision of its last change.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it was put into the registry.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  declare readonly updatedAt: Date;
}

export const ModelConnection = connectionOf(Model, 'Model', 'models');
