import { Field, InputType, ObjectType } from 'type-graphql';
import { AuditChange } from './audit-entry.ts';
import { ChangeInput } from './change-input.ts';
import { MutationPayload } from './mutation-payload.ts';
import { RevisionScalar } from './scalars/revision.ts';

@InputType({ description: 'A change to undo as a whole.' })
export class RevertChangeInput extends ChangeInput {
  @Field(() => RevisionScalar, { description: 'The change. Reverting a revert brings back what it undid.' })
  declare readonly revision: number;
}

@ObjectType({
  description: 'What `revertChange` did, or in a dry run would do.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class RevertChangePayload extends MutationPayload {
  @Field(() => AuditChange, {
    nullable: true,
    description: 'The change that undid it, with its lines. Null in a dry run, and where it was refused.',
  })
  declare readonly change: AuditChange | null;
}
