import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FeatureCategory } from './feature-category.ts';
import { FeatureReason } from './feature-reason.ts';
import { FeatureSource } from './feature-source.ts';
import { FeatureType } from './feature-type.ts';
import { IgnoredOverride } from './ignored-override.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { JsonScalar } from './scalars/json.ts';
import { Shared } from './shared.ts';

@ObjectType({
  description: 'What a feature comes out as for one tenant at one moment.',
  simpleResolvers: true,
})
export class ResolvedFeature {
  @Shared()
  @Field(() => FeatureKeyScalar, { description: 'The key that was asked for.' })
  declare readonly key: string;

  @Shared()
  @Field(() => String, {
    nullable: true,
    description: 'Its name for people. Null only where the registry has no such key.',
  })
  declare readonly name: string | null;

  @Shared()
  @Field(() => FeatureCategory, {
    nullable: true,
    description: 'Its category. Null only where the registry has no such key.',
  })
  declare readonly category: FeatureCategory | null;

  @Shared()
  @Field(() => FeatureType, {
    nullable: true,
    description: 'Which of `limit`, `text` and `json` it fills. Null only where the registry has no such key.',
  })
  declare readonly type: FeatureType | null;

  @Shared()
  @Field(() => Boolean, { description: 'Whether it may be used. The only thing a gate has to look at.' })
  declare readonly enabled: boolean;

  @Shared()
  @Field(() => Int, {
    nullable: true,
    description:
      'For the type INTEGER: how far it goes, in the unit that the key names; 0 when off; null when unlimited. Null for other types.',
  })
  declare readonly limit: number | null;

  @Shared()
  @Field(() => Boolean, { description: 'True where it is an INTEGER that is on and has no limit.' })
  declare readonly unlimited: boolean;

  @Shared()
  @Field(() => String, { nullable: true, description: 'For the type STRING: the text; null when off.' })
  declare readonly text: string | null;

  @Shared()
  @Field(() => JsonScalar, { nullable: true, description: 'For the type JSON: the object or list; null when off.' })
  declare readonly json: unknown;

  @Shared()
  @Field(() => FeatureSource, { description: 'The layer that its value comes from.' })
  declare readonly source: FeatureSource;

  @Shared()
  @Field(() => FeatureReason, { description: 'Why it is on or off; where several reasons hold, the strongest.' })
  declare readonly reason: FeatureReason;

  @Shared()
  @Field(() => [FeatureKeyScalar], {
    description: 'For DEPENDENCY_UNMET and CONFLICT: the features that stand directly in its way. Otherwise empty.',
  })
  declare readonly blockedBy: readonly string[];

  @Shared()
  @Field(() => IgnoredOverride, {
    nullable: true,
    description: 'Why an override that exists is not followed; null where there is none.',
  })
  declare readonly ignoredOverride: IgnoredOverride | null;

  @Shared()
  @Field(() => Boolean, { description: 'It still works but will go away; it cannot be newly given or asked for.' })
  declare readonly deprecated: boolean;

  @Shared()
  @Field(() => String, { nullable: true, description: 'What to use in place of it, where it is deprecated.' })
  declare readonly deprecatedMessage: string | null;

  @Shared()
  @Field(() => Boolean, {
    description: 'Somebody has to set it up before it does anything; changes nothing about `enabled`.',
  })
  declare readonly requiresSetup: boolean;

  @Shared()
  @Field(() => Boolean, { description: 'Whether the tenant may ask for it, or for more of it, now.' })
  declare readonly upgradable: boolean;

  @Shared()
  @Field(() => ID, { nullable: true, description: 'The upgrade request that waits for a decision.' })
  declare readonly pendingRequestId: string | null;

  @Shared()
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the override that decides ends (exclusive); null where nothing ends.',
  })
  declare readonly expiresAt: number | null;
}
