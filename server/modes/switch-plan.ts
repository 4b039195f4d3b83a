import { createHash, type Hash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Impact } from '../changes/impact.ts';
import type { Query } from '../database/query.ts';
import { inSnapshot } from '../database/transaction.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, FeatureControlMode, FeatureDefinition, TierInputs } from '../resolution/resolution-inputs.ts';
import { envelopeOf, prepareCopies, type PreparedCopies } from '../tiers/legacy-copy.ts';
import { readOriginals } from '../tiers/legacy-original.ts';
import { resolveTier } from '../tiers/resolve-tier.ts';
import { SwitchComparison, type ModeDifference } from './switch-comparison.ts';

/** What going back means: keep what was sold since (MIRROR), or the JSON as it was before (ORIGINAL). */
export type RollbackTarget = 'MIRROR' | 'ORIGINAL';

/** What a switch would do, as of one moment. */
export interface SwitchPlan {
  readonly from: FeatureControlMode;
  readonly to: FeatureControlMode;
  readonly impact: Impact;
  /** How many (tenant, feature) come out differently. */
  readonly differenceCount: number;
  /** The first ones, by id of the tenant. */
  readonly differences: readonly ModeDifference[];
  /** How many are features that the old JSON does not name and that enforce has on: what importing with `grandfather` does on purpose. */
  readonly absentKeyCount: number;
  /** Who gains or loses what else. */
  readonly otherImpact: Impact;
  /** Equal for equal consequences: what is confirmed is what will happen. */
  readonly digest: string;
  /** Of everything that was read; another one under the lock means that the plan is old. */
  readonly fingerprint: string;
  /** What tiers give, to be written for the old system; nothing unless the switch is into or out of enforce. */
  readonly copies: PreparedCopies;
}

interface Question {
  readonly to: FeatureControlMode;
  readonly target: RollbackTarget;
  /** FEATURE_CONTROL_MODE: beats the setting in the database. */
  readonly pinnedMode: FeatureControlMode | null;
  readonly compiledFeatures: readonly FeatureDefinition[];
  /** Gets every difference, for who has room for all of them. */
  readonly onDifference?: (difference: ModeDifference) => void;
}

const CHUNK = 500; // tenants
const TIER_CHUNK = 200;
const PAGE = `select id, name from tenant where $1::uuid is null or id > $1 order by id limit ${CHUNK}`;

/**
 * Resolves every tenant in the present mode and in the other one. Reads a snapshot and holds no lock.
 * @throws a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
 */
export function planSwitch(em: EntityManager, question: Question): Promise<SwitchPlan> {
  return inSnapshot(em, async (query) => {
    const { to, target, pinnedMode, compiledFeatures, onDifference } = question;
    const head = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [] });
    if (head.catalog === null) throw new Error('The catalog was not read.');
    const { catalog, now } = head;
    const from = pinnedMode ?? head.mode;
    const tiers = await readTiers(query);
    const fingerprint = await fingerprintOf(query);
    const digest = createHash('sha256').update(JSON.stringify([from, to, from === 'enforce' ? target : null]));
    const plan = { from, to, fingerprint };
    // Legacy and shadow answer the same.
    if (from === to || (from !== 'enforce' && to !== 'enforce')) {
      const impact = { tenantCount: 0, features: [] };
      const nothing = {
        impact,
        differenceCount: 0,
        differences: [],
        absentKeyCount: 0,
        otherImpact: impact,
        copies: [],
      };
      return { ...plan, ...nothing, digest: finish(digest) };
    }
    const after = from === 'enforce' ? await rolledBack(query, catalog, tiers, target) : tiers;
    digest.update(JSON.stringify([catalog.features, tiers, after]));
    const comparison = new SwitchComparison({
      before: { mode: from, catalog, compiledFeatures, tiers },
      after: { mode: to, catalog, compiledFeatures, tiers: after },
      now,
      onDifference: (difference) => {
        const { tenantId, key, before: was, after: is } = difference;
        digest.update(JSON.stringify([tenantId, key, was, is]));
        onDifference?.(difference);
      },
    });
    for await (const tenants of tenantsById(query, tiers)) {
      for (const { name, inputs } of tenants) comparison.add(name, inputs);
    }
    const copies = prepareCopies(tiers.map(({ id, rows }) => ({ tierId: id, effective: resolveTier(catalog, rows) })));
    return { ...plan, ...comparison.total(), copies, digest: finish(digest) };
  });
}

