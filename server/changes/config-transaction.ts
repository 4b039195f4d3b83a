import type { EntityManager } from '@mikro-orm/postgresql';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../auth/actor.ts';
import { isBusy } from '../database/database-failure.ts';
import type { Query } from '../database/query.ts';
import { inTransaction } from '../database/transaction.ts';
import { Refusal } from '../errors.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { ensureUser } from '../tenants/ensure-user.ts';
import { LIVING } from '../modes/nodes.ts';
import type { AuditRow } from './audit-row.ts';
import { sealOf } from './audit-seal.ts';
import type { Scopes } from './change-feed.ts';
import { parseReason } from './change-reason.ts';
import { ChangeScopes } from './change-scopes.ts';
import {
  checkIdempotencyKey,
  findOutcome,
  storeOutcome,
  type IdempotentRequest,
  type StoredOutcome,
} from './idempotency.ts';
import { hostRefusal } from './host-refusal.ts';
import { recordChange } from './record-change.ts';

/** Who wants to change what, and how. */
export interface ChangeRequest {
  /** Null: the system itself (seeds, importer, sweeper); it says why in `reason`. */
  readonly caller: Caller | null;
  /** The mutation's name. */
  readonly operation: string;
  readonly reason?: string | null | undefined;
  /** Does everything and takes it back. */
  readonly dryRun?: boolean | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  /** What the idempotency key stands for: the input without the key. */
  readonly body?: unknown;
  /** FEATURE_CONTROL_MODE: beats the setting in the database. */
  readonly pinnedMode: FeatureControlMode | null;
}

/** What a command works with while it holds the config lock. */
export interface ConfigTransaction {
  /** Fresh, on the transaction's connection. */
  readonly em: EntityManager;
  readonly query: Query;
  readonly caller: Caller | null;
  readonly reason: string | null;
  readonly dryRun: boolean;
  readonly mode: FeatureControlMode;
  /** The one time of every test and stamp, in milliseconds since 1970; never below that of the previous change. */
  readonly now: number;
  /** What the change will have, if it records something. */
  readonly nextRevision: number;
  /** The caller's row in app_user, made on first sight; null for the system. */
  userId(): Promise<string | null>;
  /** One line for the audit log. */
  record(row: AuditRow): void;
  /** Says whose inputs of resolution change. */
  touch(scopes: Omit<Scopes, 'all'>): void;
}

/** The change's revision, or the present head where nothing was changed. */
export interface Changed<T> {
  readonly revision: number;
  readonly outcome: T;
}

/**
 * A host that writes its tenants and tiers holds a row and waits for the config lock; we hold the lock and may want that row.
 * Giving up long before PostgreSQL looks for deadlocks (after 1 s) makes it us who try again, never the host who fails.
 */
const ROW_LOCK_MS = 200;
const TRY_FOR_MS = 1_000;
const PAUSE_MS = 10;

// READ COMMITTED, and the lock is taken by a statement of its own: one that reads as well would read the state before it waited.
const LOCK = 'select from head for update';
const BEGIN = `select h.revision::float8 as revision, s.mode,
  (extract(epoch from greatest(date_trunc('milliseconds', clock_timestamp()), h.changed_at)) * 1000)::float8 as now,
  set_config('feature_control.writer', 'on', true), set_config('lock_timeout', '${ROW_LOCK_MS}ms', true),
  (select json_agg(json_build_object('name', n.name, 'mode', coalesce(n.pinned_mode, s.mode)) order by n.name)
    from feature_control_node n
    where ${LIVING} and coalesce(n.pinned_mode, s.mode) is distinct from coalesce($1, s.mode)) as others
  from head h left join feature_control_setting s on true`;
/** What a transaction begins with. */
interface Begun {
  readonly revision: number;
  readonly mode: FeatureControlMode | null;
  readonly now: number;
  /** Servers that are in another mode than this one. */
  readonly others: readonly { readonly name: string; readonly mode: FeatureControlMode }[] | null;
}

function disagreement(pinnedMode: FeatureControlMode | null, others: NonNullable<Begun['others']>): Refusal {
  const told = others.map(({ name, mode }) => `${name} is in ${mode}`).join(', ');
  return new Refusal(
    'FEATURE_CONTROL_DISABLED',
    `The servers are in different modes by their FEATURE_CONTROL_MODE (${told}), so what is saved here would not hold there: set the same everywhere.`,
    { mode: pinnedMode, nodes: others },
  );
}

/** A deferred check that fails at COMMIT would pass every rehearsal. */
const CHECK_NOW = 'set constraints all immediate';

/**
 * Runs a command in ONE transaction that holds the config lock: all it writes, its revision, its audit rows and its
 * announcement commit together or not at all. `work` may run again from the start, where a row was locked by somebody else: it
 * must do nothing outside the transaction. Where it records nothing, no revision is taken. `outcome` must be plain JSON
 * where idempotency keys are accepted: it is stored and replayed.
 * @throws {Refusal} what the command throws; FEATURE_SERVICE_UNAVAILABLE where the lock or the database cannot be had;
 *   IDEMPOTENCY_MISMATCH
 */
