import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../auth/actor.ts';
import { configTransaction, type ConfigTransaction } from '../changes/config-transaction.ts';
import { hostRefusal } from '../changes/host-refusal.ts';
import { insertRow } from '../changes/recorded-table.ts';
import { isPassing } from '../database/database-failure.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import { tenantTable } from '../tenants/tenant-table.ts';
import { ensureUser } from '../tenants/ensure-user.ts';
import { copyToLegacy } from '../tiers/legacy-copy.ts';
import { resolveTier } from '../tiers/resolve-tier.ts';
import { tierTable } from '../tiers/tier-table.ts';

/** Something that the host's own columns, rules, or triggers do not let us write. */
export interface HostObstacle {
  readonly what: 'users' | 'tiers' | 'new tiers' | 'new tenants';
  readonly message: string;
}

const MOST_TIERS = 20;

/**
 * Writes what servers write into the tables of the host, in a transaction that is taken back: no catalog tells what a trigger
 * would do.
 * @returns undefined where somebody else's lock is in the way
 */
export async function rehearseHost(em: EntityManager): Promise<HostObstacle[] | undefined> {
  const request = { caller: null, operation: 'doctor', dryRun: true, pinnedMode: null };
  try {
    return (await configTransaction({ em }, request, attemptAll)).outcome;
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}

async function attemptAll(tx: ConfigTransaction): Promise<HostObstacle[]> {
  const name = `tfc doctor ${crypto.randomUUID().slice(0, 8)}`;
  const roles = ['super_admin', 'tenant_admin', 'member'] as const;
  const attempts: readonly (readonly [HostObstacle['what'], () => Promise<unknown>])[] = [
    ...roles.map((role) => ['users', () => ensureUser(tx.query, userOf(role, name))] as const),
    ['tiers', () => changeCopies(tx)],
    ['new tiers', () => insertRow(tx, tierTable, { name })],
    ['new tenants', () => insertRow(tx, tenantTable, { name, slug: crypto.randomUUID() })],
  ];
  const obstacles: HostObstacle[] = [];
  for (const [what, attempt] of attempts) {
    const message = await attemptOne(tx, attempt);
    const isKnown = obstacles.some((known) => known.what === what && known.message === message);
    if (message !== null && !isKnown) obstacles.push({ what, message });
  }
  return obstacles;
}

/** What was in the way; null where nothing was. */
async function attemptOne({ query }: ConfigTransaction, attempt: () => Promise<unknown>): Promise<string | null> {
  await query('savepoint rehearsal', []);
  try {
    await attempt();
    // A deferred rule of the host would speak only at the end.
    await query('set constraints all immediate', []);
    return null;
  } catch (error) {
    if (isPassing(error)) throw error;
    const told = hostRefusal(error);
    return told instanceof Error ? told.message : String(told);
  } finally {
    await query('rollback to savepoint rehearsal', []);
  }
}

function userOf(role: Actor['role'], subject: string): Actor {
  return { subject: `${subject} ${role}`, role, tenantId: null, email: null, name: null, expiresAt: 0 };
}

/** Something else than what is there: a trigger may look only at what has changed. */
async function changeCopies({ query }: ConfigTransaction): Promise<void> {
  const rows = await query<{ id: string }>(`select id from license_tier order by id limit ${MOST_TIERS}`, []);
  const tierIds = rows.map(({ id }) => id);
  const { catalog, tiers } = await loadInputs(query, { catalog: true, tierIds, tenantIds: [] });
  if (catalog === null || tiers.length === 0) return;
  const copies = tiers.map(({ id, rows: own }) => ({ tierId: id, effective: resolveTier(catalog, own) }));
  await copyToLegacy(query, copies);
  const other = copies.map(({ tierId, effective }) => ({
    tierId,
    effective: effective.map((feature, n) => (n === 0 ? { ...feature, enabled: !feature.enabled } : feature)),
  }));
  await copyToLegacy(query, other);
}
