import { isDeepStrictEqual } from 'node:util';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import type { Query } from '../database/query.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, TierInputs } from '../resolution/resolution-inputs.ts';
import { copyToLegacy } from './legacy-copy.ts';
import { resolveTier } from './resolve-tier.ts';

/** The inputs of every tier. */
export async function loadTiers(query: Query): Promise<readonly TierInputs[]> {
  const ids = (await query<{ id: string }>('select id from license_tier order by id', [])).map((tier) => tier.id);
  return ids.length === 0 ? [] : (await loadInputs(query, { catalog: false, tierIds: ids, tenantIds: [] })).tiers;
}

/**
 * Brings the copy in `license_tier.features` up to date for every tier: new features and relations change what a tier gives
 * without any row of it. Only while enforcing; the copy starts with the switch.
 */
export async function copyTiers({ mode, query }: ConfigTransaction): Promise<void> {
  if (mode !== 'enforce') return;
  const { catalog } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [] });
  if (catalog === null) return;
  const copyOf = ({ id, rows }: TierInputs) => ({ tierId: id, effective: resolveTier(catalog, rows) });
  await copyToLegacy(query, (await loadTiers(query)).map(copyOf));
}

/** The same after a change of the catalog, for the tiers that it changes. */
export async function copyChangedTiers(
  { mode, query }: ConfigTransaction,
  tiers: readonly TierInputs[],
  before: Catalog,
  after: Catalog,
): Promise<void> {
  if (mode !== 'enforce') return;
  const copies = tiers.flatMap(({ id, rows }) => {
    const effective = resolveTier(after, rows);
    return isDeepStrictEqual(effective, resolveTier(before, rows)) ? [] : { tierId: id, effective };
  });
  await copyToLegacy(query, copies);
}

/** The same for one tier. */
export async function copyTier({ mode, query }: ConfigTransaction, tierId: string): Promise<void> {
  if (mode !== 'enforce') return;
  const { catalog, tiers } = await loadInputs(query, { catalog: true, tierIds: [tierId], tenantIds: [] });
  if (catalog === null) return;
  await copyToLegacy(
    query,
    tiers.map(({ rows }) => ({ tierId, effective: resolveTier(catalog, rows) })),
  );
}
