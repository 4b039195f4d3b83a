import type { EntityManager } from '@mikro-orm/postgresql';
import type { MigratedTier, TierImportRun, TierMigration } from '../../schema/tier-migration.ts';
import { transactionQuery } from '../database/transaction.ts';
import { readRow, statementWithAllTiers, type LoadedRow } from '../resolution/load-inputs.ts';
import type { Catalog, TierInputs } from '../resolution/resolution-inputs.ts';
import { HOLDS_COPY, ORIGINAL } from '../tiers/legacy-original.ts';
import { planTierImport } from './plan-tier-import.ts';

const at = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const STATES = `(select coalesce(json_agg(json_build_object('id', t.id, 'at', ${at('i.at')}, 'rows', coalesce(i.rows, 0),
      'tenants', (select count(*) from tenant where license_tier_id = t.id),
      'original', ${ORIGINAL}, 'holdsCopy', ${HOLDS_COPY})), '[]'::json)
  from license_tier t left join (
    select l.entity_id, max(c.at) as at, count(*) as rows
      from change c join feature_audit_log l on l.revision = c.revision and l.entity_type = 'tier'
     where c.operation = 'importTiers' group by l.entity_id) i on i.entity_id = t.id)`;
const RUN = `(select json_build_object('revision', revision, 'at', ${at('at')}, 'actorName', actor_name, 'reason', reason)
  from change where operation = 'importTiers' order by revision desc limit 1)`;
// One statement is one snapshot.
const READ = statementWithAllTiers([
  `${STATES} as states`,
  `${RUN} as run`,
  '(select count(*)::int from tenant where license_tier_id is null) as without',
  `exists (select from feature_audit_log where feature_key = '$mode') as switched`,
]);

interface TierState {
  readonly id: string;
  readonly tenants: number;
  readonly at: number | null;
  readonly rows: number;
  readonly original: unknown;
  readonly holdsCopy: boolean;
}

interface Row extends LoadedRow {
  readonly states: readonly TierState[];
  readonly without: number;
  readonly switched: boolean;
  readonly run: (Omit<TierImportRun, 'at'> & { readonly at: number }) | null;
}

/** How far the tiers' old JSON is taken over: what the log says of the importer, and what it would find now. */
export async function readTierMigration(em: EntityManager): Promise<TierMigration> {
  const [row] = await transactionQuery(em)<Row>(READ, []);
  const { states, run, without, switched, mode, catalog, tiers } = readRow(row);
  if (catalog === null) throw new Error('The catalog was not read.');
  const stateOf = new Map(states.map((state) => [state.id, state]));
  const isOwnCopy = mode === 'enforce' || switched;
  return {
    lastRun: run && { ...run, at: new Date(run.at) },
    tenantsWithoutTierCount: without,
    tiers: tiers
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((tier) => migrated(catalog, tier, stateOf.get(tier.id), isOwnCopy)),
  };
}

function migrated(catalog: Catalog, tier: TierInputs, state: TierState | undefined, isOwnCopy: boolean): MigratedTier {
  const { original = null, holdsCopy = false, tenants = 0, at: importedAt = null, rows = 0 } = state ?? {};
  const legacyFeatures = holdsCopy && isOwnCopy ? original : tier.legacyFeatures;
  const known = {
    tierId: tier.id,
    tierName: tier.name,
    tenantCount: tenants,
    importedAt: importedAt === null ? null : new Date(importedAt),
    importedCount: rows,
  };
  // Made here and not by the old system, which says nothing of it.
  if (legacyFeatures === null && holdsCopy) {
    return { ...known, pendingKeys: [], invalidKeys: [], otherKeys: [], absentKeys: [] };
  }
  const plan = planTierImport(catalog, { ...tier, legacyFeatures }, { absent: 'default', tenants });
  return {
    ...known,
    pendingKeys: plan.rows.map(({ key }) => key),
    invalidKeys: plan.invalid,
    otherKeys: plan.unmapped,
    absentKeys: plan.wouldSwitchOff,
  };
}
