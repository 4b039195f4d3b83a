import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchOne } from '../reading/batching.ts';
import { Change } from '../changes/change.entity.ts';
import { beyond, readPage, toConnection, type PageArguments } from '../reading/paging.ts';
import { readUuid } from '../reading/uuid.ts';
import { AuditEntry, type AuditAction, type AuditEntityType } from './audit-entry.entity.ts';

export interface AuditSelection {
  readonly tenantId?: string | null | undefined;
  readonly tierId?: string | null | undefined;
  readonly entityType?: AuditEntityType | null | undefined;
  readonly featureKey?: string | null | undefined;
  readonly action?: AuditAction | null | undefined;
  readonly actorSubject?: string | null | undefined;
  readonly revision?: number | null | undefined;
  readonly from?: Date | null | undefined;
  readonly until?: Date | null | undefined;
}

/** Revision and place within it, not time: two changes may bear the same millisecond. */
const POSITION = z.tuple([z.int(), z.int32()]);
const positionOf = (entry: AuditEntry): [number, number] => [entry.revision, entry.position];

/** Reads the audit log for one operation. */
export class AuditEntryLoader {
  readonly change: DataLoader<string, Change | null>;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.change = batchOne(
      (revisions) => em.find(Change, { revision: { $in: revisions.map(Number) } }, { disableIdentityMap: true }),
      (change) => String(change.revision),
    );
  }

  /** A page of the log, newest first. */
  async list(selection: AuditSelection, args: PageArguments): Promise<Connection<AuditEntry>> {
    const page = readPage(args, POSITION);
    const where = conditions(selection);
    const entries = await this.#em.find(
      AuditEntry,
      { $and: [...where, beyond(['revision', 'position'], page.after, '$lt')] },
      { orderBy: [{ revision: 'desc' }, { position: 'desc' }], limit: page.size + 1, disableIdentityMap: true },
    );
    return toConnection(entries, page, positionOf, () => this.#em.count(AuditEntry, { $and: where }));
  }
}

function conditions(selection: AuditSelection): Record<string, unknown>[] {
  const where: Record<string, unknown>[] = [];
  if (selection.tenantId != null) where.push({ entityType: 'tenant', entityId: readUuid(selection.tenantId) });
  if (selection.tierId != null) where.push({ entityType: 'tier', entityId: readUuid(selection.tierId) });
  if (selection.entityType != null) where.push({ entityType: selection.entityType });
  if (selection.featureKey != null) where.push({ featureKey: selection.featureKey });
  if (selection.action != null) where.push({ action: selection.action });
  if (selection.actorSubject != null) where.push({ revision: { actorSubject: selection.actorSubject } });
  if (selection.revision != null) where.push({ revision: selection.revision });
  if (selection.from != null) where.push({ performedAt: { $gte: selection.from } });
  if (selection.until != null) where.push({ performedAt: { $lt: selection.until } });
  return where;
}
