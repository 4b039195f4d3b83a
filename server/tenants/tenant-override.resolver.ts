import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FeatureValue } from '../../schema/feature-value.ts';
import { Feature } from '../../schema/feature.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { TenantOverride } from '../../schema/tenant-override.ts';
import { Tenant } from '../../schema/tenant.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import type { Feature as FeatureEntity } from '../features/feature.entity.ts';
import { presentValue } from '../features/present-value.ts';
import type { TenantOverride as TenantOverrideEntity } from './tenant-override.entity.ts';
import type { Tenant as TenantEntity } from './tenant.entity.ts';

@Resolver(() => TenantOverride)
export class TenantOverrideResolver {
  @FieldResolver(() => FeatureKeyScalar)
  key(@Root() override: TenantOverrideEntity): string {
    return override.featureKey;
  }

  @FieldResolver(() => FeatureValue)
  value(@Root() override: TenantOverrideEntity): FeatureValue {
    return presentValue(override.value);
  }

  @FieldResolver(() => Feature, { description: 'The feature. For super admins.' })
  feature(@Root() override: TenantOverrideEntity, @Ctx() { caller, loaders }: Context): Promise<FeatureEntity | null> {
    authorize(caller, 'feature');
    return loaders.features.byKey.load(override.featureKey);
  }

  @FieldResolver(() => Tenant, { description: 'The tenant.' })
  tenant(@Root() override: TenantOverrideEntity, @Ctx() { caller, loaders }: Context): Promise<TenantEntity | null> {
    authorize(caller, 'tenant', override.tenantId);
    return loaders.tenants.byId.load(override.tenantId);
  }
}
