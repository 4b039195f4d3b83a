import type { EntityManager } from '@mikro-orm/postgresql';
import { seedCatalog } from '../../seeds/seed-catalog.ts';
import type { Caller } from '../auth/actor.ts';
import { configTransaction, type Changed, type ConfigTransaction } from '../changes/config-transaction.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { copyTiers } from '../tiers/copy-tiers.ts';
import { keepOriginalsOnce, readOriginals } from '../tiers/legacy-original.ts';
import { withReadableJson } from '../tiers/readable-json.ts';
import { planTierImport, type AbsentPolicy, type PlannedRow, type TierImport } from './plan-tier-import.ts';

export interface ImportOptions {
  /** What becomes of a feature that the old JSON does not name and the registry has off: it is off, or it is switched on. */
  readonly absent: AbsentPolicy;
  readonly dryRun?: boolean;
  /** Null: the command line. */
  readonly caller?: Caller | null;
  readonly reason?: string | null;
  /** FEATURE_CONTROL_MODE; null: the mode in the database counts. */
  readonly pinnedMode?: FeatureControlMode | null;
}

/** One feature of one tier. */
interface TierFeatureNote {
  readonly tierId: string;
  readonly tier: string;
  readonly feature: string;
}

export interface ImportReport {
  /** How many tiers were read. */
  readonly tiers: number;
  /** Rows that were added, or in a dry run would be. */
  readonly rows: readonly (TierFeatureNote & { readonly value: object; readonly grandfathered: boolean })[];
  /** Something unusable is said of the feature: the default stands. */
  readonly invalid: readonly (TierFeatureNote & { readonly said: string })[];
  /** The JSON is a text or a number, so nothing can be read from it. */
  readonly shapeless: readonly { readonly tierId: string; readonly tier: string; readonly said: string }[];
  /** Names in the JSON that are no features: they stay where they are, with their values. */
  readonly unmapped: readonly { readonly tierId: string; readonly tier: string; readonly key: string }[];
  /** Limits without an end because a column is NULL, which may mean no more than that nobody filled it in. */
  readonly unlimited: readonly TierFeatureNote[];
  /** Not named by the JSON and off by default: what `default` leaves off and `grandfather` switches on. */
  readonly wouldSwitchOff: readonly (TierFeatureNote & { readonly tenants: number })[];
  /** Would be on, and is off by the relations between features all the same. */
  readonly blocked: readonly (TierFeatureNote & {
    readonly tenants: number;
    readonly reason: string;
    readonly blockedBy: readonly string[];
  })[];
  /** Tenants without a tier have the defaults: no row can be written for them. */
  readonly tenantsWithoutTier: number;
}

/** Tiers in one transaction, so that the config lock is free in between. Running again finishes what was cut off. */
const CHUNK = 100;

/**
 * Takes over what the tiers' old JSON and columns say (semantics 2.10, steps 1 to 3): completes the registry, keeps each JSON
 * aside once, and adds a row for every feature that it names. Rows that are there are never touched, so running it again adds
 * only what is new. The caller's permission is the caller's to check.
 * @returns with the revision of the last change, or the present one where nothing was missing
 * @throws {Refusal} FEATURE_SERVICE_UNAVAILABLE where the lock or the database cannot be had, INVALID_VALUE where PostgreSQL
 *   cannot read the JSON of a tier
 */
export async function importTiers(
  { em }: { readonly em: EntityManager },
  options: ImportOptions,
): Promise<Changed<ImportReport>> {
  const { absent, dryRun = false, caller = null, pinnedMode = null } = options;
  const reason = options.reason ?? `import, absent keys: ${absent}`;
  const chunks = await tierChunks(em);
  let revision = 0;
  const done: TierImport[] = [];
  for (const ids of chunks) {
    const changed = await withReadableJson(em, () =>
      configTransaction({ em }, { caller, operation: 'importTiers', reason, dryRun, pinnedMode }, (tx) =>
        importChunk(tx, ids, absent),
      ),
    );
    revision = changed.revision;
    done.push(...changed.outcome);
  }
  return { revision, outcome: reportOf(done, await countTenantsWithoutTier(em)) };
}

/** At least one chunk, so that the registry is completed where there is no tier yet. */
async function tierChunks(em: EntityManager): Promise<string[][]> {
  const rows = await em.fork().execute<{ id: string }[]>('select id from license_tier order by id');
  const ids = rows.map(({ id }) => id);
  const chunks: string[][] = [];
  do chunks.push(ids.splice(0, CHUNK));
  while (ids.length > 0);
  return chunks;
}

const COUNT =
  'select license_tier_id as id, count(*)::int as tenants from tenant where license_tier_id = any($1::uuid[]) group by 1';
