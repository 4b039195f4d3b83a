import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';

@ObjectType({ description: 'A change that was committed, without what it changed.', simpleResolvers: true })
export class CommittedChange {
  @Field(() => RevisionScalar, { description: 'Its number.' })
  declare readonly revision: number;

  @Field(() => String, { description: 'The mutation, or the job of the system; `host` for writes of the host.' })
  declare readonly operation: string;

  @Field(() => DateTimeScalar, { description: 'When it was committed.' })
  declare readonly at: Date;

  @Field(() => String, { nullable: true, description: "The actor's name at that time." })
  declare readonly actorName: string | null;

  @Field(() => Int, {
    description: 'How many changes just before it are not told one by one, because too many came at once. Mostly 0.',
  })
  declare readonly skippedCount: number;
}