function finish(digest: Hash): string {
  return digest.digest('base64url');
}

async function readTiers(query: Query): Promise<TierInputs[]> {
  const ids = (await query<{ id: string }>('select id from license_tier order by id', [])).map(({ id }) => id);
  const tiers: TierInputs[] = [];
  for (let first = 0; first < ids.length; first += TIER_CHUNK) {
    const request = { catalog: false, tierIds: ids.slice(first, first + TIER_CHUNK), tenantIds: [] };
    tiers.push(...(await loadInputs(query, request)).tiers);
  }
  return tiers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The tiers as they are once the switch has written their JSON. */
async function rolledBack(
  query: Query,
  catalog: Catalog,
  tiers: readonly TierInputs[],
  target: RollbackTarget,
): Promise<TierInputs[]> {
  const originals = new Map<string, unknown>();
  const restored = target === 'ORIGINAL' ? tiers : [];
  for (let first = 0; first < restored.length; first += TIER_CHUNK) {
    const ids = restored.slice(first, first + TIER_CHUNK).map(({ id }) => id);
    const read = await readOriginals(query, ids);
    for (const { id, original } of read.values()) originals.set(id, original);
  }
  return tiers.map((tier) => {
    const original = originals.get(tier.id) ?? null;
    if (original !== null) return { ...tier, legacyFeatures: original };
    const copy = resolveTier(catalog, tier.rows).map((feature) => [feature.key, envelopeOf(feature)] as const);
    return { ...tier, legacyFeatures: { ...asObject(tier.legacyFeatures), ...Object.fromEntries(copy) } };
  });
}

/** As the copy makes an object of what is none. */
function asObject(json: unknown): object {
  if (!Array.isArray(json)) return typeof json === 'object' && json !== null ? json : {};
  return Object.fromEntries(json.flatMap((name) => (typeof name === 'string' ? [[name, true]] : [])));
}

async function* tenantsById(query: Query, tiers: readonly TierInputs[]) {
  const knownTierIds = tiers.map(({ id }) => id);
  for (let last: string | null = null; ;) {
    const page: { id: string; name: string | null }[] = await query(PAGE, [last]);
    const ids = page.map(({ id }) => id);
    if (ids.length > 0) {
      const { tenants } = await loadInputs(query, { catalog: false, tierIds: [], tenantIds: ids, knownTierIds });
      const inputsOf = new Map(tenants.map((tenant) => [tenant.id, tenant]));
      yield page.flatMap(({ id, name }) => {
        const inputs = inputsOf.get(id);
        return inputs === undefined ? [] : { name: name ?? id, inputs };
      });
    }
    if (page.length < CHUNK) return;
    last = page.at(-1)?.id ?? null;
  }
}

// Outside enforce mode the old system writes tenants and tiers without telling us, so the head alone says too little.
const FINGERPRINT = `select concat_ws(' ', h.epoch, h.revision,
    (select md5(string_agg(concat_ws('|', t.id, t.features::text, t.features_original::text, t.max_flows, t.max_api_calls), ',' order by t.id))
      from license_tier t),
    (select concat_ws('/', count(*), sum(hashtextextended(concat_ws('|', t.id, t.license_tier_id, t.is_active, t.license_expires_at), 0)::numeric))
      from tenant t)) as fingerprint
  from head h`;

/** Of all that decides about tenants. */
export async function fingerprintOf(query: Query): Promise<string> {
  const [row] = await query<{ fingerprint: string }>(FINGERPRINT, []);
  return row?.fingerprint ?? '';
}
