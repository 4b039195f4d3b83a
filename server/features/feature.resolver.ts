import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Component } from '../../schema/component.ts';
import type { Connection } from '../../schema/connection.ts';
import { FeatureCategory } from '../../schema/feature-category.ts';
import { FeatureValue } from '../../schema/feature-value.ts';
import { Feature, FeatureConnection } from '../../schema/feature.ts';
import { Model } from '../../schema/model.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { TenantOverrideConnection } from '../../schema/tenant-override.ts';
import { TierFeature } from '../../schema/tier-feature.ts';
import { authorize } from '../auth/can.ts';
import type { Component as ComponentEntity } from '../components/component.entity.ts';
import type { Context } from '../context.ts';
import type { Model as ModelEntity } from '../models/model.entity.ts';
import { PAGE } from '../reading/page-arguments.ts';
import type { TenantOverride } from '../tenants/tenant-override.entity.ts';
import type { TierEntry } from '../tiers/tier.loader.ts';
import type { Feature as FeatureEntity } from './feature.entity.ts';
import { presentValue } from './present-value.ts';

@Resolver(() => Feature)
export class FeatureResolver {
  @Query(() => FeatureConnection, { description: 'The registry, in display order. For super admins.' })
  features(
    @Ctx() { caller, loaders }: Context,
    @Arg('category', () => FeatureCategory, { nullable: true, description: 'Only this category.' })
    category?: FeatureCategory | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Only what has this text in key, name or description.',
    })
    search?: string | null,
    @Arg('isActive', () => Boolean, { nullable: true, description: 'Only what is switched on, or off, for everybody.' })
    isActive?: boolean | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<FeatureEntity>> {
    authorize(caller, 'features');
    return loaders.features.list({ category, search, isActive }, { first, after });
  }

  @Query(() => Feature, {
    nullable: true,
    description: 'One feature of the registry; null for an unknown key. For super admins.',
  })
  feature(
    @Ctx() { caller, loaders }: Context,
    @Arg('key', () => FeatureKeyScalar, { description: 'Its key.' }) key: string,
  ): Promise<FeatureEntity | null> {
    authorize(caller, 'feature');
    return loaders.features.byKey.load(key);
  }

  @FieldResolver(() => FeatureValue)
  defaultValue(@Root() feature: FeatureEntity): FeatureValue {
    return presentValue(feature.defaultValue);
  }

  @FieldResolver(() => [TierFeature], { description: 'What the tiers say about it that say anything.' })
  tiers(@Root() feature: FeatureEntity, @Ctx() { caller, loaders }: Context): Promise<readonly TierEntry[]> {
    authorize(caller, 'tiers');
    return loaders.tiers.entriesOfFeature.load(feature.key);
  }

  @FieldResolver(() => TenantOverrideConnection, {
    description: 'The overrides of single tenants that are not revoked.',
  })
  overrides(
    @Root() feature: FeatureEntity,
    @Ctx() { caller, loaders }: Context,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<TenantOverride>> {
    authorize(caller, 'tenants');
    return loaders.overrides.ofFeature(feature.key, { first, after });
  }

  @FieldResolver(() => [Model], { description: 'The models that hang on it.' })
  models(@Root() feature: FeatureEntity, @Ctx() { caller, loaders }: Context): Promise<readonly ModelEntity[]> {
    authorize(caller, 'models');
    return loaders.models.ofFeature.load(feature.key);
  }

  @FieldResolver(() => [Component], { description: 'The components that hang on it or need it besides.' })
  components(@Root() feature: FeatureEntity, @Ctx() { caller, loaders }: Context): Promise<readonly ComponentEntity[]> {
    authorize(caller, 'components');
    return loaders.components.ofFeature.load(feature.key);
  }

  @FieldResolver(() => [Feature], { description: 'It is on only where all of these are on.' })
  async dependsOn(@Root() feature: FeatureEntity, @Ctx() { loaders }: Context): Promise<readonly FeatureEntity[]> {
    return loaders.features.inOrder((await loaders.features.relations.load(feature.key)).dependsOn);
  }

  @FieldResolver(() => [Feature], { description: 'These are on only where it is on.' })
  async dependents(@Root() feature: FeatureEntity, @Ctx() { loaders }: Context): Promise<readonly FeatureEntity[]> {
    return loaders.features.inOrder((await loaders.features.relations.load(feature.key)).dependents);
  }

  @FieldResolver(() => [Feature], { description: 'It is never on together with any of these.' })
  async conflictsWith(@Root() feature: FeatureEntity, @Ctx() { loaders }: Context): Promise<readonly FeatureEntity[]> {
    return loaders.features.inOrder((await loaders.features.relations.load(feature.key)).conflictsWith);
  }
}