export async function configTransaction<T>(
  { em: source }: { readonly em: EntityManager },
  request: ChangeRequest,
  work: (tx: ConfigTransaction) => Promise<T>,
): Promise<Changed<T>> {
  const reason = parseReason(request.reason);
  const dryRun = request.dryRun ?? false;
  const idempotent = idempotentRequest(request);
  const answer = await tryAgainWhileBusy(() => {
    const em = source.fork({ clear: true, freshEventManager: true });
    return inTransaction(em, dryRun, async (query) => {
      await query(LOCK, []);
      return answerOnce(em, query, idempotent, () => change(em, query, { ...request, reason, dryRun }, work));
    });
  });
  if (answer.kind === 'refused') throw new Refusal(answer.code, answer.message, answer.details, answer.path);
  return { revision: answer.revision, outcome: answer.outcome };
}

async function tryAgainWhileBusy<T>(run: () => Promise<T>): Promise<T> {
  for (const started = performance.now(); ;) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > TRY_FOR_MS) throw error;
      await pause(PAUSE_MS);
    }
  }
}

function idempotentRequest({
  caller,
  operation,
  idempotencyKey,
  body,
  dryRun,
}: ChangeRequest): IdempotentRequest | null {
  if (idempotencyKey === null || idempotencyKey === undefined) return null;
  checkIdempotencyKey(idempotencyKey);
  return dryRun === true ? null : { caller, operation, key: idempotencyKey, body };
}

/**
 * A refusal is an outcome too: what was written before it is taken back, and the refusal is kept for the next try. Not one that
 * the database made, whose reason the next try may not find any more.
 */
async function answerOnce<T>(
  em: EntityManager,
  query: Query,
  request: IdempotentRequest | null,
  run: () => Promise<Changed<T> & { readonly recorded: boolean }>,
): Promise<StoredOutcome<T>> {
  if (request === null) {
    const { revision, outcome } = await run();
    return { kind: 'done', revision, outcome };
  }
  const known = await findOutcome(query, request);
  // The same operation stored it, from the same body.
  if (known !== undefined) return known as StoredOutcome<T>;
  await query('savepoint before_work', []);
  try {
    const { revision, outcome, recorded } = await run();
    const done: StoredOutcome<T> = { kind: 'done', revision, outcome };
    await storeOutcome(query, request, done, recorded ? revision : null);
    return done;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'FEATURE_SERVICE_UNAVAILABLE') throw error;
    if (error.cause !== undefined) throw error;
    await query('rollback to savepoint before_work', []);
    em.clear();
    const { code, message, details, inputPath: path } = error;
    const refused: StoredOutcome<T> = { kind: 'refused', code, message, details, path };
    await storeOutcome(query, request, refused, null);
    return refused;
  }
}

/** Commands write tables of the host too, whose columns, rules and triggers may refuse what is right here. */
async function workOrRefuse<T>(
  em: EntityManager,
  work: (tx: ConfigTransaction) => Promise<T>,
  tx: ConfigTransaction,
): Promise<T> {
  try {
    const outcome = await work(tx);
    await em.flush();
    return outcome;
  } catch (error) {
    throw hostRefusal(error);
  }
}

async function change<T>(
  em: EntityManager,
  query: Query,
  { caller, operation, reason, dryRun, pinnedMode }: ChangeRequest & { reason: string | null; dryRun: boolean },
  work: (tx: ConfigTransaction) => Promise<T>,
): Promise<Changed<T> & { readonly recorded: boolean }> {
  const [head] = await query<Begun>(BEGIN, [pinnedMode]);
  if (head === undefined) throw new Error('The table head has no row: run `npm run migrate`.');
  // The system's own changes (seeds at a start, the sweeper) are right in every mode.
  if (head.others !== null && caller !== null) throw disagreement(pinnedMode, head.others);
  const rows: AuditRow[] = [];
  const scopes = new ChangeScopes();
  let user: Promise<string> | undefined;
  const userId = async (): Promise<string | null> =>
    caller === null ? null : await (user ??= ensureUser(query, caller.actor));
  const outcome = await workOrRefuse(em, work, {
    em,
    query,
    caller,
    reason,
    dryRun,
    mode: pinnedMode ?? head.mode ?? 'legacy',
    now: head.now,
    nextRevision: head.revision + 1,
    userId,
    record: (row) => rows.push(row),
    touch: (touched) => scopes.add(touched),
  });
  const recorded = rows.length > 0 || !scopes.isEmpty;
  if (!recorded) return { revision: head.revision, outcome, recorded };
  await query(CHECK_NOW, []);
  if (dryRun) return { revision: head.revision, outcome, recorded: false };
  const record = { caller, userId: await userId(), operation, reason, at: head.now, scopes, rows, seal: sealOf(em) };
  return { revision: await recordChange(query, record), outcome, recorded };
}
