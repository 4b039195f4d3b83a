import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ModelType } from './model-type.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { Shared } from './shared.ts';

@ObjectType({
  description:
    'An AI model that the tenant may use now. Tells no prices and leads to nothing that only admins may read.',
  simpleResolvers: true,
})
export class AvailableModel {
  @Shared()
  @Field(() => ID, { description: 'Stable identity of the model in the registry.' })
  declare readonly id: string;

  @Shared()
  @Field(() => String, { description: 'Who serves it, such as `openai` or `aws_bedrock`.' })
  declare readonly provider: string;

  @Shared()
  @Field(() => String, { description: 'Its name in calls to the provider, such as `gpt-4o`.' })
  declare readonly modelId: string;

  @Shared()
  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Shared()
  @Field(() => ModelType, { description: 'What it is made for.' })
  declare readonly type: ModelType;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The family it belongs to, such as `gpt-4`.' })
  declare readonly family: string | null;

  @Shared()
  @Field(() => Boolean, { description: 'Whether it can call tools.' })
  declare readonly supportsTools: boolean;

  @Shared()
  @Field(() => Boolean, { description: 'Whether it reads images.' })
  declare readonly supportsVision: boolean;

  @Shared()
  @Field(() => Boolean, { description: 'Whether it answers piece by piece.' })
  declare readonly supportsStreaming: boolean;

  @Shared()
  @Field(() => Int, { nullable: true, description: 'The longest answer, in tokens; null where unknown.' })
  declare readonly maxTokens: number | null;

  @Shared()
  @Field(() => Int, { nullable: true, description: 'Question and answer together, in tokens; null where unknown.' })
  declare readonly contextWindow: number | null;

  @Shared()
  @Field(() => FeatureKeyScalar, { description: 'The feature that it hangs on.' })
  declare readonly featureKey: string;

  @Shared()
  @Field(() => Boolean, { description: 'It still works but the provider will end it.' })
  declare readonly isDeprecated: boolean;
}
