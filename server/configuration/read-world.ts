import { createHash } from 'node:crypto';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { selectImages, type RecordedRow } from '../changes/recorded-table.ts';
import type { Query } from '../database/query.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, TierInputs } from '../resolution/resolution-inputs.ts';
import { sectionNames, sections, type SectionName } from './sections.ts';

/** All that configuration as code is about, as of one moment. */
export interface World {
  readonly revision: number;
  readonly catalog: Catalog;
  readonly tiers: readonly TierInputs[];
  /** The rows of each section with their images. */
  readonly rows: Readonly<Record<SectionName, readonly RecordedRow[]>>;
}

/** Reads the whole configuration; belongs into a transaction that sees one moment, or holds the config lock. */
export async function readWorld(query: Query): Promise<World> {
  const rows: Record<SectionName, readonly RecordedRow[]> = { features: [], tiers: [], models: [], components: [] };
  for (const name of sectionNames) {
    const { table, order } = sections[name];
    rows[name] = await query<RecordedRow>(`${selectImages(table)} order by ${order}`, []);
  }
  const tierIds = rows.tiers.map(({ id }) => id);
  const { catalog, tiers, revision } = await loadInputs(query, { catalog: true, tierIds, tenantIds: [] });
  if (catalog === null) throw new Error('The catalog was asked for.');
  return { revision, catalog, tiers, rows };
}

const TENANTS = `select h.epoch,
  (select md5(string_agg(row(id, name, license_tier_id, is_active, license_expires_at)::text, ',' order by id)) from tenant) as tenants,
  (select md5(string_agg(row(tenant_id, feature_key, feature_value, origin, starts_at, expires_at)::text, ','
    order by tenant_id, feature_key)) from tenant_feature_override where revoked_at is null) as overrides
  from head h`;

/**
 * Of everything that a plan is made from: the configuration, and which tenants there are with which tiers and overrides.
 * The mode is that of the node, by its environment or the database: it says whether the old system's copy is written too.
 * What people do beside that, such as asking for upgrades, does not make a plan outdated.
 */
export async function digestOf(
  { query, mode }: Pick<ConfigTransaction, 'query' | 'mode'>,
  { rows, tiers }: World,
): Promise<string> {
  const tenants = await query(TENANTS, []);
  const sold = tiers.map((tier) => [tier.id, tier.rows]);
  return createHash('sha256')
    .update(JSON.stringify([mode, tenants, rows, sold]))
    .digest('base64url');
}
