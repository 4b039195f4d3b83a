import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangeInput } from './change-input.ts';
import { MutationPayload } from './mutation-payload.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

const PERIODS = { MONTH: 'MONTH', NONE: 'NONE' } as const;
export const UsagePeriod = PERIODS;
export type UsagePeriod = (typeof PERIODS)[keyof typeof PERIODS];

registerEnumType(UsagePeriod, {
  name: 'UsagePeriod',
  description: 'Over which time a limit is counted.',
  valuesConfig: {
    MONTH: { description: 'A calendar month in UTC: keys that end in `_per_month`.' },
    NONE: { description: 'No time: what there is now.' },
  },
});

@ObjectType({
  description: 'How much of a limit a tenant has taken, where the product lets us count.',
  simpleResolvers: true,
})
export class Usage {
  @Field(() => FeatureKeyScalar, { description: 'The limit.' })
  declare readonly key: string;

  @Field(() => Float, { description: 'How much is taken in the present period; a whole number.' })
  declare readonly used: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How far it goes; 0 where the feature is off or no limit; null when unlimited. It may lie below `used`.',
  })
  declare readonly limit: number | null;

  @Field(() => Boolean, { description: 'True where there is no limit.' })
  declare readonly unlimited: boolean;

  @Field(() => UsagePeriod, { description: 'Over which time it is counted.' })
  declare readonly period: UsagePeriod;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the count begins anew; null: never.' })
  declare readonly resetsAt: number | null;
}

@InputType({ description: 'What a tenant takes. Usage stands in no audit log, so the reason is kept nowhere.' })
export class ConsumeLimitInput extends ChangeInput {
  @Field(() => ID, { description: 'The tenant.' })
  declare readonly tenantId: string;

  @Field(() => FeatureKeyScalar, { description: 'The limit, such as limits.max_flows.' })
  declare readonly key: string;

  @Field(() => Int, { defaultValue: 1, description: 'How much; 1 or more. All of it or nothing.' })
  declare readonly amount: number;
}

@InputType({ description: 'What a tenant gives back. Usage stands in no audit log, so the reason is kept nowhere.' })
export class ReleaseLimitInput extends ChangeInput {
  @Field(() => ID, { description: 'The tenant.' })
  declare readonly tenantId: string;

  @Field(() => FeatureKeyScalar, { description: 'The limit.' })
  declare readonly key: string;

  @Field(() => Int, { defaultValue: 1, description: 'How much; 1 or more. What goes below 0 is 0.' })
  declare readonly amount: number;
}

@ObjectType({
  description: 'What counting did. It takes no revision: `revision` is the one that decided how far the limit goes.',
  implements: MutationPayload,
  simpleResolvers: true,
})
export class UsagePayload extends MutationPayload {
  @Field(() => Usage, { nullable: true, description: 'How much is taken afterwards. Null where it was refused.' })
  declare readonly usage: Usage | null;
}
