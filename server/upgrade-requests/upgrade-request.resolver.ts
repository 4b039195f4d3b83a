import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Connection } from '../../schema/connection.ts';
import { FeatureValue } from '../../schema/feature-value.ts';
import { Feature } from '../../schema/feature.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { Tenant } from '../../schema/tenant.ts';
import {
  Person,
  UpgradeRequest,
  UpgradeRequestConnection,
  UpgradeRequestStatus,
} from '../../schema/upgrade-request.ts';
import { authorize } from '../auth/can.ts';
import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { Context } from '../context.ts';
import { transactionQuery } from '../database/transaction.ts';
import type { Feature as FeatureEntity } from '../features/feature.entity.ts';
import { presentValue } from '../features/present-value.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { readUuid } from '../reading/uuid.ts';
import type { Tenant as TenantEntity } from '../tenants/tenant.entity.ts';
import { readChangedRequests } from './read-changed-requests.ts';
import type { UpgradeRequest as UpgradeRequestEntity } from './upgrade-request.entity.ts';

const OF_TENANT = 'Only of this tenant. Tenant admins may leave it out or name their own.';

@Resolver(() => UpgradeRequest)
export class UpgradeRequestResolver {
  @Query(() => UpgradeRequestConnection, {
    description: 'Requests for upgrades, newest first. Super admins read all, tenant admins those of their own tenant.',
  })
  upgradeRequests(
    @Ctx() { caller, loaders }: Context,
    @Arg('status', () => UpgradeRequestStatus, { nullable: true, description: 'Only those that stand there.' })
    status?: UpgradeRequestStatus | null,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) tenantId?: string | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<UpgradeRequestEntity>> {
    const grant = authorize(caller, 'upgradeRequests', tenantId == null ? null : readUuid(tenantId));
    return loaders.upgradeRequests.list({ status, tenantId: grant.tenantId }, { first, after });
  }

  @Subscription(() => UpgradeRequest, {
    description:
      'Every request that is filed or changes its state, from now on. Super admins are told of all, tenant admins of those of their own tenant.',
    subscribe: async ({ args, context }: { args: { tenantId?: string | null }; context: Context }) => {
      const { caller, loaders, services } = context;
      const named = args.tenantId == null ? null : readUuid(args.tenantId);
      const { tenantId } = authorize(caller, 'upgradeRequestChanged', named);
      if (tenantId !== null && (await loaders.tenants.byId.load(tenantId)) === null) throw tenantNotFound();
      const { orm, events } = services;
      return events.subscribe({
        concerns: ({ all, tenants }) =>
          all === true || (tenants !== undefined && (tenantId === null || tenants.includes(tenantId))),
        read: (after, until) => readChangedRequests(transactionQuery(orm.em.fork()), tenantId, after, until),
      });
    },
  })
  upgradeRequestChanged(
    @Root() id: string,
    @Ctx() { loaders }: Context,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) _tenantId?: string | null,
  ): Promise<UpgradeRequestEntity | null> {
    return loaders.upgradeRequests.byId.load(id);
  }

  @FieldResolver(() => FeatureKeyScalar)
  key(@Root() request: UpgradeRequestEntity): string {
    return request.featureKey;
  }

  @FieldResolver(() => String, { description: 'The name of the feature, for people.' })
  async featureName(@Root() request: UpgradeRequestEntity, @Ctx() { loaders }: Context): Promise<string> {
    return (await loaders.features.byKey.load(request.featureKey))?.name ?? request.featureKey;
  }

  @FieldResolver(() => FeatureValue)
  requestedValue(@Root() request: UpgradeRequestEntity): FeatureValue {
    return presentValue(request.requestedValue);
  }

  @FieldResolver(() => Feature, { description: 'The feature. For super admins.' })
  feature(@Root() request: UpgradeRequestEntity, @Ctx() { caller, loaders }: Context): Promise<FeatureEntity | null> {
    authorize(caller, 'feature');
    return loaders.features.byKey.load(request.featureKey);
  }

  @FieldResolver(() => Tenant, { description: 'The tenant that asks.' })
  tenant(@Root() request: UpgradeRequestEntity, @Ctx() { caller, loaders }: Context): Promise<TenantEntity | null> {
    authorize(caller, 'tenant', request.tenantId);
    return loaders.tenants.byId.load(request.tenantId);
  }

  @FieldResolver(() => Person, { description: 'Who asks.' })
  async requester(@Root() request: UpgradeRequestEntity, @Ctx() context: Context): Promise<Person> {
    const person = await personOf(request.requestedById, context);
    return person ?? { id: request.requestedById, name: null, email: null };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who decided or took it back; null where nobody did.' })
  async decider(@Root() request: UpgradeRequestEntity, @Ctx() context: Context): Promise<Person | null> {
    return request.decidedById === null ? null : personOf(request.decidedById, context);
  }
}

async function personOf(id: string, { caller, loaders }: Context): Promise<Person | null> {
  const person = await loaders.upgradeRequests.people.load(id);
  if (person === null) return null;
  const actor = caller?.actor;
  const isKnown = actor?.role === 'super_admin' || (person.tenantId !== null && person.tenantId === actor?.tenantId);
  return { id, name: person.name, email: isKnown ? person.email : null };
}
