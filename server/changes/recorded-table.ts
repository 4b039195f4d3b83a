import { sameJson } from '../resolution/licence-rule.ts';
import type { AuditAction, AuditEntityType } from './audit-row.ts';
import type { ConfigTransaction } from './config-transaction.ts';
import type { Query } from '../database/query.ts';

/** All that the audit log says of a row, by the names of the domain. */
export type Image = Readonly<Record<string, unknown>>;

/** A table whose rows are edited one at a time, each with a version of its own, and are described by the audit log. */
export interface RecordedTable {
  readonly entityType: AuditEntityType;
  readonly table: string;
  /** SQL: what the log files a row under; the row is called `t`. */
  readonly key: string;
  /** Fields of the image, each with its column and that column's type. */
  readonly columns: Readonly<Record<string, readonly [column: string, type: string]>>;
  /** Fields of the image that are kept in other tables, as SQL. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** What switches the row on and off; the first that changed names the action. */
  readonly switches?: readonly ((image: Image) => unknown)[];
}

export interface RecordedRow {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly image: Image;
}

/** SQL that reads rows with their images; `where` and `order by` may follow, over `t`. Numerics are texts: the log keeps their scale. */
export function selectImages({ table, key, columns, elsewhere = {} }: RecordedTable): string {
  const fields = [
    ...Object.entries(columns).map(([field, [column, type]]) => [
      field,
      `t.${column}${type === 'numeric' ? '::text' : ''}`,
    ]),
    ...Object.entries(elsewhere),
  ];
  const image = fields.map(([field, sql]) => `'${field}', ${sql}`).join(', ');
  return `select t.id, t.version, ${key} as key, jsonb_build_object(${image}) as image from ${table} t`;
}

/** The row, locked: a host that writes its own tables does not know of the config lock. */
export async function findRow(
  query: Query,
  table: RecordedTable,
  column: string,
  value: string,
): Promise<RecordedRow | null> {
  const sql = `${selectImages(table)} where t.${column} = $1 for update of t`;
  return (await query<RecordedRow>(sql, [value]))[0] ?? null;
}

/**
 * Inserts a row and records its creation.
 * @param values by field; what is left out gets the default of the database
 * @param alsoWrite writes what is kept in other tables
 */
export async function insertRow(
  tx: ConfigTransaction,
  table: RecordedTable,
  values: Image,
  alsoWrite?: (id: string) => Promise<void>,
): Promise<string> {
  const columns = columnsOf(table, values);
  const names = columns.map(([column]) => column);
  // A host's table may have an id without a default.
  const [row] = await tx.query<{ id: string }>(
    `insert into ${table.table} (${['id', ...names, 'revision'].join(', ')})
        select ${['gen_random_uuid()', ...names.map((name) => `r.${name}`), '$2::bigint'].join(', ')}
        from ${recordOf(columns)} returning id`,
    [asRecord(columns), tx.nextRevision],
  );
  if (row === undefined) throw new Error(`Nothing was inserted into ${table.table}.`);
  await alsoWrite?.(row.id);
  await recordRow(tx, table, null, row.id);
  return row.id;
}

/**
 * Writes what differs, steps the row's version and records the change; does nothing where nothing differs.
 * @param patch by field; what is left out stays
 * @param alsoWrite writes what is kept in other tables; only given where something differs there
 * @returns the version afterwards
 */
export async function updateRow(
  tx: ConfigTransaction,
  table: RecordedTable,
  row: RecordedRow,
  patch: Image,
  alsoWrite?: () => Promise<void>,
): Promise<number> {
  const differing = differences(row.image, patch);
  const columns = columnsOf(table, differing);
  if (columns.length === 0 && alsoWrite === undefined) return row.version;
  await alsoWrite?.();
  const assignments = columns.map(([column]) => `${column} = r.${column}`);
  await tx.query(
    `update ${table.table} t set ${[...assignments, 'version = t.version + 1', 'revision = $2'].join(', ')}
        from ${recordOf(columns)} where t.id = $3`,
    [asRecord(columns), tx.nextRevision, row.id],
  );
  await recordRow(tx, table, row, row.id);
  return row.version + 1;
}

/** The fields of `patch` that the image does not say already. */
export function differences(image: Image, patch: Image): Image {
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => value !== undefined && !sameJson(image[field], value)),
  );
}

type ColumnValue = readonly [column: string, type: string, value: unknown];

function columnsOf({ columns }: RecordedTable, values: Image): ColumnValue[] {
  return Object.entries(columns).flatMap(([field, [column, type]]): ColumnValue[] =>
    values[field] === undefined ? [] : [[column, type, values[field]]],
  );
}

/** A record needs a column, also where only the version steps. */
function recordOf(columns: readonly ColumnValue[]): string {
  const typed = columns.map(([column, type]) => `${column} ${type}`);
  return `jsonb_to_record($1::jsonb) as r(${typed.length === 0 ? 'nothing text' : typed.join(', ')})`;
}

function asRecord(columns: readonly ColumnValue[]): string {
  return JSON.stringify(Object.fromEntries(columns.map(([column, , value]) => [column, value])));
}

/** Records how a row is now, after writes that did not; `before` is null for a new one. */
export async function recordRow(
  tx: ConfigTransaction,
  table: RecordedTable,
  before: RecordedRow | null,
  id: string,
): Promise<void> {
  const after = await findRow(tx.query, table, 'id', id);
  if (after === null) throw new Error(`The row ${id} of ${table.table} is gone.`);
  const { entityType } = table;
  const action = before === null ? 'create' : actionOf(table, before.image, after.image);
  tx.record({
    entityType,
    entityId: id,
    key: after.key,
    action,
    oldValue: before?.image ?? null,
    newValue: after.image,
  });
}

function actionOf({ switches = [] }: RecordedTable, before: Image, after: Image): AuditAction {
  const changed = switches.find((read) => read(before) !== read(after));
  if (changed === undefined) return 'update';
  return changed(after) === true ? 'enable' : 'disable';
}
