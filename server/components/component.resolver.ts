import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Component, ComponentConnection } from '../../schema/component.ts';
import type { Connection } from '../../schema/connection.ts';
import { Feature } from '../../schema/feature.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import type { Feature as FeatureEntity } from '../features/feature.entity.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { populationOf } from '../resolution/population-of.ts';
import type { Component as ComponentEntity } from './component.entity.ts';

@Resolver(() => Component)
export class ComponentResolver {
  @Query(() => ComponentConnection, {
    description: 'The components of the registry, by category and name. For super admins.',
  })
  components(
    @Ctx() { caller, loaders }: Context,
    @Arg('category', () => String, { nullable: true, description: 'Only this category, such as `helpers`.' })
    category?: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Only what has this text in key, name or description.',
    })
    search?: string | null,
    @Arg('featureKey', () => FeatureKeyScalar, {
      nullable: true,
      description: 'Only what hangs on this feature, or needs it besides.',
    })
    featureKey?: string | null,
    @Arg('isActive', () => Boolean, { nullable: true, description: 'Only what is active, or retired.' })
    isActive?: boolean | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<ComponentEntity>> {
    authorize(caller, 'components');
    return loaders.components.list({ category, search, featureKey, isActive }, { first, after });
  }

  @FieldResolver(() => String)
  name(@Root() component: ComponentEntity): string {
    return component.displayName;
  }

  @FieldResolver(() => String)
  componentName(@Root() component: ComponentEntity): string {
    return component.name;
  }

  @FieldResolver(() => Feature, {
    nullable: true,
    description: 'The feature that has to be on for a tenant to see it; null where none has.',
  })
  async feature(
    @Root() component: ComponentEntity,
    @Ctx() { caller, loaders }: Context,
  ): Promise<FeatureEntity | null> {
    authorize(caller, 'feature');
    return component.featureKey === null ? null : loaders.features.byKey.load(component.featureKey);
  }

  @FieldResolver(() => [Feature], { description: 'What has to be on besides; all of them.' })
  async requiredFeatures(
    @Root() component: ComponentEntity,
    @Ctx() { caller, loaders }: Context,
  ): Promise<readonly FeatureEntity[]> {
    authorize(caller, 'features');
    return loaders.features.inOrder(await loaders.components.requiredKeys(component.id));
  }

  @FieldResolver(() => Int, { description: 'For how many tenants it is visible now.' })
  async visibleTenantCount(@Root() component: ComponentEntity, @Ctx() context: Context): Promise<number> {
    authorize(context.caller, 'featureAdoption');
    return (await populationOf(context, 'counts')).countOf(component.id);
  }
}
