import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { AuditChange, AuditEntry, AuditEntryConnection, AuditFilter, AuditValue } from '../../schema/audit-entry.ts';
import type { Connection } from '../../schema/connection.ts';
import type { Caller } from '../auth/actor.ts';
import { authorize, can, type Grant } from '../auth/can.ts';
import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { Change } from '../changes/change.entity.ts';
import type { Context } from '../context.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { readUuid } from '../reading/uuid.ts';
import type { AuditEntry as AuditEntryEntity } from './audit-entry.entity.ts';
import { auditEvents } from './audit-events.ts';
import { entityName } from './audit-names.ts';
import { presentAuditValue } from './present-audit-value.ts';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description:
      'What changed, newest first. Super admins read everything, tenant admins what happened to their own tenant.',
  })
  auditLog(
    @Ctx() { caller, loaders }: Context,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which lines; all of them where it is left out.' })
    filter?: AuditFilter | null,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<AuditEntryEntity>> {
    const { tenantId } = authorizeLog(caller, 'auditLog', filter);
    return loaders.audit.list({ ...filter, tenantId }, { first, after });
  }

  @Subscription(() => AuditEntry, {
    description: 'Every new line of the audit log, in order. Who may read which is as in `auditLog`.',
    subscribe: async ({ args, context }) => {
      const { caller, loaders, services } = context as Context;
      const filter = args['filter'] as AuditFilter | null | undefined;
      const { tenantId } = authorizeLog(caller, 'auditEntryAdded', filter);
      // A list can be empty; who waits for a tenant that is not there would wait for ever.
      if (tenantId !== null && (await loaders.tenants.byId.load(tenantId)) === null) throw tenantNotFound();
      return services.events.subscribe(auditEvents(services.orm, { ...filter, tenantId }));
    },
  })
  auditEntryAdded(
    @Root() entry: AuditEntryEntity,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which lines; all of them where it is left out.' })
    _filter?: AuditFilter | null,
  ): AuditEntryEntity {
    return entry;
  }

  @FieldResolver(() => String, { nullable: true })
  async actorSubject(@Root() entry: AuditEntryEntity, @Ctx() { loaders }: Context): Promise<string | null> {
    return (await loaders.audit.change.load(String(entry.revision)))?.actorSubject ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async actorName(@Root() entry: AuditEntryEntity, @Ctx() { loaders }: Context): Promise<string | null> {
    return (await loaders.audit.change.load(String(entry.revision)))?.actorName ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  ipAddress(@Root() entry: AuditEntryEntity, @Ctx() { caller }: Context): string | null {
    return caller && can(caller.actor, 'auditLogOrigin') ? entry.ipAddress : null;
  }

  @FieldResolver(() => String, { nullable: true })
  userAgent(@Root() entry: AuditEntryEntity, @Ctx() { caller }: Context): string | null {
    return caller && can(caller.actor, 'auditLogOrigin') ? entry.userAgent : null;
  }

  @FieldResolver(() => AuditValue, { nullable: true })
  before(@Root() { oldValue }: AuditEntryEntity): Omit<AuditValue, 'tierName'> | null {
    return presentAuditValue(oldValue);
  }

  @FieldResolver(() => AuditValue, { nullable: true })
  after(@Root() { newValue }: AuditEntryEntity): Omit<AuditValue, 'tierName'> | null {
    return presentAuditValue(newValue);
  }

  @FieldResolver(() => String, { nullable: true })
  entityName(@Root() entry: AuditEntryEntity, @Ctx() { loaders }: Context): Promise<string | null> {
    return entityName(entry, loaders);
  }

  @FieldResolver(() => String, { nullable: true })
  async featureName(@Root() { featureKey }: AuditEntryEntity, @Ctx() { loaders }: Context): Promise<string | null> {
    return (await loaders.features.byKey.load(featureKey))?.name ?? null;
  }

  @FieldResolver(() => AuditChange)
  change(@Root() entry: AuditEntryEntity, @Ctx() { loaders }: Context): Promise<Change | null> {
    return loaders.audit.change.load(String(entry.revision));
  }
}

@Resolver(() => AuditValue)
export class AuditValueResolver {
  @FieldResolver(() => String, { nullable: true })
  async tierName(@Root() { tierId }: AuditValue, @Ctx() { loaders }: Context): Promise<string | null> {
    return tierId === null ? null : ((await loaders.tiers.byId.load(readUuid(tierId)))?.name ?? null);
  }
}

@Resolver(() => AuditChange)
export class AuditChangeResolver {
  @FieldResolver(() => Int)
  async entryCount(@Root() change: Change, @Ctx() context: Context): Promise<number> {
    return (await context.loaders.audit.linesOf.load(linesKey(change, context))).count;
  }

  @FieldResolver(() => [AuditEntry])
  async entries(@Root() change: Change, @Ctx() context: Context): Promise<readonly AuditEntryEntity[]> {
    return (await context.loaders.audit.linesOf.load(linesKey(change, context))).entries;
  }
}

/** A change may be about several tenants: their people read the lines of their own. */
function linesKey({ revision }: Change, { caller }: Context): string {
  const { tenantId } = authorizeLog(caller, 'auditLog', null);
  return tenantId === null ? String(revision) : `${revision} ${tenantId}`;
}

function authorizeLog(
  caller: Caller | null,
  verb: 'auditLog' | 'auditEntryAdded',
  filter: AuditFilter | null | undefined,
): Grant {
  return authorize(caller, verb, filter?.tenantId == null ? null : readUuid(filter.tenantId));
}
