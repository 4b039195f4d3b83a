import type { ConfigTransaction } from '../server/changes/config-transaction.ts';
import { tierTable } from '../server/tiers/tier-table.ts';
import { recordWrites, writtenTable, type WrittenTable } from './record-writes.ts';
import { seedTiers } from './tiers.ts';

const TIERS = writtenTable(tierTable, 't.id', 't.id = any($1::uuid[])');

const TIER_FEATURES: WrittenTable = {
  entityType: 'tier',
  select: `select r.id, r.license_tier_id as "entityId", r.feature_key as key, jsonb_build_object('value', r.feature_value,
      'allowOverride', r.allow_tenant_override, 'allowUpgrade', r.allow_tenant_upgrade) as image
    from license_tier_features r left join feature_registry f on f.feature_key = r.feature_key
    where r.license_tier_id = any($1::uuid[]) order by r.license_tier_id, f.display_order`,
};

// The old JSON travels as text: as an object it would pass through JavaScript and lose the scale of its numbers.
// Tiers are listed oldest first, so each is a millisecond younger than the one that stands before it.
const INSERT_TIERS = `insert into license_tier (id, name, description, features, features_original, max_users, max_flows,
    max_api_calls, revision, created_at)
  select s.id, s.name, s.description, s."legacyFeatures"::jsonb, s."legacyFeatures"::jsonb, s."maxUsers", s."maxFlows",
    s."maxApiCalls", $2::bigint, now() + (s.place - 1) * interval '1 millisecond'
  from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, name text, description text, "legacyFeatures" text,
      "maxUsers" int, "maxFlows" int, "maxApiCalls" int)) with ordinality
    as s(id, name, description, "legacyFeatures", "maxUsers", "maxFlows", "maxApiCalls", place)
  where not exists (select 1 from license_tier t where t.name = s.name)
  on conflict do nothing`;

/** For a feature that the registry has with another type, or not at all, there is nothing to sell. */
const INSERT_TIER_FEATURES = `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value,
    allow_tenant_override, allow_tenant_upgrade)
  select s."tierId", f.feature_key, f.feature_type, s.value, s."allowTenantOverride", s."allowTenantUpgrade"
  from jsonb_to_recordset($1::jsonb) as s("tierId" uuid, key text, value jsonb, "allowTenantOverride" boolean,
      "allowTenantUpgrade" boolean)
    join feature_registry f on f.feature_key = s.key
  on conflict do nothing`;

/**
 * Adds the demo's tiers that are missing, each with all its rows. A tier that exists is an admin's and stays as it is.
 * @returns the ids of the added ones
 */
export async function seedTierRows(tx: ConfigTransaction): Promise<readonly string[]> {
  const { query, nextRevision } = tx;
  const all = seedTiers.map((tier) => tier.id);
  const added = await recordWrites(tx, TIERS, all, async () => {
    await query(INSERT_TIERS, [JSON.stringify(seedTiers), nextRevision]);
  });
  const ids = added.map((tier) => tier.id);
  if (ids.length === 0) return ids;
  const rows = seedTiers
    .filter((tier) => ids.includes(tier.id))
    .flatMap((tier) => tier.rows.map((row) => ({ ...row, tierId: tier.id })));
  await recordWrites(tx, TIER_FEATURES, ids, async () => {
    await query(INSERT_TIER_FEATURES, [JSON.stringify(rows)]);
  });
  tx.touch({ tiers: ids });
  return ids;
}
