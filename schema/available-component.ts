import { Field, ID, ObjectType } from 'type-graphql';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { Shared } from './shared.ts';

@ObjectType({
  description: 'A building block that the tenant may use now. Leads to nothing that only admins may read.',
  simpleResolvers: true,
})
export class AvailableComponent {
  @Shared()
  @Field(() => ID, { description: 'Stable identity of the component in the registry.' })
  declare readonly id: string;

  @Shared()
  @Field(() => String, { description: 'Its identity in code; unique.' })
  declare readonly key: string;

  @Shared()
  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Shared()
  @Field(() => String, { nullable: true, description: 'What it does, in a sentence.' })
  declare readonly description: string | null;

  @Shared()
  @Field(() => String, { description: 'The drawer of the palette it lies in, such as `helpers`.' })
  declare readonly category: string;

  @Shared()
  @Field(() => String, { nullable: true, description: 'A finer division of the category.' })
  declare readonly subcategory: string | null;

  @Shared()
  @Field(() => FeatureKeyScalar, {
    nullable: true,
    description: 'The feature that it hangs on; null where it needs none of its own.',
  })
  declare readonly featureKey: string | null;

  @Shared()
  @Field(() => [FeatureKeyScalar], { description: 'Features that it needs beside `featureKey`; all of them are on.' })
  declare readonly requiredFeatures: readonly string[];

  @Shared()
  @Field(() => String, { nullable: true, description: 'Name of its icon.' })
  declare readonly icon: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'Where it is documented.' })
  declare readonly documentationUrl: string | null;

  @Shared()
  @Field(() => Boolean, { description: 'Shown with a beta badge; works like any other.' })
  declare readonly isBeta: boolean;
}
