import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../schema/connection.ts';
import { TenantOverride } from '../../schema/tenant-override.ts';
import { TenantState } from '../../schema/tenant-state.ts';
import { Tenant, TenantConnection } from '../../schema/tenant.ts';
import { Tier } from '../../schema/tier.ts';
import { authorize, can } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { PAGE } from '../reading/page-arguments.ts';
import type { TierRow } from '../tiers/tier.loader.ts';
import { readUuid } from '../reading/uuid.ts';
import type { TenantOverride as TenantOverrideEntity } from './tenant-override.entity.ts';
import type { Tenant as TenantEntity } from './tenant.entity.ts';
import { stateOf } from './tenant-state.ts';

@Resolver(() => Tenant)
export class TenantResolver {
  @Query(() => TenantConnection, { description: 'All tenants, by name. For super admins.' })
  tenants(
    @Ctx() { caller, loaders }: Context,
    @Arg('search', () => String, { nullable: true, description: 'Only what has this text in name or slug.' })
    search?: string | null,
    @Arg('tierId', () => ID, { nullable: true, description: 'Only tenants on this tier.' }) tierId?: string | null,
    @Arg('state', () => TenantState, { nullable: true, description: 'Only tenants that stand there now.' })
    state?: TenantState | null,
    @Arg('hasTier', () => Boolean, { nullable: true, description: 'Only tenants that are on a tier, or on none.' })
    hasTier?: boolean | null,
    @Arg('hasOverrides', () => Boolean, {
      nullable: true,
      description: 'Only tenants with overrides that are not revoked, or without any.',
    })
    hasOverrides?: boolean | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<TenantEntity>> {
    authorize(caller, 'tenants');
    return loaders.tenants.list({ search, tierId, state, hasTier, hasOverrides }, { first, after });
  }

  @Query(() => Tenant, {
    nullable: true,
    description:
      'One tenant; null for an unknown id, and for one that is not yours. For super admins and the admins of the tenant.',
  })
  async tenant(
    @Ctx() { caller, loaders }: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<TenantEntity | null> {
    const uuid = readUuid(id);
    // Throws for a role that may not ask at all; a tenant that is out of reach is answered like one that does not exist.
    const { actor } = authorize(caller, 'tenant', caller?.actor.tenantId ?? uuid);
    return can(actor, 'tenant', uuid) ? loaders.tenants.byId.load(uuid) : null;
  }

  @FieldResolver(() => Tier, { nullable: true, description: 'The tier that it is on; null where it has none.' })
  async tier(@Root() tenant: TenantEntity, @Ctx() { caller, loaders }: Context): Promise<TierRow | null> {
    authorize(caller, 'tenant', tenant.id);
    return tenant.tierId === null ? null : loaders.tiers.byId.load(tenant.tierId);
  }

  @FieldResolver(() => [TenantOverride], { description: 'Its overrides that are not revoked, by key.' })
  overrides(
    @Root() tenant: TenantEntity,
    @Ctx() { caller, loaders }: Context,
  ): Promise<readonly TenantOverrideEntity[]> {
    authorize(caller, 'tenant', tenant.id);
    return loaders.overrides.ofTenant.load(tenant.id);
  }

  @FieldResolver(() => TenantState, { description: 'Where it stands now.' })
  state(@Root() tenant: TenantEntity): TenantState {
    return stateOf(tenant, Date.now());
  }

  @FieldResolver(() => Int, { description: 'How many overrides it has that are not revoked. For super admins.' })
  overrideCount(@Root() { id }: TenantEntity, @Ctx() { caller, loaders }: Context): Promise<number> {
    authorize(caller, 'tenants');
    return loaders.tenants.overrideCount.load(id);
  }

  @FieldResolver(() => Int, { description: 'How many of its upgrade requests wait for a decision. For super admins.' })
  pendingRequestCount(@Root() { id }: TenantEntity, @Ctx() { caller, loaders }: Context): Promise<number> {
    authorize(caller, 'tenants');
    return loaders.tenants.pendingRequestCount.load(id);
  }
}
