import type { ConfigTransaction } from '../changes/config-transaction.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { brokenConstraint } from '../database/database-failure.ts';
import { Refusal } from '../errors.ts';
import { refuseNewProblems } from '../features/registry-problems.ts';
import { copyTiers } from '../tiers/copy-tiers.ts';
import { notRevertible } from './not-revertible.ts';
import { readUndo, type Undo } from './read-undo.ts';
import { impactOf, readWorld, type World } from './revert-impact.ts';
import { isRow, removeRow, restoreRow, undoRow } from './undo-row.ts';
import { undoOverrides, undoRequest } from './undo-tenant.ts';
import { removeTierRows, restoreTierRows, undoTierRows } from './undo-tier-rows.ts';

export interface RevertChange extends CommandInput {
  /** Of the change to undo. */
  readonly revision: number;
}

/** Plain JSON: it is kept for the idempotency key. */
export interface ChangeReverted {
  readonly revertedRevision: number;
}

/**
 * Undoes a whole change as a new one: every row that it touched is again what it was before, or nothing happens at all. A
 * revert is a change like others, and can be reverted.
 * @throws {Refusal} NOT_REVERTIBLE with `details.reason` where the world moved on or the result would break a rule
 */
export function revertChange(context: CommandContext, input: RevertChange): Promise<Done<ChangeReverted>> {
  return runCommand(context, 'revertChange', input, async (tx) => {
    refuseInLegacyMode(tx, 'undoing a change');
    const { revision } = input;
    const undos = await readUndo(tx.query, revision);
    const tenantIds = [...new Set(undos.flatMap(({ thing }) => (TENANTS.has(thing.kind) ? thing.entityId : [])))];
    const before = await readWorld(tx, tenantIds);
    try {
      await undoAll(tx, undos);
      const after = await readWorld(tx, tenantIds);
      const touched = touch(tx, undos);
      if (touched.catalog) await keepRegistrySound(tx, before, after);
      const outcome = { revertedRevision: revision };
      return { outcome, ...impactOf(before, after, touched, tx.now) };
    } catch (error) {
      throw refusalOf(error);
    }
  });
}

const TENANTS: ReadonlySet<string> = new Set(['tenant', 'override', 'request']);
const CATALOG: ReadonlySet<string> = new Set(['feature', 'model', 'component']);

async function undoAll(tx: ConfigTransaction, undos: readonly Undo[]): Promise<void> {
  const of = (...kinds: string[]): Undo[] => undos.filter(({ thing }) => kinds.includes(thing.kind));
  if (of('mode').length > 0) throw notRevertible('MODE', 'A mode is switched back with setFeatureControlMode.');
  if (of('other').length > 0) throw notRevertible('NOT_SUPPORTED', 'What this change did cannot be taken back.');
  const removed = of('tier', 'tenant').filter(({ before }) => before === null);

  // What others hang on comes first and goes last: tiers, then tenants, then what they have.
  for (const undo of of('tier', 'tenant')) {
    if (undo.after === null) await restoreRow(tx, undo.thing.kind === 'tier' ? 'tier' : 'tenant', undo);
  }
  for (const undo of of('feature', 'model', 'component', 'tier', 'tenant')) {
    const { kind } = undo.thing;
    const isRestored = undo.after === null || removed.includes(undo);
    if (isRow(kind) && !isRestored) await undoRow(tx, kind, undo);
  }
  for (const undo of of('tenant')) if (!removed.includes(undo)) await refuseInactiveTier(tx, undo);
  const goesToo = new Set(removed.map(({ thing }) => thing.entityId));
  const comesToo = new Set(of('tier').flatMap(({ thing, after }) => (after === null ? thing.entityId : [])));
  for (const [tierId, rows] of Map.groupBy(of('tierRow'), ({ thing }) => thing.entityId)) {
    if (goesToo.has(tierId)) await removeTierRows(tx, tierId, rows);
    else if (comesToo.has(tierId)) await restoreTierRows(tx, tierId, rows);
    else await undoTierRows(tx, tierId, rows);
  }
  const overrides = of('override');
  for (const [tenantId, own] of Map.groupBy(overrides, ({ thing }) => thing.entityId)) {
    await undoOverrides(tx, tenantId, own);
  }
  let count = undos.length - of('request').length;
  for (const undo of of('request')) if (await undoRequest(tx, undo)) count += 1;
  if (count === 0) throw notRevertible('FINAL_STATE', 'A request that was decided stays decided.');
  for (const kind of ['tenant', 'tier'] as const) {
    for (const undo of removed) if (undo.thing.kind === kind) await removeRow(tx, kind, undo);
  }
}

const TIER_OF =
  'select t.is_active as active, t.name from tenant n join license_tier t on t.id = n.license_tier_id where n.id = $1';

/** Only where the change moved the tenant: nobody is newly put on a tier that takes no new tenants. */
async function refuseInactiveTier(tx: ConfigTransaction, { thing, before, after }: Undo): Promise<void> {
  if (before?.['tierId'] === after?.['tierId']) return;
  const [tier] = await tx.query<{ active: boolean; name: string }>(TIER_OF, [thing.entityId]);
  if (tier?.active === false) throw notRevertible('TIER_INACTIVE', `The tier "${tier.name}" takes no new tenants.`);
}

function touch(
  tx: ConfigTransaction,
  undos: readonly Undo[],
): { readonly catalog: boolean; readonly tierIds: string[] } {
  const idsOf = (kinds: ReadonlySet<string>): string[] => [
    ...new Set(undos.flatMap(({ thing }) => (kinds.has(thing.kind) ? thing.entityId : []))),
  ];
  const catalog = undos.some(({ thing }) => CATALOG.has(thing.kind));
  const tierIds = idsOf(new Set(['tier', 'tierRow']));
  tx.touch({ catalog, tiers: tierIds, tenants: idsOf(TENANTS) });
  return { catalog, tierIds };
}

/** What a change of the registry may not break, and what it means for every tier. */
async function keepRegistrySound(tx: ConfigTransaction, before: World, after: World): Promise<void> {
  refuseNewProblems(before.catalog.features, after.catalog.features, '', {});
  await copyTiers(tx);
}

/** A rule that the result would break is a reason like others, whoever notices it: a command's rule or a constraint. */
function refusalOf(error: unknown): unknown {
  const constraint = brokenConstraint(error);
  if (constraint !== undefined) {
    return notRevertible('CONSTRAINT', 'The result would contradict what else is stored.', { constraint });
  }
  if (!(error instanceof Refusal) || error.code === 'NOT_REVERTIBLE' || error.code === 'FEATURE_SERVICE_UNAVAILABLE') {
    return error;
  }
  return notRevertible(error.code, error.message, error.details);
}
