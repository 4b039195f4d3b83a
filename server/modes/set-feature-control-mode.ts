import { recordFoundRows } from '../audit/record-found-rows.ts';
import { configTransaction, type Changed, type ConfigTransaction } from '../changes/config-transaction.ts';
import type { Impact } from '../changes/impact.ts';
import type { CommandContext, CommandInput } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import type { FeatureControlMode, FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { writeCopies } from '../tiers/legacy-copy.ts';
import { keepOriginals, restoreOriginals } from '../tiers/legacy-original.ts';
import { withReadableJson } from '../tiers/readable-json.ts';
import { livingNodes } from './nodes.ts';
import type { ModeDifference } from './switch-comparison.ts';
import { fingerprintOf, planSwitch, type RollbackTarget, type SwitchPlan } from './switch-plan.ts';

/** How to switch. */
export interface SetFeatureControlMode extends CommandInput {
  readonly mode: FeatureControlMode;
  /** Out of enforce: what the old system goes on with. MIRROR unless given. */
  readonly target?: RollbackTarget | null;
  /** The digest of the dry run: needed into and out of enforce. */
  readonly confirm?: string | null;
}

interface ModeContext extends CommandContext {
  readonly compiledFeatures: readonly FeatureDefinition[];
}

/** Plain JSON: it is kept for the idempotency key. */
interface ModeSet {
  readonly mode: FeatureControlMode;
  readonly previous: FeatureControlMode;
}

export interface ModeChanged extends Changed<ModeSet> {
  /** Null where it was no dry run. */
  readonly impact: Impact | null;
  /** What else than features that the old JSON does not name would change; null where it was no dry run. */
  readonly otherImpact: Impact | null;
  readonly digest: string;
  readonly differenceCount: number;
  readonly absentKeyCount: number;
  readonly differences: readonly ModeDifference[];
}

/** The world moved between the plan and the lock. */
class Moved extends Error {}

const ATTEMPTS = 3;
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * Switches who decides, in one transaction: the old JSON (legacy, shadow) or tiers and overrides (enforce). Into enforce every
 * tier's JSON is kept aside and the copy is written into it; out of it the copy is made anew (MIRROR) or the JSON put back
 * (ORIGINAL). What changes for tenants is computed before the lock is taken, and must be confirmed.
 * @throws {Refusal} MODE_LOCKED_BY_ENV, CONFIRMATION_REQUIRED, PLAN_OUTDATED, INVALID_VALUE where PostgreSQL cannot read the JSON of
 *   a tier
 */
export function setFeatureControlMode(context: ModeContext, input: SetFeatureControlMode): Promise<ModeChanged> {
  return withReadableJson(context.em, () => switchMode(context, input));
}

async function switchMode(context: ModeContext, input: SetFeatureControlMode): Promise<ModeChanged> {
  const { em, caller, pinnedMode, compiledFeatures } = context;
  const { reason, dryRun, idempotencyKey, ...body } = input;
  const target = input.target ?? 'MIRROR';
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planSwitch(em, { to: input.mode, target, pinnedMode, compiledFeatures });
    try {
      const changed = await configTransaction(
        { em },
        {
          caller,
          operation: 'setFeatureControlMode',
          reason,
          dryRun,
          idempotencyKey,
          body: { ...body, reason },
          pinnedMode,
        },
        (tx) => perform(tx, plan, input, pinnedMode),
      );
      const { impact, otherImpact, digest, differenceCount, absentKeyCount, differences } = plan;
      const measured = dryRun === true ? { impact, otherImpact } : { impact: null, otherImpact: null };
      return { ...changed, ...measured, digest, differenceCount, absentKeyCount, differences };
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      if (attempt === ATTEMPTS) {
        throw new Refusal(
          'PLAN_OUTDATED',
          'The configuration changes faster than the consequences can be counted; try again.',
        );
      }
    }
  }
}

async function perform(
  tx: ConfigTransaction,
  plan: SwitchPlan,
  { mode, target, confirm }: SetFeatureControlMode,
  pinnedMode: FeatureControlMode | null,
): Promise<ModeSet> {
  await refuseWherePinned(tx, pinnedMode);
  const done = { mode, previous: tx.mode };
  if (tx.mode === mode) return done;
  if ((await fingerprintOf(tx.query)) !== plan.fingerprint) throw new Moved();
  if (!tx.dryRun) refuseUnconfirmed(plan, confirm ?? null);
  await tx.query(PATIENCE, []);
  const tierIds = (await tx.query<{ id: string }>('select id from license_tier order by id', [])).map(({ id }) => id);
  if (mode === 'enforce') {
    await keepOriginals(tx.query, tierIds);
    await writeCopies(tx.query, plan.copies);
    // Until now the host wrote without telling us; from here on the log explains every row.
    await recordFoundRows(tx);
  } else if (tx.mode === 'enforce') {
    await writeCopies(tx.query, plan.copies);
    if (target === 'ORIGINAL') await restoreOriginals(tx.query, tierIds);
  } else if (mode === 'shadow') {
    await forgetDifferences(tx);
  }
  await tx.query(WRITE, [mode, tx.nextRevision, new Date(tx.now)]);
  tx.record({
    entityType: 'registry',
    entityId: NIL,
    key: '$mode',
    action: 'update',
    oldValue: { mode: tx.mode },
    newValue: { mode },
  });
  tx.touch({ setting: true, tiers: tierIds });
  return done;
}

// With tens of thousands of tiers the one statement that seals a line of the log for each takes longer than any other change may;
// this side gives up after five seconds.
const PATIENCE = `select set_config('statement_timeout', '4500ms', true)`;
const WRITE = `insert into feature_control_setting (mode, version, revision, updated_at) values ($1, 1, $2, $3)
  on conflict (id) do update set mode = excluded.mode, version = feature_control_setting.version + 1,
    revision = excluded.revision, updated_at = excluded.updated_at`;

/** What an earlier time in shadow mode has found may be long untrue. */
async function forgetDifferences({ query }: ConfigTransaction): Promise<void> {
  await query('delete from shadow_difference', []);
  await query('update shadow_sweep set position = null, started_at = null, completed_at = null, tenants = 0', []);
}

async function refuseWherePinned(tx: ConfigTransaction, pinnedMode: FeatureControlMode | null): Promise<void> {
  const nodes = (await livingNodes(tx.query)).filter((node) => node.pinnedMode !== null);
  if (pinnedMode === null && nodes.length === 0) return;
  throw new Refusal(
    'MODE_LOCKED_BY_ENV',
    'FEATURE_CONTROL_MODE sets the mode in the environment of a server; unset it there to switch here.',
    { mode: pinnedMode, nodes: nodes.map(({ name, pinnedMode: mode }) => ({ name, mode })) },
    ['mode'],
  );
}

/** Between legacy and shadow nobody's answer changes: nothing to confirm. */
function refuseUnconfirmed({ from, to, digest, impact, differenceCount }: SwitchPlan, confirm: string | null): void {
  const path = ['confirm'];
  if (confirm === null) {
    if (from !== 'enforce' && to !== 'enforce') return;
    throw new Refusal(
      'CONFIRMATION_REQUIRED',
      'Look at what changes with dryRun: true, then send the digest that it answers in confirm.',
      { tenants: impact.tenantCount, differences: differenceCount },
      path,
    );
  }
  if (confirm !== digest) {
    throw new Refusal(
      'PLAN_OUTDATED',
      'What would change is not what you have confirmed; look at a new dry run.',
      {},
      path,
    );
  }
}
