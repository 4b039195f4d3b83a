import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

@ObjectType({
  description: 'A building block of the registry. Only for super admins; tenants read `AvailableComponent`.',
  simpleResolvers: true,
})
export class Component {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its identity in code; unique.' })
  declare readonly key: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly name: string;

  @Field(() => String, { description: 'The name of its class in code.' })
  declare readonly componentName: string;

  @Field(() => String, { nullable: true, description: 'What it does, in a sentence.' })
  declare readonly description: string | null;

  @Field(() => String, {
    description:
      'The drawer of the palette it lies in. Where the registry has `components.<category>`, that has to be on too.',
  })
  declare readonly category: string;

  @Field(() => String, { nullable: true, description: 'A finer division of the category.' })
  declare readonly subcategory: string | null;

  @Field(() => FeatureKeyScalar, {
    nullable: true,
    description: 'The feature that has to be on for a tenant to see it; null where none has.',
  })
  declare readonly featureKey: string | null;

  @Field(() => String, { nullable: true, description: 'Name of its icon.' })
  declare readonly icon: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is documented.' })
  declare readonly documentationUrl: string | null;

  @Field(() => Boolean, { description: 'Shown with a beta badge; works like any other.' })
  declare readonly isBeta: boolean;

  @Field(() => Boolean, { description: 'False: no tenant sees it.' })
  declare readonly isActive: boolean;

  @Field(() => Int, { description: 'Grows by one with every change of it. Send it as `expectedVersion`.' })
  declare readonly version: number;

  @Field(() => RevisionScalar, { description: 'The revision of its last change.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it was put into the registry.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  declare readonly updatedAt: Date;
}

export const ComponentConnection = connectionOf(Component, 'Component', 'components');
