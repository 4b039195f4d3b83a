import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ChangeInput, UpdateInput } from './change-input.ts';
import { MutationPayload } from './mutation-payload.ts';
import { Tier } from './tier.ts';

@InputType({ description: 'A new tier. It says nothing yet, so that its tenants have the defaults.' })
export class CreateTierInput extends ChangeInput {
  @Field(() => String, { description: 'Its name for people: one line, at most 255 characters, unique.' })
  declare readonly name: string;

  @Field(() => String, { nullable: true, description: 'Whom it is for. At most 4,000 characters.' })
  declare readonly description?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: no tenant can be assigned to it yet.' })
  declare readonly isActive?: boolean | null;
}

@InputType({ description: 'What shall be different about a tier. What is left out stays.' })
export class UpdateTierInput extends UpdateInput {
  @Field(() => ID, { description: 'The tier.' })
  declare readonly tierId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its name for people: one line, at most 255 characters, unique.',
  })
  declare readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom it is for. At most 4,000 characters.' })
  declare readonly description?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: no tenant can be newly assigned to it. Those that are on it keep everything.',
  })
  declare readonly isActive?: boolean | null;
}

@InputType({ description: 'A new tier that says everything that another one says.' })
export class CloneTierInput extends ChangeInput {
  @Field(() => ID, { description: 'The tier to copy.' })
  declare readonly tierId: string;

  @Field(() => String, { description: 'The name of the new one: one line, at most 255 characters, unique.' })
  declare readonly name: string;

  @Field(() => String, { nullable: true, description: 'Whom it is for; where it is left out, as the other one says.' })
  declare readonly description?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: no tenant can be assigned to it yet.' })
  declare readonly isActive?: boolean | null;
}

@InputType({ description: 'A tier to delete, with all that it says. Refused while tenants are on it.' })
export class DeleteTierInput extends ChangeInput {
  @Field(() => ID, { description: 'The tier.' })
  declare readonly tierId: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that was looked at. Where it is another by now: STALE_WRITE. Left out, it is not compared.',
  })
  declare readonly expectedVersion?: number | null;
}

@ObjectType({
  description: 'What a change of a tier did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class TierPayload extends MutationPayload {
  @Field(() => Tier, {
    nullable: true,
    description: 'The tier as it is now. Null where the change was refused, and where it only would be created.',
  })
  declare readonly tier: Tier | null;
}

@ObjectType({
  description: 'What `deleteTier` did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class DeleteTierPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The tier that is gone. Null where the change was refused.' })
  declare readonly tierId: string | null;
}
