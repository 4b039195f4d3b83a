import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChangeInput } from './change-input.ts';
import { FeatureValueInput } from './feature-value.ts';
import { MutationPayload } from './mutation-payload.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { UpgradeRequest } from './upgrade-request.ts';

const REQUEST = 'The request.';

@InputType({ description: 'What a tenant asks for.' })
export class RequestUpgradeInput extends ChangeInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The tenant. Left out: your own. Super admins, who have none, must name one.',
  })
  declare readonly tenantId?: string | null;

  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => FeatureValueInput, {
    nullable: true,
    description: 'What is asked for; it has to be more than what there is now. Left out: that it is switched on.',
  })
  declare readonly value?: FeatureValueInput | null;

  @Field(() => String, { nullable: true, description: 'For whoever decides: at most 2,000 characters.' })
  declare readonly notes?: string | null;
}

@InputType({ description: 'Which request to take back.' })
export class CancelUpgradeRequestInput extends ChangeInput {
  @Field(() => ID, { description: REQUEST })
  declare readonly id: string;
}

@InputType({ description: 'Which request to approve, and how.' })
export class ApproveUpgradeRequestInput extends ChangeInput {
  @Field(() => ID, { description: REQUEST })
  declare readonly id: string;

  @Field(() => FeatureValueInput, { nullable: true, description: 'What to give in place of what was asked for.' })
  declare readonly value?: FeatureValueInput | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it is given (exclusive); left out: for good.',
  })
  declare readonly validUntil?: Date | null;

  @Field(() => String, { nullable: true, description: 'For the tenant: at most 2,000 characters.' })
  declare readonly note?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also give the features that it needs and that are off, in place of DEPENDENCY_UNMET.',
  })
  declare readonly includeDependencies: boolean;
}

@InputType({ description: 'Which request to turn down. It needs a reason, which the tenant reads.' })
export class RejectUpgradeRequestInput extends ChangeInput {
  @Field(() => ID, { description: REQUEST })
  declare readonly id: string;
}

@ObjectType({
  description: 'What became of a request, or in a dry run would.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class UpgradeRequestPayload extends MutationPayload {
  @Field(() => UpgradeRequest, {
    nullable: true,
    description: 'The request as it is now. Null where the change was refused, and in a dry run of filing one.',
  })
  declare readonly request: UpgradeRequest | null;
}

@ObjectType({
  description: 'What an approval gave, or in a dry run would give.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class ApproveUpgradeRequestPayload extends MutationPayload {
  @Field(() => UpgradeRequest, {
    nullable: true,
    description: 'The request as it is now. Null where the approval was refused.',
  })
  declare readonly request: UpgradeRequest | null;

  @Field(() => [FeatureKeyScalar], {
    description: 'The features that the tenant was given: the one asked for, then what it needs.',
  })
  declare readonly grantedKeys: readonly string[];
}
