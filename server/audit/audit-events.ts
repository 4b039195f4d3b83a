import type { MikroORM } from '@mikro-orm/postgresql';
import { endOf, type EventRequest } from '../live/change-events.ts';
import type { AuditEntry } from './audit-entry.entity.ts';
import { readEntries, type AuditSelection } from './audit-entry.loader.ts';

const PAGE = 100; // lines

/** New lines of the log for one subscriber. */
export function auditEvents({ em }: Pick<MikroORM, 'em'>, selection: AuditSelection): EventRequest<AuditEntry> {
  const { tenantId, tierId } = selection;
  return {
    concerns: ({ all, tenants, tiers }) =>
      all === true ||
      ((tenantId == null || tenants?.includes(tenantId) === true) &&
        (tierId == null || tiers?.includes(tierId) === true)),
    read: async ({ revision, position }, until) => {
      const toRevision = Math.min(until, selection.toRevision ?? until);
      const events = await readEntries(em.fork(), { ...selection, toRevision }, [revision, position], 'asc', PAGE);
      const last = events.length < PAGE ? undefined : events.at(-1);
      return { events, last: last ?? endOf(until) };
    },
  };
}
