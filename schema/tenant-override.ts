import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { FeatureValue } from './feature-value.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

export const OverrideOrigin = { ADMIN: 'admin', UPGRADE: 'upgrade' } as const;
export type OverrideOrigin = (typeof OverrideOrigin)[keyof typeof OverrideOrigin];

registerEnumType(OverrideOrigin, {
  name: 'OverrideOrigin',
  description: 'How an override came about.',
  valuesConfig: {
    ADMIN: { description: 'A super admin set it. Counts only while the tier allows overrides of the feature.' },
    UPGRADE: { description: 'An upgrade request was approved. Counts whatever the tier allows later.' },
  },
});

@ObjectType({
  description: 'What one tenant gets in place of what its tier says, within a window of time.',
  simpleResolvers: true,
})
export class TenantOverride {
  @Field(() => ID, { description: 'Its id.' })
  declare readonly id: string;

  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => FeatureValue, { description: 'The value that it sets.' })
  declare readonly value: FeatureValue;

  @Field(() => OverrideOrigin, { description: 'How it came about.' })
  declare readonly origin: OverrideOrigin;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'In force from here on (inclusive); null: since it was set.',
  })
  declare readonly startsAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'In force until here (exclusive); null: for good.' })
  declare readonly expiresAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was set.' })
  declare readonly reason: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was set.' })
  declare readonly createdAt: Date;
}

export const TenantOverrideConnection = connectionOf(TenantOverride, 'TenantOverride', 'overrides');
