import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../schema/connection.ts';
import { FeatureAdoption } from '../../schema/feature-adoption.ts';
import { FeatureTenant, FeatureTenantConnection } from '../../schema/feature-tenant.ts';
import { Feature } from '../../schema/feature.ts';
import { Tenant } from '../../schema/tenant.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { populationOf } from '../resolution/population-of.ts';
import type { Tenant as TenantEntity } from '../tenants/tenant.entity.ts';
import { adoptionOf, type Adoption } from './adoption-of.ts';
import { featureTenants, type TenantOfFeature } from './feature-tenants.ts';
import type { Feature as FeatureEntity } from './feature.entity.ts';

/** Who has a feature. */
@Resolver(() => Feature)
export class FeatureTenantsResolver {
  @FieldResolver(() => Int, { description: 'For how many tenants it is on now.' })
  async enabledTenantCount(@Root() { key }: FeatureEntity, @Ctx() context: Context): Promise<number> {
    authorize(context.caller, 'featureAdoption');
    return (await populationOf(context, 'counts')).countOf(key);
  }

  @FieldResolver(() => FeatureAdoption, { description: 'The same, by tier.' })
  async adoption(@Root() { key }: FeatureEntity, @Ctx() context: Context): Promise<Adoption> {
    authorize(context.caller, 'featureAdoption');
    return adoptionOf(await populationOf(context, 'counts'), key);
  }

  @FieldResolver(() => FeatureTenantConnection, {
    description: 'What it comes out as for each tenant now, and why. By name of the tenant.',
  })
  async tenants(
    @Root() { key }: FeatureEntity,
    @Ctx() context: Context,
    @Arg('enabled', () => Boolean, { nullable: true, description: 'Only tenants for whom it is on, or off.' })
    enabled?: boolean | null,
    @Arg('search', () => String, { nullable: true, description: 'Only tenants with this text in name or slug.' })
    search?: string | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<TenantOfFeature>> {
    authorize(context.caller, 'tenants');
    const population = await populationOf(context, 'names');
    return featureTenants({ em: context.em, population, key, filter: { enabled, search } }, { first, after });
  }
}

@Resolver(() => FeatureTenant)
export class FeatureTenantResolver {
  @FieldResolver(() => Tenant, { nullable: true, description: 'The tenant; null where it has just been deleted.' })
  tenant(@Root() { id }: TenantOfFeature, @Ctx() { loaders }: Context): Promise<TenantEntity | null> {
    return loaders.tenants.byId.load(id);
  }
}
