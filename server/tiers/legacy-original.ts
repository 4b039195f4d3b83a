import type { Query } from '../database/query.ts';

/**
 * SQL: whether `t.features` holds our copy: nearly every registry key as an envelope under its dotted name. A host may write
 * some keys like that; only the copy writes them all.
 */
export const HOLDS_COPY = `coalesce((
    select (select count(*) filter (where jsonb_typeof(f.json -> r.feature_key) = 'object' and f.json -> r.feature_key ? 'enabled')
        >= 0.9 * count(*) and count(*) > 0 from feature_registry r)
    from (select t.features::jsonb as json offset 0) f where jsonb_typeof(f.json) = 'object'), false)`;

/** What is kept of a column that is NULL, which is neither a JSON null nor nothing kept. */
const NO_JSON = `'{"$null": true}'::jsonb`;

/** SQL: `t.features` as it is kept aside. jsonb would lose the text of a column of type json: order, spaces, doubled keys. */
export const KEPT = `case when pg_typeof(t.features) = 'json'::regtype then to_jsonb(t.features::text) else t.features::jsonb end`;

/** SQL: the JSON of `t` that was kept aside, for reading; `{}` where it said nothing, NULL only where nothing was kept. */
export const ORIGINAL = `case when t.features_original::jsonb in ('null'::jsonb, ${NO_JSON}) then '{}'::jsonb
  when pg_typeof(t.features) = 'json'::regtype and jsonb_typeof(t.features_original::jsonb) = 'string'
    then coalesce(nullif((t.features_original::jsonb #>> '{}')::jsonb, 'null'), '{}') else t.features_original::jsonb end`;

// What was kept before is older than what is in the column, unless that is our own copy.
const KEEP = `update license_tier t set features_original = case when t.features is null then ${NO_JSON} else ${KEPT} end
  where t.id = any($1::uuid[]) and not ${HOLDS_COPY}`;
const KEEP_ONCE = `${KEEP} and t.features_original is null`;

/** Of how many tiers one statement writes the JSON, so that it stays far below its timeout. */
const TOGETHER = 200;

async function inParts(query: Query, sql: string, tierIds: readonly string[]): Promise<void> {
  for (let first = 0; first < tierIds.length; first += TOGETHER) {
    await query(sql, [tierIds.slice(first, first + TOGETHER)]);
  }
}

/** Keeps the tiers' JSON aside as it is before our copy is written into it. */
export function keepOriginals(query: Query, tierIds: readonly string[]): Promise<void> {
  return inParts(query, KEEP, tierIds);
}

/** Keeps the tiers' JSON aside where none was kept before. */
export function keepOriginalsOnce(query: Query, tierIds: readonly string[]): Promise<void> {
  return inParts(query, KEEP_ONCE, tierIds);
}

// Two statements: the value's type must be the column's, and `case` has only one.
const RESTORE_JSONB = `update license_tier t set features = nullif(t.features_original::jsonb, ${NO_JSON})
  where t.id = any($1::uuid[]) and t.features_original is not null and pg_typeof(t.features) <> 'json'::regtype`;
const RESTORE_JSON = `update license_tier t set features = (case
    when t.features_original::jsonb = ${NO_JSON} then null
    when jsonb_typeof(t.features_original::jsonb) = 'string' then t.features_original::jsonb #>> '{}'
    else t.features_original::text end)::json
  where t.id = any($1::uuid[]) and t.features_original is not null and pg_typeof(t.features) = 'json'::regtype`;

/** Puts back what was kept aside. A tier of which nothing was kept stays as it is. */
export async function restoreOriginals(query: Query, tierIds: readonly string[]): Promise<void> {
  await inParts(query, RESTORE_JSONB, tierIds);
  await inParts(query, RESTORE_JSON, tierIds);
}

const READ = `select t.id, ${ORIGINAL} as original, ${HOLDS_COPY} as "holdsCopy" from license_tier t where t.id = any($1::uuid[])`;

interface TierOriginal {
  readonly id: string;
  /** Null: nothing was kept. */
  readonly original: unknown;
  /** Whether the column itself holds our copy, and so says nothing of the old system any more. */
  readonly holdsCopy: boolean;
}

export async function readOriginals(
  query: Query,
  tierIds: readonly string[],
): Promise<ReadonlyMap<string, TierOriginal>> {
  const rows = await query<TierOriginal>(READ, [tierIds]);
  return new Map(rows.map((row) => [row.id, row]));
}
