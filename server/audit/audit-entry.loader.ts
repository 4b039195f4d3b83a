import { raw, type EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchOne } from '../reading/batching.ts';
import { Change } from '../changes/change.entity.ts';
import { readPage, toConnection, type PageArguments } from '../reading/paging.ts';
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
  /** Both inclusive. */
  readonly fromRevision?: number | null | undefined;
  readonly toRevision?: number | null | undefined;
  readonly from?: Date | null | undefined;
  readonly until?: Date | null | undefined;
}

/** Revision and place within it, not time: two changes may bear the same millisecond. */
const POSITION = z.tuple([z.int(), z.int32()]);
const positionOf = (entry: AuditEntry): [number, number] => [entry.revision, entry.position];

/** Lines of a change that are told with it, at most. */
const LINES = 100;

interface ChangeLines {
  readonly count: number;
  readonly entries: readonly AuditEntry[];
}

/** Reads the audit log for one operation. */
export class AuditEntryLoader {
  readonly change: DataLoader<string, Change | null>;
  /** By revision, or by revision and tenant for the lines of that tenant alone. */
  readonly linesOf: DataLoader<string, ChangeLines>;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.change = batchOne(
      (revisions) => em.find(Change, { revision: { $in: revisions.map(Number) } }, { disableIdentityMap: true }),
      (change) => String(change.revision),
    );
    this.linesOf = new DataLoader((keys: readonly string[]) => readLines(em, keys));
  }

  /** A page of the log, newest first. */
  async list(selection: AuditSelection, args: PageArguments): Promise<Connection<AuditEntry>> {
    const page = readPage(args, POSITION);
    const entries = await readEntries(this.#em, selection, page.after, 'desc', page.size + 1);
    return toConnection(entries, page, positionOf, () => this.#em.count(AuditEntry, { $and: conditions(selection) }));
  }
}

/** Lines beyond a place in the log, in either direction. */
export function readEntries(
  em: EntityManager,
  selection: AuditSelection,
  after: readonly [revision: number, position: number] | null,
  direction: 'asc' | 'desc',
  limit: number,
): Promise<AuditEntry[]> {
  // As one comparison of rows: spelt out with "or", PostgreSQL would walk the index from its end to the place, every time.
  const sign = direction === 'asc' ? '>' : '<';
  const further =
    after === null ? {} : { [raw((l) => `(${l}.revision, ${l}.position) ${sign} (?, ?)`, [...after])]: [] };
  return em.find(
    AuditEntry,
    { $and: [...conditions(selection), further] },
    { orderBy: [{ revision: direction }, { position: direction }], limit, disableIdentityMap: true },
  );
}

async function readLines(em: EntityManager, keys: readonly string[]): Promise<ChangeLines[]> {
  const asked = keys.map((key) => {
    const [revision, tenant] = key.split(' ');
    return { key, revision, tenant: tenant ?? null };
  });
  const rows = await em.execute<{ asked_key: string; lines: number }[]>(
    `select asked.key as asked_key, own.*
      from json_to_recordset(?::json) as asked(key text, revision bigint, tenant uuid)
        cross join lateral (
          select line.*, count(*) over ()::int as lines from feature_audit_log line
           where line.revision = asked.revision
             and (asked.tenant is null or (line.entity_type = 'tenant' and line.entity_id = asked.tenant))
           order by line.position limit ?) own
      order by asked.key, own.position`,
    [JSON.stringify(asked), LINES],
  );
  const byKey = Map.groupBy(rows, (row) => row.asked_key);
  return keys.map((key) => {
    const own = byKey.get(key) ?? [];
    const entries = own.map((row) => em.map(AuditEntry, row, { disableIdentityMap: true }));
    return { count: own[0]?.lines ?? 0, entries };
  });
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
  if (selection.fromRevision != null) where.push({ revision: { $gte: selection.fromRevision } });
  if (selection.toRevision != null) where.push({ revision: { $lte: selection.toRevision } });
  if (selection.from != null) where.push({ performedAt: { $gte: selection.from } });
  if (selection.until != null) where.push({ performedAt: { $lt: selection.until } });
  return where;
}
