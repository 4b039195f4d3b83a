import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { differences, findRow, updateRow, type Image, type RecordedTable } from '../changes/recorded-table.ts';
import { componentTable } from '../components/component-table.ts';
import { saveRequiredFeatures } from '../components/required-features.ts';
import { writeWithRelations } from '../features/feature-relations.ts';
import { featureTable } from '../features/feature-table.ts';
import { modelTable } from '../models/model-table.ts';
import { tenantTable } from '../tenants/tenant-table.ts';
import { tierTable } from '../tiers/tier-table.ts';
import { notRevertible } from './not-revertible.ts';
import type { Undo } from './read-undo.ts';

const TABLES = {
  feature: featureTable,
  model: modelTable,
  component: componentTable,
  tier: tierTable,
  tenant: tenantTable,
} as const;
type UndoableKind = keyof typeof TABLES;

/** Whether the thing is a row with a version of its own. */
export function isRow(kind: string): kind is UndoableKind {
  return Object.hasOwn(TABLES, kind);
}

/** What a row shall be again. What was made and is never deleted is retired: features, models and components. */
function goal({ before, after }: Undo): Image {
  if (before === null) return { isActive: false };
  return after === null ? before : differences(after, before);
}

/** Brings the row of a feature, model, component, tier or tenant back to what it was, and records that. */
export async function undoRow(tx: ConfigTransaction, kind: UndoableKind, undo: Undo): Promise<void> {
  const table: RecordedTable = TABLES[kind];
  const row = await findRow(tx.query, table, 'id', undo.thing.entityId);
  if (row === null) throw notRevertible('GONE', `The ${kind} is gone.`, { kind, entityId: undo.thing.entityId });
  // What another part of the same undoing has brought back already is not written again.
  const patch = differences(row.image, goal(undo));
  const { dependsOn, conflictsWith, requiredFeatures } = patch;
  if (Object.keys(patch).length === 0) return;
  if (kind === 'feature' && (dependsOn !== undefined || conflictsWith !== undefined)) {
    const lists = { dependsOn: keysOf(dependsOn), conflictsWith: keysOf(conflictsWith) };
    const key = String(row.image['key']);
    await writeWithRelations(tx, key, row.image, lists, (write) => updateRow(tx, table, row, patch, write));
  } else if (requiredFeatures !== undefined) {
    const keys = keysOf(requiredFeatures) ?? [];
    await updateRow(tx, table, row, patch, () => saveRequiredFeatures(tx.query, row.id, keys));
  } else {
    await updateRow(tx, table, row, patch);
  }
}

function keysOf(list: unknown): readonly string[] | undefined {
  return Array.isArray(list) ? list.map(String) : undefined;
}

/** Makes a tier or a tenant again that the change took away, under the id that it had. */
export async function restoreRow(
  tx: ConfigTransaction,
  kind: 'tier' | 'tenant',
  { thing, before }: Undo,
): Promise<void> {
  const { table, columns, entityType } = TABLES[kind];
  const values = Object.entries(columns).filter(([field]) => before?.[field] !== undefined);
  const names = values.map(([, [column]]) => column);
  await tx.query(
    `insert into ${table} (id, ${names.join(', ')}, revision)
      select $2::uuid, ${names.map((name) => `r.${name}`).join(', ')}, $3::bigint
      from jsonb_to_record($1::jsonb) as r(${values.map(([, [column, type]]) => `${column} ${type}`).join(', ')})`,
    [
      JSON.stringify(Object.fromEntries(values.map(([field, [column]]) => [column, before?.[field]]))),
      thing.entityId,
      tx.nextRevision,
    ],
  );
  const { entityId, key } = thing;
  tx.record({ entityType, entityId, key, action: 'create', oldValue: null, newValue: before });
}

// Deleting a tenant would take its users with it, whom no revert brings back.
const IN_USE = {
  tier: `exists (select from tenant where license_tier_id = $1) or exists (select from license_tier_features where license_tier_id = $1)`,
  tenant: `exists (select from app_user where tenant_id = $1) or exists (select from tenant_usage where tenant_id = $1)
    or exists (select from api_key where tenant_id = $1) or exists (select from upgrade_request where tenant_id = $1)
    or exists (select from tenant_feature_override where tenant_id = $1)`,
} as const;

/** Takes away a tier or a tenant that the change made, where nothing hangs on it. */
export async function removeRow(tx: ConfigTransaction, kind: 'tier' | 'tenant', { thing, after }: Undo): Promise<void> {
  const { table, entityType } = TABLES[kind];
  const { entityId, key } = thing;
  const [row] = await tx.query<{ used: boolean }>(`select (${IN_USE[kind]}) as used`, [entityId]);
  if (row?.used !== false) throw notRevertible('IN_USE', `The ${kind} is in use by now.`, { kind, entityId });
  await tx.query(`delete from ${table} where id = $1`, [entityId]);
  tx.record({ entityType, entityId, key, action: 'delete', oldValue: after, newValue: null });
}
