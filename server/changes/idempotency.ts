import { createHash } from 'node:crypto';
import type { Caller } from '../auth/actor.ts';
import type { Query } from '../database/query.ts';
import { BadInput, Refusal, type ProblemCode } from '../errors.ts';

/** What a key stands for: the same actor may use the same key for another operation. */
export interface IdempotentRequest {
  readonly caller: Caller | null;
  readonly operation: string;
  readonly key: string;
  /** The input without its key; another body under the same key is refused. */
  readonly body: unknown;
}

/** How a request ended: with an answer, or with a refusal, which is an answer too. */
export type StoredOutcome<T> =
  | { readonly kind: 'done'; readonly revision: number; readonly outcome: T }
  | {
      readonly kind: 'refused';
      readonly code: ProblemCode;
      readonly message: string;
      readonly details: Readonly<Record<string, unknown>>;
      readonly path: readonly (string | number)[];
    };

const LONGEST_KEY = 255; // characters
const FIND = `select body_hash = $4 as same, outcome from idempotency_key where actor_subject = $1 and operation = $2 and key = $3`;
const STORE = `insert into idempotency_key (actor_subject, operation, key, body_hash, outcome, revision) values ($1, $2, $3, $4, $5, $6)`;

/**
 * What this request was answered before; undefined: it is new. Call it under the config lock, so that of two equal requests at
 * once the second finds the first.
 * @throws {Refusal} IDEMPOTENCY_MISMATCH where the key was used with another body
 */
export async function findOutcome(
  query: Query,
  request: IdempotentRequest,
): Promise<StoredOutcome<unknown> | undefined> {
  const [found] = await query<{ same: boolean; outcome: StoredOutcome<unknown> }>(FIND, identify(request));
  if (found === undefined || found.same) return found?.outcome;
  throw new Refusal('IDEMPOTENCY_MISMATCH', 'This idempotency key was used before with another input; take a new one.');
}

/** @param revision of the change that the request made; null where it made none */
export async function storeOutcome(
  query: Query,
  request: IdempotentRequest,
  outcome: StoredOutcome<unknown>,
  revision: number | null,
): Promise<void> {
  await query(STORE, [...identify(request), JSON.stringify(outcome), revision]);
}

/** @throws {BadInput} where the key is too short, too long, or no text that can be stored */
export function checkIdempotencyKey(key: string): void {
  if (key.length >= 1 && key.length <= LONGEST_KEY && key.isWellFormed() && !key.includes('\0')) return;
  throw new BadInput(`idempotencyKey has 1 to ${LONGEST_KEY} characters.`);
}

/** In the hash stands also for whom the actor acts: whoever has changed the tenant or the role is not told what they were told there. */
function identify({ caller, operation, key, body }: IdempotentRequest): unknown[] {
  const { subject = '', role = null, tenantId = null } = caller?.actor ?? {};
  const hash = createHash('sha256').update(canonical({ role, tenantId, body })).digest();
  return [subject, operation, key, hash];
}

/** Equal for equal inputs, whatever the order of their fields; a field that is undefined is not there. */
function canonical(value: unknown): string {
  // A moment has no fields of its own.
  if (typeof value !== 'object' || value === null || value instanceof Date) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
