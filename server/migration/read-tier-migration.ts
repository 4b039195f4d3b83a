import type { EntityManager } from '@mikro-orm/postgresql';
import type { TierMigration, TierImportRun } from '../../schema/tier-migration.ts';
import { inSnapshot } from '../database/transaction.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import { readOriginals } from '../tiers/legacy-original.ts';
import { planTierImport } from './plan-tier-import.ts';

const at = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const TIERS = `select t.id, (select count(*)::int from tenant where license_tier_id = t.id) as tenants,
    ${at('i.at')} as at, coalesce(i.rows, 0)::int as rows
  from license_tier t left join (
    select l.entity_id, max(c.at) as at, count(*) as rows
      from change c join feature_audit_log l on l.revision = c.revision and l.entity_type = 'tier'
     where c.operation = 'importTiers' group by l.entity_id) i on i.entity_id = t.id`;
const STATE = `select (select count(*)::int from tenant where license_tier_id is null) as without,
    exists (select from feature_audit_log where feature_key = '$mode') as switched,
    (select json_build_object('revision', revision, 'at', ${at('at')}, 'actorName', actor_name, 'reason', reason)
       from change where operation = 'importTiers' order by revision desc limit 1) as run`;

interface TierState {
  readonly id: string;
  readonly tenants: number;
  readonly at: number | null;
  readonly rows: number;
}

interface State {
  readonly without: number;
  readonly switched: boolean;
  readonly run: (Omit<TierImportRun, 'at'> & { readonly at: number }) | null;
}

/** How far the tiers' old JSON is taken over: what the log says of the importer, and what it would find now. */
export function readTierMigration(em: EntityManager): Promise<TierMigration> {
  return inSnapshot(em, async (query) => {
    const states = await query<TierState>(TIERS, []);
    const [state] = await query<State>(STATE, []);
    if (state === undefined) throw new Error('The database answered no row.');
    const ids = states.map(({ id }) => id);
    const { mode, catalog, tiers } = await loadInputs(query, { catalog: true, tierIds: ids, tenantIds: [] });
    if (catalog === null) throw new Error('The catalog was not read.');
    const originals = await readOriginals(query, ids);
    const stateOf = new Map(states.map((tier) => [tier.id, tier]));
    const isOwnCopy = mode === 'enforce' || state.switched;
    return {
      lastRun: state.run && { ...state.run, at: new Date(state.run.at) },
      tenantsWithoutTierCount: state.without,
      tiers: tiers
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((tier) => {
          const { original = null, holdsCopy = false } = originals.get(tier.id) ?? {};
          const { tenants = 0, at: importedAt = null, rows = 0 } = stateOf.get(tier.id) ?? {};
          const legacyFeatures = holdsCopy && isOwnCopy ? original : tier.legacyFeatures;
          const known = { tierId: tier.id, tierName: tier.name, tenantCount: tenants, importedCount: rows };
          const dated = { ...known, importedAt: importedAt === null ? null : new Date(importedAt) };
          // Made here and not by the old system, which says nothing of it.
          if (legacyFeatures === null && holdsCopy) {
            return { ...dated, pendingKeys: [], invalidKeys: [], otherKeys: [], absentKeys: [] };
          }
          const plan = planTierImport(catalog, { ...tier, legacyFeatures }, { absent: 'default', tenants });
          return {
            ...dated,
            pendingKeys: plan.rows.map(({ key }) => key),
            invalidKeys: plan.invalid,
            otherKeys: plan.unmapped,
            absentKeys: plan.wouldSwitchOff,
          };
        }),
    };
  });
}
