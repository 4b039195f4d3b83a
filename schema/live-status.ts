import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';

export const Freshness = { LIVE: 'live', STALE: 'stale', LOST: 'lost' } as const;
export type Freshness = (typeof Freshness)[keyof typeof Freshness];

registerEnumType(Freshness, {
  name: 'Freshness',
  description: 'How far a server can vouch for what it answers.',
  valuesConfig: {
    LIVE: { description: 'It has heard from the database within the lease of 5 seconds.' },
    STALE: { description: 'It has not, for at most 300 seconds: premium features are off.' },
    LOST: { description: 'It has not for longer: nothing is granted.' },
  },
});

@ObjectType({ description: 'How long one change took to get to those who watch.', simpleResolvers: true })
export class PropagationSample {
  @Field(() => RevisionScalar, { description: 'The change; of several that went out together, the last one.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it had been sent.' })
  declare readonly at: number;

  @Field(() => Float, { description: 'Milliseconds from the change to the end of sending it.' })
  declare readonly milliseconds: number;
}

@ObjectType({
  description: 'How long changes take from the change to the sockets, measured on this server since it started.',
  simpleResolvers: true,
})
export class Propagation {
  @Field(() => Int, { description: 'How many changes, or bundles of them, were sent to anybody since it started.' })
  declare readonly sentCount: number;

  @Field(() => Float, { nullable: true, description: 'The median of `samples`, in milliseconds; null without any.' })
  declare readonly p50: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What 99 of 100 of `samples` do not exceed, in milliseconds; null without any.',
  })
  declare readonly p99: number | null;

  @Field(() => [PropagationSample], { description: 'The last 200, oldest first.' })
  declare readonly samples: readonly PropagationSample[];
}

@ObjectType({ description: 'The live side of the server that answers. Only for super admins.', simpleResolvers: true })
export class LiveStatus {
  @Field(() => RevisionScalar, { description: 'The revision that it has applied.' })
  declare readonly revision: number;

  @Field(() => String, { description: 'The history that the revision belongs to.' })
  declare readonly epoch: string;

  @Field(() => DateTimeScalar, { description: 'When this was so, by the clock of the database.' })
  declare readonly at: number;

  @Field(() => Float, { description: 'Milliseconds since it was last known to be level with the database.' })
  declare readonly feedAgeMilliseconds: number;

  @Field(() => Freshness, { description: 'What follows from that age.' })
  declare readonly freshness: Freshness;

  @Field(() => Boolean, { description: 'Whether anything that it shows is denied because of that age.' })
  declare readonly isStale: boolean;

  @Field(() => Boolean, {
    description: 'Whether it is told of changes at once. Where not, it finds them by looking every second.',
  })
  declare readonly isListening: boolean;

  @Field(() => Int, { description: 'Open sockets.' })
  declare readonly socketCount: number;

  @Field(() => Int, { description: 'Subscriptions that run on them.' })
  declare readonly subscriberCount: number;

  @Field(() => Int, { description: 'Tenants whose features somebody watches.' })
  declare readonly watchedTenantCount: number;

  @Field(() => Propagation, { description: 'How long changes take to get out.' })
  declare readonly propagation: Propagation;
}
