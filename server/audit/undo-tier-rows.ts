import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { matchesSchema } from '../features/matches-schema.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import { planTierChange, type TierFeaturePatch } from '../tiers/plan-tier-change.ts';
import { copyTier } from '../tiers/copy-tiers.ts';
import { writeTierRows } from '../tiers/set-tier-features.ts';
import { notRevertible } from './not-revertible.ts';
import type { Undo } from './read-undo.ts';

/** Brings rows of a tier back to what they were, by the rules of every save of a tier. */
export async function undoTierRows(tx: ConfigTransaction, tierId: string, undos: readonly Undo[]): Promise<void> {
  const { catalog, tiers } = await loadInputs(tx.query, { catalog: true, tierIds: [tierId], tenantIds: [] });
  const [tier] = tiers;
  if (catalog === null || tier === undefined) {
    throw notRevertible('GONE', 'The tier is gone.', { kind: 'tier', entityId: tierId });
  }
  const plan = planTierChange(catalog, tier.rows, undos.map(toPatch), { matchesSchema });
  if (!plan.ok) throw notRevertible(plan.code, plan.message, plan.details);
  await writeTierRows(tx, tierId, plan);
}

function toPatch({ thing, before }: Undo): TierFeaturePatch {
  if (before === null) return { key: thing.key, inherit: true };
  const { value, allowOverride, allowUpgrade } = before;
  return {
    key: thing.key,
    value,
    allowTenantOverride: allowOverride === true,
    allowTenantUpgrade: allowUpgrade === true,
  };
}

const INSERT = `insert into license_tier_features
    (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade, created_by)
  select $1, f.feature_key, f.feature_type, r.image -> 'value', (r.image -> 'allowOverride')::boolean,
    (r.image -> 'allowUpgrade')::boolean, $3::uuid
  from jsonb_to_recordset($2::jsonb) as r(key text, image jsonb) join feature_registry f on f.feature_key = r.key`;

/** Brings back all rows of a tier that comes back itself, as they were: nobody is on it, so nobody is newly given anything. */
export async function restoreTierRows(tx: ConfigTransaction, tierId: string, undos: readonly Undo[]): Promise<void> {
  const rows = undos.map(({ thing, before }) => ({ key: thing.key, image: before }));
  await tx.query(INSERT, [tierId, JSON.stringify(rows), await tx.userId()]);
  for (const { thing, before } of undos) {
    const { key } = thing;
    tx.record({ entityType: 'tier', entityId: tierId, key, action: 'create', oldValue: null, newValue: before });
  }
  await copyTier(tx, tierId);
}

const DELETE = 'delete from license_tier_features where license_tier_id = $1 and feature_key = any($2)';

/** Takes away the rows of a tier that goes as well: nobody is on it, so no rule can be broken. */
export async function removeTierRows(tx: ConfigTransaction, tierId: string, undos: readonly Undo[]): Promise<void> {
  await tx.query(DELETE, [tierId, undos.map(({ thing }) => thing.key)]);
  for (const { thing, after } of undos) {
    const { key } = thing;
    tx.record({ entityType: 'tier', entityId: tierId, key, action: 'delete', oldValue: after, newValue: null });
  }
}
