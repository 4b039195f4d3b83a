import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';

@ObjectType({
  description: 'What is sold: a named set of features and limits that tenants are on.',
  simpleResolvers: true,
})
export class Tier {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its name for people; unique.' })
  declare readonly name: string;

  @Field(() => String, { nullable: true, description: 'Whom it is for.' })
  declare readonly description: string | null;

  @Field(() => Boolean, {
    description: 'False: no tenant can be newly assigned to it. Those that are on it keep everything.',
  })
  declare readonly isActive: boolean;

  @Field(() => Int, { description: 'Grows by one with every change of the tier. Send it as `expectedVersion`.' })
  declare readonly version: number;

  @Field(() => RevisionScalar, { description: 'The revision of its last change.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  declare readonly updatedAt: Date;
}
