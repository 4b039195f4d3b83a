import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../schema/connection.ts';
import { Feature } from '../../schema/feature.ts';
import { Model, ModelConnection } from '../../schema/model.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import type { Feature as FeatureEntity } from '../features/feature.entity.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { populationOf } from '../resolution/population-of.ts';
import type { Model as ModelEntity } from './model.entity.ts';

@Resolver(() => Model)
export class ModelResolver {
  @Query(() => ModelConnection, { description: 'The models of the registry, by provider and name. For super admins.' })
  models(
    @Ctx() { caller, loaders }: Context,
    @Arg('provider', () => String, { nullable: true, description: 'Only this provider, such as `openai`.' })
    provider?: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Only what has this text in name, model id or family.',
    })
    search?: string | null,
    @Arg('featureKey', () => FeatureKeyScalar, { nullable: true, description: 'Only what hangs on this feature.' })
    featureKey?: string | null,
    @Arg('isActive', () => Boolean, { nullable: true, description: 'Only what is active, or retired.' })
    isActive?: boolean | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<ModelEntity>> {
    authorize(caller, 'models');
    return loaders.models.list({ provider, search, featureKey, isActive }, { first, after });
  }

  @FieldResolver(() => Feature, { description: 'The feature that has to be on for a tenant to see it.' })
  feature(@Root() model: ModelEntity, @Ctx() { caller, loaders }: Context): Promise<FeatureEntity | null> {
    authorize(caller, 'feature');
    return loaders.features.byKey.load(model.featureKey);
  }

  @FieldResolver(() => Int, { description: 'For how many tenants it is visible now.' })
  async visibleTenantCount(@Root() model: ModelEntity, @Ctx() context: Context): Promise<number> {
    authorize(context.caller, 'featureAdoption');
    return (await populationOf(context, 'counts')).countOf(model.id);
  }
}
