import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars/date-time.ts';

@ObjectType({ description: 'How many changes an operation made on one day.', simpleResolvers: true })
export class ChangeActivity {
  @Field(() => DateTimeScalar, { description: 'The day, as its first moment in UTC.' })
  declare readonly day: Date;

  @Field(() => String, { description: 'The mutation, or the job of the system; `host` for writes of the host.' })
  declare readonly operation: string;

  @Field(() => Int, { description: 'How many changes it made.' })
  declare readonly changeCount: number;
}
