import { Field, ID, ObjectType } from 'type-graphql';
import { AvailableComponent } from './available-component.ts';
import { AvailableModel } from './available-model.ts';
import { FeatureControlMode } from './feature-control-mode.ts';
import { ResolvedFeature } from './resolved-feature.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { RevisionScalar } from './scalars/revision.ts';
import { Shared } from './shared.ts';

@ObjectType({
  description:
    'All that a tenant may use at one moment. Selecting neither `tenantId` nor `nextChangeAt` makes the answer cheap: it is then shared.',
  simpleResolvers: true,
})
export class ResolvedFeatures {
  @Field(() => ID, { description: 'Whose answer it is.' })
  declare readonly tenantId: string;

  @Shared()
  @Field(() => String, { nullable: true, description: "The name of the tenant's tier; null where it has none." })
  declare readonly tierName: string | null;

  @Shared()
  @Field(() => FeatureControlMode, { description: 'Which rules decided.' })
  declare readonly mode: FeatureControlMode;

  @Shared()
  @Field(() => RevisionScalar, { description: 'The last change that the answer knows of.' })
  declare readonly revision: number;

  @Shared()
  @Field(() => String, {
    description: 'Changes when the database is restored or replaced: revisions of different epochs cannot be compared.',
  })
  declare readonly epoch: string;

  @Shared()
  @Field(() => String, {
    description: 'Equal for equal values. Send it as `ifNoneMatch` to be told only what is different.',
  })
  declare readonly etag: string;

  @Shared()
  @Field(() => DateTimeScalar, { description: 'The moment that the answer was decided for.' })
  declare readonly asOf: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Before this moment nothing changes unless somebody changes it; null: never.',
  })
  declare readonly nextChangeAt: number | null;

  @Shared()
  @Field(() => Boolean, { description: 'True where the server could not make sure that this is the newest state.' })
  declare readonly stale: boolean;

  @Shared()
  @Field(() => [ResolvedFeature], { description: 'Every feature of the registry, on or off, in display order.' })
  declare readonly features: readonly ResolvedFeature[];

  @Shared()
  @Field(() => [AvailableModel], { description: 'The models that may be used, and no others.' })
  declare readonly models: readonly AvailableModel[];

  @Shared()
  @Field(() => [AvailableComponent], { description: 'The components that may be used, and no others.' })
  declare readonly components: readonly AvailableComponent[];
}