const SWITCHED = `select exists (select from feature_audit_log where feature_key = '$mode') as switched`;

async function importChunk(tx: ConfigTransaction, ids: readonly string[], absent: AbsentPolicy): Promise<TierImport[]> {
  const { query } = tx;
  await seedCatalog(tx);
  if (ids.length === 0) return [];
  const { catalog, tiers } = await loadInputs(query, { catalog: true, tierIds: ids, tenantIds: [] });
  if (catalog === null) return [];
  const originals = await readOriginals(query, ids);
  const counts = await query<{ id: string; tenants: number }>(COUNT, [ids]);
  const tenantsOf = new Map(counts.map(({ id, tenants }) => [id, tenants]));
  const [log] = await query<{ switched: boolean }>(SWITCHED, []);
  // A copy that this database has written says what the rows say. One without that history outlived its tables: it is all
  // that is left of what was sold.
  const isOwnCopy = tx.mode === 'enforce' || log?.switched === true;
  await keepOriginalsOnce(query, ids);
  const planned = tiers
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((tier) => {
      const { original = null, holdsCopy = false } = originals.get(tier.id) ?? {};
      const legacyFeatures = holdsCopy && isOwnCopy ? original : tier.legacyFeatures;
      // Made here and not by the old system, which says nothing of it, not even by a column that is NULL.
      if (legacyFeatures === null && holdsCopy) return [];
      return planTierImport(catalog, { ...tier, legacyFeatures }, { absent, tenants: tenantsOf.get(tier.id) ?? 0 });
    });
  await write(tx, planned);
  return planned;
}

const INSERT = `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, created_by)
  select r."tierId", f.feature_key, f.feature_type, r.value, $2::uuid
  from jsonb_to_recordset($1::jsonb) as r("tierId" uuid, key text, value jsonb)
    join feature_registry f on f.feature_key = r.key
  on conflict (license_tier_id, feature_key) do nothing`;
const STEP_VERSION = 'update license_tier set version = version + 1, revision = $2 where id = any($1::uuid[])';

async function write(tx: ConfigTransaction, planned: readonly TierImport[]): Promise<void> {
  const changed = planned.filter(({ rows }) => rows.length > 0);
  if (changed.length === 0) return;
  const rows = changed.flatMap(({ tierId, rows }) => rows.map(({ key, value }) => ({ tierId, key, value })));
  await tx.query(INSERT, [JSON.stringify(rows), await tx.userId()]);
  const tierIds = changed.map(({ tierId }) => tierId);
  await tx.query(STEP_VERSION, [tierIds, tx.nextRevision]);
  for (const { tierId, rows } of changed) for (const row of rows) tx.record(auditRow(tierId, row));
  tx.touch({ tiers: tierIds });
  await copyTiers(tx);
}

function auditRow(tierId: string, { key, value, action }: PlannedRow) {
  const newValue = { value, allowOverride: true, allowUpgrade: false };
  return { entityType: 'tier', entityId: tierId, key, action, oldValue: null, newValue } as const;
}

async function countTenantsWithoutTier(em: EntityManager): Promise<number> {
  const [row] = await em
    .fork()
    .execute<{ tenants: number }[]>('select count(*)::int as tenants from tenant where license_tier_id is null');
  return row?.tenants ?? 0;
}

function reportOf(imports: readonly TierImport[], tenantsWithoutTier: number): ImportReport {
  const note = ({ tierId, tier }: TierImport, feature: string): TierFeatureNote => ({ tierId, tier, feature });
  return {
    tiers: imports.length,
    rows: imports.flatMap((one) =>
      one.rows.map(({ key, value, grandfathered }) => ({ ...note(one, key), value, grandfathered })),
    ),
    invalid: imports.flatMap((one) =>
      one.invalid.map((key) => ({ ...note(one, key), said: shortened(one.unusable.get(key)) })),
    ),
    shapeless: imports.flatMap(({ tierId, tier, shapeless }) =>
      shapeless === null ? [] : [{ tierId, tier, said: shortened(shapeless) }],
    ),
    unmapped: imports.flatMap(({ tierId, tier, unmapped }) => unmapped.map((key) => ({ tierId, tier, key }))),
    unlimited: imports.flatMap((one) => one.unlimited.map((key) => note(one, key))),
    wouldSwitchOff: imports.flatMap((one) =>
      one.wouldSwitchOff.map((key) => ({ ...note(one, key), tenants: one.tenants })),
    ),
    blocked: imports.flatMap((one) =>
      one.blocked.map(({ key, reason, blockedBy }) => ({ ...note(one, key), tenants: one.tenants, reason, blockedBy })),
    ),
    tenantsWithoutTier,
  };
}

const LONGEST = 80; // characters

function shortened(json: unknown): string {
  const text = JSON.stringify(json);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
