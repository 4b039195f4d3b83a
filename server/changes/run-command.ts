import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../auth/actor.ts';
import { Refusal } from '../errors.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { configTransaction, type Changed, type ConfigTransaction } from './config-transaction.ts';
import { measureImpact, type Impact, type ImpactQuestion } from './impact.ts';

/** Who asks, on a node in which mode. */
export interface CommandContext {
  readonly em: EntityManager;
  readonly caller: Caller | null;
  /** FEATURE_CONTROL_MODE: beats the setting in the database. */
  readonly pinnedMode: FeatureControlMode | null;
}

/** What the input of every command may say beside what to change. */
export interface CommandInput {
  readonly reason?: string | null | undefined;
  readonly dryRun?: boolean | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** With `impact`, which only a dry run measures. */
export type Done<T> = Changed<T> & { readonly impact: Impact | null };

/** What a command did in its transaction. */
interface Work<T> {
  /** Plain JSON: it is kept for the idempotency key. */
  readonly outcome: T;
  /** What to measure in a dry run; none where no tenant can notice. */
  readonly question?: ImpactQuestion;
  /** The impact itself, where it is known at once: that on a single tenant. */
  readonly impact?: Impact;
}

const NOBODY: Impact = { tenantCount: 0, features: [] };

/**
 * Runs a command in its one transaction and, in a dry run, measures its impact afterwards: counting takes long, and the
 * lock is free again by then. The caller's permission is the resolver's to check.
 * @throws {Refusal} what the command throws, and what `configTransaction` does
 */
export async function runCommand<T>(
  { em, caller, pinnedMode }: CommandContext,
  operation: string,
  input: CommandInput,
  work: (tx: ConfigTransaction) => Promise<Work<T>>,
): Promise<Done<T>> {
  const { reason, dryRun, idempotencyKey, ...body } = input;
  let question: ImpactQuestion | undefined;
  let known: Impact | undefined;
  const changed = await configTransaction(
    { em },
    { caller, operation, reason, dryRun, idempotencyKey, body: { ...body, reason }, pinnedMode },
    async (tx) => {
      const done = await work(tx);
      question = done.question;
      known = done.impact;
      return done.outcome;
    },
  );
  if (dryRun !== true) return { ...changed, impact: null };
  return { ...changed, impact: question === undefined ? (known ?? NOBODY) : await measureImpact(em, question) };
}

/** @throws {Refusal} FEATURE_CONTROL_DISABLED where the old system decides, so that nobody edits what has no effect */
export function refuseInLegacyMode({ mode }: ConfigTransaction, what: string): void {
  if (mode !== 'legacy') return;
  throw new Refusal('FEATURE_CONTROL_DISABLED', `The old system decides at the moment: ${what} would have no effect.`);
}
