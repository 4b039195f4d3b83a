import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { AuditEntry, AuditEntryConnection, AuditFilter } from '../../schema/audit-entry.ts';
import type { Connection } from '../../schema/connection.ts';
import { authorize, can } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { PAGE } from '../reading/page-arguments.ts';
import { readUuid } from '../reading/uuid.ts';
import type { AuditEntry as AuditEntryEntity } from './audit-entry.entity.ts';

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
    const { tenantId } = authorize(caller, 'auditLog', filter?.tenantId == null ? null : readUuid(filter.tenantId));
    return loaders.audit.list({ ...filter, tenantId }, { first, after });
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
}
