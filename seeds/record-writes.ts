import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, AuditEntityType } from '../server/changes/audit-row.ts';
import type { ConfigTransaction } from '../server/changes/config-transaction.ts';
import { selectImages, type RecordedTable } from '../server/changes/recorded-table.ts';

/** Rows that seeds write and the audit log describes. */
export interface WrittenTable {
  readonly entityType: AuditEntityType;
  /** What the log says of a row that was not there before; `create` unless given. */
  readonly created?: AuditAction;
  /** Answers columns id, "entityId", key and image (jsonb, all that resolution reads and people need); $1: the ids concerned. */
  readonly select: string;
}

interface RecordedRow {
  readonly id: string;
  readonly entityId: string;
  readonly key: string;
  readonly image: object;
}

/** A table as its commands describe it. `order` and `where` are SQL over `t`. */
export function writtenTable(table: RecordedTable, order: string, where = 'true'): WrittenTable {
  const select = `select row.id, row.id as "entityId", row.key, row.image
    from (${selectImages(table)} where ${where} order by ${order}) row`;
  return { entityType: table.entityType, select };
}

/**
 * Runs `write` and records what it really changed in the table, row by row, with the images before and after.
 * @param ids what `select` takes as $1; null where it takes nothing
 * @returns the rows as they are now, those that changed only
 */
export async function recordWrites(
  tx: ConfigTransaction,
  table: WrittenTable,
  ids: readonly string[] | null,
  write: () => Promise<void>,
): Promise<readonly RecordedRow[]> {
  const read = (): Promise<RecordedRow[]> => tx.query<RecordedRow>(table.select, ids === null ? [] : [ids]);
  const before = new Map((await read()).map((row) => [row.id, row.image]));
  await write();
  const changed = (await read()).filter((row) => !isDeepStrictEqual(row.image, before.get(row.id)));
  for (const { id, entityId, key, image } of changed) {
    const oldValue = before.get(id) ?? null;
    const action = oldValue === null ? (table.created ?? 'create') : 'update';
    tx.record({ entityType: table.entityType, entityId, key, action, oldValue, newValue: image });
  }
  return changed;
}
