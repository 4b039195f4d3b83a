import { isDeepStrictEqual } from 'node:util';
import { configTransaction, type Changed } from '../changes/config-transaction.ts';
import { measureImpact, type Impact } from '../changes/impact.ts';
import type { CommandContext } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { applyConfiguration, type Applied } from './apply-configuration.ts';
import { findUnmanaged, type EntryChange, type Unmanaged } from './compare-configuration.ts';
import { digestOf, readWorld } from './read-world.ts';
import type { Entry } from './sections.ts';

/** What applying a configuration would do, as of one moment. */
export interface ConfigurationPlan {
  /** That it was made at. */
  readonly revision: number;
  /** Of the world that it was made from. */
  readonly digest: string;
  readonly changes: readonly EntryChange[];
  readonly impact: Impact;
  /** Things that the file leaves alone. */
  readonly unmanaged: readonly Unmanaged[];
}

const NOBODY: Impact = { tenantCount: 0, features: [] };

/**
 * Rehearses applying the entries: the same transaction as applying them, taken back, and then who gains or loses what.
 * @throws {Refusal} what applying them throws
 */
export async function planConfiguration(
  { em, caller, pinnedMode }: CommandContext,
  entries: readonly Entry[],
): Promise<ConfigurationPlan> {
  let now = 0;
  let applied: Applied | undefined;
  const { revision, outcome: digest } = await configTransaction(
    { em },
    { caller, operation: 'applyConfiguration', dryRun: true, pinnedMode },
    async (tx) => {
      const world = await readWorld(tx.query);
      const before = await digestOf(tx, world);
      now = tx.now;
      applied = await applyConfiguration(tx, entries);
      return before;
    },
  );
  if (applied === undefined) throw new Error('The rehearsal did not run.');
  const { before, after, changes } = applied;
  const same =
    isDeepStrictEqual(before.catalog.features, after.catalog.features) && isDeepStrictEqual(before.tiers, after.tiers);
  const question = { before, after, now, everyTenant: true } as const;
  const impact = same ? NOBODY : await measureImpact(em, question);
  return { revision, digest, changes, impact, unmanaged: findUnmanaged(before, entries) };
}

export interface ApplyConfiguration {
  readonly entries: readonly Entry[];
  readonly reason: string | null;
  /** The digest of the plan: what was looked at is what happens. */
  readonly digest: string;
}

/**
 * Makes the database say what the entries say: one transaction, one revision, every row in the log.
 * @returns what changed
 * @throws {Refusal} PLAN_OUTDATED where the world is not the one of the plan any more; what every command refuses
 */
export function applyPlanned(
  { em, caller, pinnedMode }: CommandContext,
  { entries, reason, digest }: ApplyConfiguration,
): Promise<Changed<readonly EntryChange[]>> {
  return configTransaction({ em }, { caller, operation: 'applyConfiguration', reason, pinnedMode }, async (tx) => {
    if ((await digestOf(tx, await readWorld(tx.query))) !== digest) {
      throw new Refusal('PLAN_OUTDATED', 'The world has moved since the plan was made; plan again and look at it.');
    }
    return (await applyConfiguration(tx, entries)).changes;
  });
}
