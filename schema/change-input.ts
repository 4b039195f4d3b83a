import { Field, InputType, Int } from 'type-graphql';

/** What every change may say about itself. */
@InputType()
export abstract class ChangeInput {
  @Field(() => String, { nullable: true, description: 'Why, for the audit log.' })
  declare readonly reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Try everything and tell the impact, but change nothing.' })
  declare readonly dryRun: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Makes it safe to send again: the same key and input change things once. At most 255 characters.',
  })
  declare readonly idempotencyKey?: string | null;
}

/** What every change of something that is there already says besides. */
@InputType()
export abstract class UpdateInput extends ChangeInput {
  @Field(() => Int, {
    description: 'The `version` that the change was made on. Where it is another by now: STALE_WRITE.',
  })
  declare readonly expectedVersion: number;
}
