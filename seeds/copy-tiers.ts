import type { ConfigTransaction } from '../server/changes/config-transaction.ts';
import { loadInputs } from '../server/resolution/load-inputs.ts';
import { copyToLegacy } from '../server/tiers/legacy-copy.ts';
import { resolveTier } from '../server/tiers/resolve-tier.ts';

/**
 * Brings the copy in `license_tier.features` up to date for every tier: new features and relations change what a tier gives
 * without any row of it. Only while enforcing; the copy starts with the switch.
 */
export async function copyTiers({ mode, query }: ConfigTransaction): Promise<void> {
  if (mode !== 'enforce') return;
  const ids = (await query<{ id: string }>('select id from license_tier order by id', [])).map((tier) => tier.id);
  if (ids.length === 0) return;
  const { catalog, tiers } = await loadInputs(query, { catalog: true, tierIds: ids, tenantIds: [] });
  if (catalog === null) return;
  for (const tier of tiers) await copyToLegacy(query, tier.id, resolveTier(catalog, tier.rows));
}
