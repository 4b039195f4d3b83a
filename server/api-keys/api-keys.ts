import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Actor } from '../auth/actor.ts';
import type { ChangeBatch, ChangeFeed } from '../changes/change-feed.ts';
import type { Query } from '../database/query.ts';
import { isMissingTable } from '../database/database-failure.ts';
import { inTime } from '../database/in-time.ts';
import { Refusal, Unauthenticated } from '../errors.ts';
import { ApiKeySource } from './api-key-source.ts';
import { hashApiKey, isApiKeySecret } from './api-key-secret.ts';

interface ApiKeysOptions {
  readonly query: Query;
  readonly feed: Pick<ChangeFeed, 'poll' | 'freshness'>;
  readonly logger: Logger;
}

/** Sockets to close: of these keys, or of all. */
export type EndSockets = (keys: ReadonlySet<string> | 'all', code: number, reason: string) => void;

const MOST_KEPT = 10_000; // keys, also those that do not exist
const KEPT_FOR = 60_000; // 1 minute: how long an owner who is no super admin any more keeps the keys
const USE_EVERY = 60_000; // 1 minute
const LEASE_TICK = 250; // milliseconds
const NOTE_USE = `update api_key set last_used_at = clock_timestamp()
  where id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`;

/**
 * Tells whom an API key stands for. Revocation is in force at once on every node: each use passes the barrier of enforcement
 * (change-path 11), and what is kept is dropped with the change that touches a key. Where the head cannot be read, what is kept
 * is good until the lease is over, and no longer.
 */
export class ApiKeys {
  readonly #options: ApiKeysOptions;
  readonly #source: ApiKeySource;
  readonly #kept = new LRUCache<string, { readonly actor: Actor | null }>({ max: MOST_KEPT, ttl: KEPT_FOR });
  readonly #used = new LRUCache<string, true>({ max: MOST_KEPT, ttl: USE_EVERY });
  readonly #timer: NodeJS.Timeout;
  #endSockets: EndSockets = () => undefined;
  /** Steps with every change of keys: a read that began before it is not kept. */
  #generation = 0;
  #overdue: Promise<void> | undefined;

  constructor(options: ApiKeysOptions) {
    this.#options = options;
    this.#source = new ApiKeySource(options.query);
    this.#timer = setInterval(() => this.#watchLease(), LEASE_TICK);
  }

  /** @param end closes sockets; called before anything that happened after the revocation is published */
  onEnd(end: EndSockets): void {
    this.#endSockets = end;
  }

  /**
   * @throws {Unauthenticated} where it is no key, unknown, revoked or over
   * @throws {Refusal} FEATURE_SERVICE_UNAVAILABLE where that cannot be told now
   */
  async verify(secret: string): Promise<Actor> {
    if (!isApiKeySecret(secret)) throw new Unauthenticated('The API key is not well-formed.');
    const actor = await this.#find(hashApiKey(secret).toString('hex'));
    if (actor === null) throw new Unauthenticated('The API key does not exist or is revoked.');
    if (actor.expiresAt <= Date.now()) throw new Unauthenticated('The API key has expired.');
    this.#noteUse(actor);
    return actor;
  }

  /**
   * Passes the barrier for a socket that a key has opened: where the key was revoked, the socket is closed when this resolves.
   * @throws {Refusal} FEATURE_SERVICE_UNAVAILABLE
   */
  async barrier(): Promise<boolean> {
    try {
      await this.#pollInTime();
      return true;
    } catch (error) {
      if (this.#options.feed.freshness !== 'live') throw unavailable(error);
      return false;
    }
  }

  /** Who comes while a read is overdue need not wait for it as well: a request is looked at more than once. */
  async #pollInTime(): Promise<void> {
    if (this.#overdue !== undefined) throw new Error('The database does not answer in time.');
    const poll = this.#options.feed.poll();
    try {
      await inTime(poll);
    } catch (error) {
      this.#overdue = poll;
      const end = (): void => {
        if (this.#overdue === poll) this.#overdue = undefined;
      };
      poll.then(end, end);
      throw error;
    }
  }

  /** The feed has applied a batch. Call it before the batch is published. */
  changed({ reset, changes }: ChangeBatch): void {
    const touched = new Set(changes.flatMap(({ scopes }) => scopes.keys ?? []));
    if (!reset && touched.size === 0) return;
    this.#generation += 1;
    this.#kept.clear();
    if (reset) this.#endSockets('all', 1012, 'The database is another one; connect again.');
    else this.#endSockets(touched, 4403, 'The API key was changed or revoked.');
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #find(hash: string): Promise<Actor | null> {
    const reached = await this.barrier();
    const kept = this.#kept.get(hash);
    if (kept !== undefined) return kept.actor;
    if (!reached) throw unavailable();
    const generation = this.#generation;
    try {
      const actor = await inTime(this.#source.find(hash));
      if (generation === this.#generation) this.#kept.set(hash, { actor });
      return actor;
    } catch (error) {
      if (isMissingTable(error)) return null;
      throw unavailable(error);
    }
  }

  #noteUse({ key }: Actor): void {
    if (key === undefined || this.#used.has(key.id)) return;
    this.#used.set(key.id, true);
    this.#options.query(NOTE_USE, [key.id]).catch((error: unknown) => {
      this.#used.delete(key.id);
      this.#options.logger.warn({ err: error }, 'the last use of an API key could not be written');
    });
  }

  #watchLease(): void {
    if (this.#options.feed.freshness === 'live') return;
    this.#endSockets('all', 1013, 'API keys cannot be checked right now; connect again.');
  }
}

function unavailable(cause?: unknown): Refusal {
  const refusal = new Refusal('FEATURE_SERVICE_UNAVAILABLE', 'API keys cannot be checked right now; try again.');
  refusal.cause = cause;
  return refusal;
}
