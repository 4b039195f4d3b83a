import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { FeatureValue } from './feature-value.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

export const UpgradeRequestStatus = {
  PENDING: 'pending',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
} as const;
export type UpgradeRequestStatus = (typeof UpgradeRequestStatus)[keyof typeof UpgradeRequestStatus];

registerEnumType(UpgradeRequestStatus, {
  name: 'UpgradeRequestStatus',
  description: 'Where a request stands. All but PENDING are final.',
  valuesConfig: {
    PENDING: { description: 'It waits for a decision.' },
    APPROVED: { description: 'A super admin approved it, and the tenant was given it at that moment.' },
    REJECTED: { description: 'A super admin turned it down.' },
    CANCELLED: { description: 'The tenant took it back.' },
    EXPIRED: { description: 'Nobody decided in time.' },
  },
});

@ObjectType({ description: 'Somebody who asked for something or decided about it.', simpleResolvers: true })
export class Person {
  @Field(() => ID, { description: 'Their id.' })
  declare readonly id: string;

  @Field(() => String, { nullable: true, description: 'Their name, where their token told it.' })
  declare readonly name: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their address. Null where they do not belong to your tenant, unless a super admin asks.',
  })
  declare readonly email: string | null;
}

@ObjectType({
  description: 'A tenant asks for more than its tier gives. Approving it makes an override; the tier stays as it is.',
  simpleResolvers: true,
})
export class UpgradeRequest {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => FeatureKeyScalar, { description: 'The feature that is asked for.' })
  declare readonly key: string;

  @Field(() => FeatureValue, { description: 'What is asked for.' })
  declare readonly requestedValue: FeatureValue;

  @Field(() => String, { nullable: true, description: 'What the tenant says to whoever decides.' })
  declare readonly notes: string | null;

  @Field(() => UpgradeRequestStatus, { description: 'Where it stands now.' })
  declare readonly status: UpgradeRequestStatus;

  @Field(() => DateTimeScalar, { description: 'When it was filed.' })
  declare readonly createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it waits for a decision (exclusive).' })
  declare readonly expiresAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided or taken back.' })
  declare readonly decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What whoever decided says; always there for a rejection.' })
  declare readonly decisionNote: string | null;
}

export const UpgradeRequestConnection = connectionOf(UpgradeRequest, 'UpgradeRequest', 'requests');
