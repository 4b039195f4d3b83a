import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../auth/actor.ts';
import { parseReason } from '../changes/change-reason.ts';
import type { DatabaseClock } from '../changes/database-clock.ts';
import {
  checkIdempotencyKey,
  findOutcome,
  storeOutcome,
  type IdempotentRequest,
  type StoredOutcome,
} from '../changes/idempotency.ts';
import { invalidField } from '../changes/parse-fields.ts';
import type { CommandInput, Done } from '../changes/run-command.ts';
import type { Query } from '../database/query.ts';
import { inTransaction } from '../database/transaction.ts';
import { Refusal } from '../errors.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import type { Snapshot, SnapshotCache } from '../resolution/snapshot-cache.ts';
import { usagePeriod, type UsagePeriod } from './usage-period.ts';
import { usageOf, type Usage } from './usage.ts';

/** Who counts, and by whose decision. */
export interface UsageContext {
  readonly em: EntityManager;
  readonly caller: Caller;
  readonly cache: Pick<SnapshotCache, 'decide'>;
  readonly clock: Pick<DatabaseClock, 'now'>;
}

export interface CountUsage extends CommandInput {
  readonly tenantId: string;
  readonly key: string;
  /** A whole number from 1. */
  readonly amount: number;
}

/** What to count, and what was decided about it. */
export interface Counting {
  readonly query: Query;
  readonly tenantId: string;
  readonly feature: ResolvedFeature;
  readonly amount: number;
  readonly period: UsagePeriod;
}

/** The decision is no longer that of the present revision. */
class Outdated extends Error {}

const ATTEMPTS = 20;
const LOCK_KEY = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
const HEAD = 'select revision::float8 as revision, epoch from head';

/**
 * Counts in one transaction of its own, without the config lock: what tenants take is no configuration, takes no revision and
 * stands in no audit log. The idempotency key and the count commit together or not at all. A decision that a change has
 * overtaken before the end of the transaction is taken back and made anew: nothing is granted by a limit that was lowered.
 * @param count returns how much is used afterwards, or throws a refusal; it runs again where the decision was overtaken
 * @throws {Refusal} TENANT_NOT_FOUND, UNKNOWN_FEATURE, INVALID_VALUE, FEATURE_SERVICE_UNAVAILABLE, IDEMPOTENCY_MISMATCH, and
 *   what `count` throws
 */
export async function countUsage(
  context: UsageContext,
  operation: string,
  input: CountUsage,
  count: (counting: Counting) => Promise<number>,
): Promise<Done<Usage>> {
  const { idempotencyKey, dryRun, ...body } = input;
  parseReason(body.reason);
  if (body.amount < 1) throw invalidField('OUT_OF_RANGE', ['amount'], 'it must be 1 or more');
  if (idempotencyKey != null) checkIdempotencyKey(idempotencyKey);
  const repeatable = idempotencyKey != null && dryRun !== true;
  const request = repeatable ? { caller: context.caller, operation, key: idempotencyKey, body } : null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const decided = await context.cache.decide(body.tenantId);
    const now = context.clock.now();
    try {
      const em = context.em.fork({ clear: true });
      const answer = await inTransaction(em, dryRun ?? false, (query) =>
        answerOnce(query, request, () => countBy(query, decided, now, body, count)),
      );
      if (answer.kind === 'refused') throw new Refusal(answer.code, answer.message, answer.details, answer.path);
      return { revision: answer.revision, outcome: answer.outcome, impact: null };
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
    }
  }
  throw new Refusal('FEATURE_SERVICE_UNAVAILABLE', 'The configuration changes faster than it can be read; try again.');
}

async function answerOnce(
  query: Query,
  request: IdempotentRequest | null,
  run: () => Promise<StoredOutcome<Usage>>,
): Promise<StoredOutcome<Usage>> {
  if (request === null) return run();
  // Of two equal requests at once the second waits here, and then finds the first.
  const { caller, operation, key } = request;
  await query(LOCK_KEY, [JSON.stringify([caller?.actor.subject, operation, key])]);
  const known = await findOutcome(query, request);
  // The same operation stored it, from the same body.
  if (known !== undefined) return known as StoredOutcome<Usage>;
  const outcome = await run();
  await storeOutcome(query, request, outcome, null);
  return outcome;
}

async function countBy(
  query: Query,
  { content, epoch, revision, tenantId }: Snapshot,
  now: number,
  { key, amount }: CountUsage,
  count: (counting: Counting) => Promise<number>,
): Promise<StoredOutcome<Usage>> {
  const period = usagePeriod(key, now);
  let outcome: StoredOutcome<Usage>;
  try {
    const feature = limitNamed(key, content.feature(key));
    const used = await count({ query, tenantId, feature, amount, period });
    outcome = { kind: 'done', revision, outcome: usageOf(key, feature, used, period) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, details, inputPath: path } = error;
    outcome = { kind: 'refused', code, message, details, path };
  }
  // Last, and as a statement of its own: the count has waited for others that take of the same limit, and this sees what was
  // committed meanwhile.
  const [head] = await query<{ revision: number; epoch: string }>(HEAD, []);
  if (head?.revision !== revision || head.epoch !== epoch) throw new Outdated();
  return outcome;
}

function limitNamed(key: string, feature: ResolvedFeature | undefined): ResolvedFeature {
  if (feature === undefined) throw new Refusal('UNKNOWN_FEATURE', `The registry has no ${key}.`, { key }, ['key']);
  if (feature.type === 'integer') return feature;
  throw invalidField('NOT_A_LIMIT', ['key'], `${key} is no limit, so there is nothing to count`);
}
