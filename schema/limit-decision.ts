import { Field, Int, ObjectType } from 'type-graphql';
import { FeatureReason } from './feature-reason.ts';

@ObjectType({ description: 'Whether an amount may be taken now. All of it or nothing.', simpleResolvers: true })
export class LimitDecision {
  @Field(() => Boolean, {
    description: 'True where the feature is on and `current` + `requested` stay within the limit.',
  })
  declare readonly allowed: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How far it goes, in the unit that the key names; 0 when off; null when unlimited.',
  })
  declare readonly limit: number | null;

  @Field(() => Boolean, { description: 'True where there is no limit.' })
  declare readonly unlimited: boolean;

  @Field(() => FeatureReason, {
    description:
      'Why the limit is what it is. The name of a layer where the feature is on and `allowed` follows from the amounts alone.',
  })
  declare readonly reason: FeatureReason;
}
