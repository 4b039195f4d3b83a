import { Field, ID, ObjectType } from 'type-graphql';
import { AvailableComponent } from './available-component.ts';
import { AvailableModel } from './available-model.ts';
import { FeatureControlMode } from './feature-control-mode.ts';
import { ResolvedFeature } from './resolved-feature.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';
import { RevisionScalar } from './scalars/revision.ts';
import { Shared } from './shared.ts';

@ObjectType({
  description:
    'What to do to the state one holds so that it is the present one: replace it where `snapshot` is true, else apply the differences. ' +
    'Where `baseEtag` is not the etag of the state one holds, subscribe again.',
  simpleResolvers: true,
})
export class ResolvedFeaturesUpdate {
  @Shared()
  @Field(() => RevisionScalar, { description: 'The last change that the update knows of.' })
  declare readonly revision: number;

  @Shared()
  @Field(() => String, {
    description: 'Changes when the database is restored or replaced: revisions of different epochs cannot be compared.',
  })
  declare readonly epoch: string;

  @Shared()
  @Field(() => DateTimeScalar, { description: 'The moment that the values were decided for.' })
  declare readonly asOf: number;

  @Shared()
  @Field(() => Boolean, { description: 'True where the server could not make sure that this is the newest state.' })
  declare readonly stale: boolean;

  @Shared()
  @Field(() => FeatureControlMode, { description: 'Which rules decided.' })
  declare readonly mode: FeatureControlMode;

  @Shared()
  @Field(() => String, { nullable: true, description: "The name of the tenant's tier; null where it has none." })
  declare readonly tierName: string | null;

  @Shared()
  @Field(() => Boolean, {
    description: 'True: replace everything. False: apply to the state whose etag is `baseEtag`.',
  })
  declare readonly snapshot: boolean;

  @Shared()
  @Field(() => String, {
    nullable: true,
    description: 'The state that the differences start from; null for a snapshot.',
  })
  declare readonly baseEtag: string | null;

  @Shared()
  @Field(() => String, { description: 'The state that one holds afterwards.' })
  declare readonly etag: string;

  @Shared()
  @Field(() => [ResolvedFeature], { description: 'Features that are new or different, whole.' })
  declare readonly changed: readonly ResolvedFeature[];

  @Shared()
  @Field(() => [FeatureKeyScalar], { description: 'Features that the registry no longer has.' })
  declare readonly removed: readonly string[];

  @Shared()
  @Field(() => [AvailableModel], { description: 'Models that became available or are described differently, whole.' })
  declare readonly changedModels: readonly AvailableModel[];

  @Shared()
  @Field(() => [ID], { description: 'Models that may no longer be used.' })
  declare readonly removedModels: readonly string[];

  @Shared()
  @Field(() => [AvailableComponent], {
    description: 'Components that became available or are described differently, whole.',
  })
  declare readonly changedComponents: readonly AvailableComponent[];

  @Shared()
  @Field(() => [ID], { description: 'Components that may no longer be used.' })
  declare readonly removedComponents: readonly string[];
}
