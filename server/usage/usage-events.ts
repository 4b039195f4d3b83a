import type { Logger } from 'pino';
import type { DatabaseClock } from '../changes/database-clock.ts';
import type { Query } from '../database/query.ts';
import type { SnapshotCache } from '../resolution/snapshot-cache.ts';
import { listUsage, readCounts, type Counts } from './read-usage.ts';
import type { Usage } from './usage.ts';

interface UsageEventsOptions {
  readonly query: Query;
  readonly cache: Pick<SnapshotCache, 'read'>;
  readonly clock: Pick<DatabaseClock, 'now'>;
  readonly logger: Logger;
}

export interface UsageWish {
  readonly tenantId: string;
  /** Null: all limits of the tenant. */
  readonly keys: readonly string[] | null;
}

const READ_EVERY = 1_000; // 1 second
const TENANTS_AT_ONCE = 500;

/**
 * Pushes what tenants have taken. Counting takes no revision and announces nothing, so the counts of all watched tenants are
 * read once a second, with one statement for many, and only while somebody watches. A subscriber who is slow misses what was
 * in between, never the newest.
 */
export class UsageEvents {
  readonly #options: UsageEventsOptions;
  readonly #streams = new Set<UsageStream>();
  #timer: NodeJS.Timeout | undefined;
  #reading = false;
  #closed = false;

  constructor(options: UsageEventsOptions) {
    this.#options = options;
  }

  get subscribers(): number {
    return this.#streams.size;
  }

  /** What is used now, then the same again whenever it is different, until the iterator is returned. */
  subscribe(wish: UsageWish): AsyncGenerator<Usage[], undefined, undefined> {
    const stream = new UsageStream(wish, () => this.#streams.delete(stream));
    this.#streams.add(stream);
    this.#begin(0);
    return stream;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.all([...this.#streams].map((stream) => stream.return()));
  }

  /** One read at a time: who comes while it runs waits for the next. */
  #begin(wait: number): void {
    if (this.#closed || this.#reading || this.#streams.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#reading = true;
      this.#read()
        .catch((error: unknown) => this.#failed(error))
        .finally(() => {
          this.#reading = false;
          this.#begin(READ_EVERY);
        });
    }, wait);
  }

  #failed(error: unknown): void {
    this.#options.logger.warn({ err: error }, 'usage could not be read; it is tried again');
  }

  async #read(): Promise<void> {
    const streams = [...this.#streams];
    const tenants = [...new Set(streams.map(({ wish }) => wish.tenantId))];
    for (let first = 0; first < tenants.length; first += TENANTS_AT_ONCE) {
      const some = new Set(tenants.slice(first, first + TENANTS_AT_ONCE));
      const now = this.#options.clock.now();
      const counts = await readCounts(this.#options.query, [...some], now);
      for (const stream of streams.filter(({ wish }) => some.has(wish.tenantId))) {
        // What cannot be told of one tenant now must not keep it from the others.
        await this.#offer(stream, counts, now).catch((error: unknown) => this.#failed(error));
      }
    }
  }

  async #offer(stream: UsageStream, counts: Counts, now: number): Promise<void> {
    const { tenantId, keys } = stream.wish;
    const { content } = await this.#options.cache.read(tenantId);
    stream.offer(listUsage(tenantId, content, counts, keys, now));
  }
}

/** Holds the newest usage that was not taken yet, and no more. Not a generator function: one that waits could not be ended. */
class UsageStream implements AsyncGenerator<Usage[], undefined, undefined> {
  readonly wish: UsageWish;
  readonly #onEnd: () => void;
  #told = '';
  #waiting: Usage[] | undefined;
  #wake: () => void = () => undefined;
  #over = false;

  constructor(wish: UsageWish, onEnd: () => void) {
    this.wish = wish;
    this.#onEnd = onEnd;
  }

  offer(usage: Usage[]): void {
    this.#waiting = JSON.stringify(usage) === this.#told ? undefined : usage;
    if (this.#waiting !== undefined) this.#wake();
  }

  async next(): Promise<IteratorResult<Usage[], undefined>> {
    while (!this.#over) {
      const usage = this.#waiting;
      if (usage !== undefined) {
        this.#waiting = undefined;
        this.#told = JSON.stringify(usage);
        return { done: false, value: usage };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Usage[], undefined>> {
    if (!this.#over) {
      this.#over = true;
      this.#onEnd();
      this.#wake();
    }
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<Usage[], undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
