import type { ConfigTransaction } from '../changes/config-transaction.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { Refusal } from '../errors.ts';
import { matchesSchema } from '../features/matches-schema.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, TierInputs, TierRow } from '../resolution/resolution-inputs.ts';
import { readUuid } from '../reading/uuid.ts';
import { copyToLegacy } from './legacy-copy.ts';
import { planTierChange, type TierChangeRows, type TierFeaturePatch } from './plan-tier-change.ts';

/** What to change about one tier. */
export interface SetTierFeatures extends CommandInput {
  readonly tierId: string;
  /** The tier's version that the changes were made on. */
  readonly expectedVersion: number;
  /** Changed keys only, each at most once. */
  readonly changes: readonly TierFeaturePatch[];
  readonly autoEnableDependencies?: boolean;
  readonly cascadeDisable?: boolean;
}

/** Plain JSON: it is kept for the idempotency key. */
export interface TierFeaturesSet {
  readonly tierId: string;
  /** After the change; in a dry run as it would be. */
  readonly version: number;
  /** Keys whose row changed, in display order. */
  readonly changedKeys: readonly string[];
  /** How many tenants are on the tier. */
  readonly tenantCount: number;
}

/**
 * Changes features of a tier: all of the changes or none. What the tier says already is not written again: no row, no audit
 * line, no version, no revision. The caller's permission is the resolver's to check.
 * @returns with `impact`, which only a dry run measures
 * @throws {Refusal} in the order mode, exists, value, relations, version
 */
export function setTierFeatures(context: CommandContext, input: SetTierFeatures): Promise<Done<TierFeaturesSet>> {
  return runCommand(context, 'setTierFeatures', input, async (tx) => {
    refuseInLegacyMode(tx, 'editing a tier');
    const tierId = readUuid(input.tierId);
    const { tier, version, tenantCount, catalog } = await readTier(tx, tierId);
    const plan = planTierChange(catalog, tier.rows, input.changes, {
      autoEnableDependencies: input.autoEnableDependencies ?? false,
      cascadeDisable: input.cascadeDisable ?? false,
      matchesSchema,
    });
    if (!plan.ok) throw new Refusal(plan.code, plan.message, plan.details, plan.path);
    await refuseStale(tx.query, { entityType: 'tier', id: tierId, version }, input.expectedVersion);
    if (plan.rows.length > 0) await writeTierRows(tx, tierId, plan);
    const after = { ...tier, rows: applied(tier.rows, plan) };
    return {
      outcome: {
        tierId,
        version: plan.rows.length > 0 ? version + 1 : version,
        changedKeys: plan.rows.map(({ key }) => key),
        tenantCount,
      },
      question: { before: { catalog, tiers: [tier] }, after: { catalog, tiers: [after] }, now: tx.now },
    };
  });
}

// The row is locked too: a host that writes it does not know of the config lock.
const FIND = `select version, (select count(*)::int from tenant where license_tier_id = $1) as "tenantCount"
  from license_tier where id = $1 for update`;

async function readTier(
  { query }: ConfigTransaction,
  tierId: string,
): Promise<{ tier: TierInputs; catalog: Catalog; version: number; tenantCount: number }> {
  const [found] = await query<{ version: number; tenantCount: number }>(FIND, [tierId]);
  const { catalog, tiers } = await loadInputs(query, { catalog: true, tierIds: [tierId], tenantIds: [] });
  const [tier] = tiers;
  if (found === undefined || tier === undefined || catalog === null) {
    throw new Refusal('UNKNOWN_TIER', 'There is no such tier.', {}, ['tierId']);
  }
  return { ...found, tier, catalog };
}

const DELETE_ROWS = 'delete from license_tier_features where license_tier_id = $1 and feature_key = any($2)';
const WRITE_ROWS = `insert into license_tier_features
  (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade, created_by)
  select $1, f.feature_key, f.feature_type, r.value, r."allowTenantOverride", r."allowTenantUpgrade", $3::uuid
  from jsonb_to_recordset($2::jsonb) as r(key text, value jsonb, "allowTenantOverride" boolean, "allowTenantUpgrade" boolean)
    join feature_registry f on f.feature_key = r.key
  on conflict (license_tier_id, feature_key) do update set feature_value = excluded.feature_value,
    allow_tenant_override = excluded.allow_tenant_override, allow_tenant_upgrade = excluded.allow_tenant_upgrade`;
const STEP_VERSION = 'update license_tier set version = version + 1, revision = $2 where id = $1';

/** Writes and records planned rows of a tier, steps its version, and keeps the copy for the old system. */
export async function writeTierRows(
  tx: ConfigTransaction,
  tierId: string,
  { rows, effective }: TierChangeRows,
): Promise<void> {
  const gone = rows.filter(({ after }) => after === null).map(({ key }) => key);
  const kept = rows.flatMap(({ after }) => after ?? []);
  if (gone.length > 0) await tx.query(DELETE_ROWS, [tierId, gone]);
  if (kept.length > 0) await tx.query(WRITE_ROWS, [tierId, JSON.stringify(kept), await tx.userId()]);
  await tx.query(STEP_VERSION, [tierId, tx.nextRevision]);
  // In shadow mode the old JSON still decides: the copy begins with the switch.
  if (tx.mode === 'enforce') await copyToLegacy(tx.query, [{ tierId, effective }]);
  for (const { key, action, before, after } of rows) {
    tx.record({ entityType: 'tier', entityId: tierId, key, action, oldValue: image(before), newValue: image(after) });
  }
  tx.touch({ tiers: [tierId] });
}

function image(row: TierRow | null): object | null {
  return row === null
    ? null
    : { value: row.value, allowOverride: row.allowTenantOverride, allowUpgrade: row.allowTenantUpgrade };
}

function applied(rows: readonly TierRow[], plan: TierChangeRows): TierRow[] {
  const changed = new Set(plan.rows.map(({ key }) => key));
  return [...rows.filter(({ key }) => !changed.has(key)), ...plan.rows.flatMap(({ after }) => after ?? [])];
}
