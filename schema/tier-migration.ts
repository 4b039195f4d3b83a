import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { RevisionScalar } from './scalars/revision.ts';

@ObjectType({ description: 'A change of the importer.', simpleResolvers: true })
export class TierImportRun {
  @Field(() => RevisionScalar, { description: 'Its number.' })
  declare readonly revision: number;

  @Field(() => DateTimeScalar, { description: 'When it was committed.' })
  declare readonly at: Date;

  @Field(() => String, { nullable: true, description: 'Who ran it.' })
  declare readonly actorName: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in their words; tells what became of absent keys.' })
  declare readonly reason: string | null;
}

@ObjectType({ description: 'What the importer did for a tier, and what it would do now.', simpleResolvers: true })
export class MigratedTier {
  @Field(() => ID, { description: 'The tier.' })
  declare readonly tierId: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly tierName: string;

  @Field(() => Int, { description: 'How many tenants are on it.' })
  declare readonly tenantCount: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the importer last added something to it; null: never.',
  })
  declare readonly importedAt: Date | null;

  @Field(() => Int, { description: 'How many rows the importer has added to it, whatever became of them since.' })
  declare readonly importedCount: number;

  @Field(() => [FeatureKeyScalar], {
    description: 'What its JSON and columns say and no row does: the next run would add it.',
  })
  declare readonly pendingKeys: readonly string[];

  @Field(() => [FeatureKeyScalar], { description: 'Of these something unusable is said: the default stands.' })
  declare readonly invalidKeys: readonly string[];

  @Field(() => [String], {
    description: 'Names in its JSON that are no features: they stay where they are, and decide nothing.',
  })
  declare readonly otherKeys: readonly string[];

  @Field(() => [FeatureKeyScalar], {
    description:
      'Neither its JSON nor a row names them, and they are off by default: what `--absent=grandfather` would switch on.',
  })
  declare readonly absentKeys: readonly string[];
}

@ObjectType({
  description:
    "How far the tiers' old JSON is taken over: the past from the audit log, the rest from the JSON as it is now.",
  simpleResolvers: true,
})
export class TierMigration {
  @Field(() => TierImportRun, {
    nullable: true,
    description: 'The last change that the importer made; null: it has added nothing.',
  })
  declare readonly lastRun: TierImportRun | null;

  @Field(() => [MigratedTier], { description: 'The tiers, by name.' })
  declare readonly tiers: readonly MigratedTier[];

  @Field(() => Int, {
    description: 'Tenants without a tier: they have the defaults, and nothing can be imported for them.',
  })
  declare readonly tenantsWithoutTierCount: number;
}
