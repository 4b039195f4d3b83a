import type { Query } from '../database/query.ts';
import type { LoadedInputs } from '../resolution/load-inputs.ts';
import type { DatabaseClock } from './database-clock.ts';

/** What a change touched. `all` where we cannot know, as after a write by the host application. */
export interface Scopes {
  readonly catalog?: boolean;
  readonly setting?: boolean;
  readonly all?: boolean;
  readonly tiers?: readonly string[];
  readonly tenants?: readonly string[];
  /** API keys, which decide who may ask, not what a tenant has. */
  readonly keys?: readonly string[];
}

export interface AppliedChange {
  readonly revision: number;
  readonly scopes: Scopes;
}

/** Committed changes in commit order, as one step from one revision to another. */
export interface ChangeBatch {
  /** True: nothing that was kept may be used any more (first poll, another epoch, a lower head, a gap). */
  readonly reset: boolean;
  readonly epoch: string;
  readonly revision: number;
  /** When that revision was made, in milliseconds since 1970. */
  readonly changedAt: number;
  readonly changes: readonly AppliedChange[];
}

/** The head, and the changes after the revision that was asked about. */
export interface HeadRow extends Omit<ChangeBatch, 'reset'> {
  /** The database's clock at the read. */
  readonly now: number;
  /** Inputs of resolution that were read with it, as of the same snapshot. */
  readonly inputs?: LoadedInputs;
}

const PAGE = 1_000;
const POLL_EVERY = 1_000; // 1 second: what a lost NOTIFY costs at most

/** A column: the changes after revision $1, a page of them. */
export const CHANGES = `(select coalesce(json_agg(json_build_object('revision', c.revision, 'scopes', c.scopes) order by c.revision), '[]'::json)
    from (select revision, scopes from change where revision > $1 order by revision limit ${PAGE}) c) as changes`;

const POLL = `select h.epoch, h.revision::float8 as revision,
  (extract(epoch from h.changed_at) * 1000)::float8 as "changedAt",
  (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
  ${CHANGES}
  from head h`;

/** One look at the head. Throws what the database throws. */
export async function readHead(query: Query, after: number): Promise<HeadRow> {
  const [row] = await query<HeadRow>(POLL, [after]);
  if (row === undefined) throw new Error('The table head has no row: run `npm run migrate`.');
  return row;
}

/** How far the last completed poll lies behind: `live` within the lease, `stale` within the bound, then `lost`. */
export type Freshness = 'live' | 'stale' | 'lost';

/** How long without hearing from the database what is kept may be used, in milliseconds (semantics 2.14). */
export interface FeedTimings {
  /** As if nothing were wrong. */
  readonly lease: number;
  /** Without premium features; after that nothing is granted. */
  readonly staleBound: number;
}

const CONTRACT: FeedTimings = { lease: 5_000, staleBound: 300_000 }; // 5 seconds, 300 seconds

interface FeedOptions {
  /** Reads the head and what came after a revision. `isNews`: something has, so what it touched may be read along. */
  readonly readHead: (after: number, isNews: boolean) => Promise<HeadRow>;
  readonly clock: DatabaseClock;
  /** Called in commit order, before anybody who waits for the poll goes on. Must not throw. */
  readonly onBatch: (batch: ChangeBatch, inputs: LoadedInputs | undefined) => void;
  /** Milliseconds; the staleness contract's own unless given. */
  readonly timings?: FeedTimings | undefined;
  /** Called when polls begin to fail, and when they succeed again. */
  readonly onHealth?: (error: unknown) => void;
}

/** Reads `change` in revision order and hands it on. A notification is only a hint to look at once. */
export class ChangeFeed {
  readonly #options: FeedOptions;
  #epoch = '';
  #revision = -1;
  #verifiedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;
  #queued: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failing = false;
  /** Whether somebody has said since the last read of the head that there is news. */
  #expecting = false;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** The revision that this node has applied. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether the last poll failed. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Milliseconds since the start of the last completed poll. */
  get age(): number {
    return performance.now() - this.#verifiedAt;
  }

  get freshness(): Freshness {
    const age = this.age;
    const { lease, staleBound } = this.#options.timings ?? CONTRACT;
    if (age <= lease) return 'live';
    return age <= staleBound ? 'stale' : 'lost';
  }

  /** Polls once, so that the caller starts from a known revision; then every second. Throws where the first poll fails. */
  async start(): Promise<void> {
    await this.poll();
    this.#timer = setInterval(() => this.#look(), POLL_EVERY);
  }

  /** Somebody says that there may be news. */
  hint(): void {
    this.#expecting = true;
    this.#look();
  }

  /**
   * Resolves once a poll that began after this call is applied; all who wait for the same one share it. This is the barrier
   * of enforcement: a decision that awaits it never grants what was revoked before it began. Throws what the database throws.
   */
  poll(): Promise<void> {
    // First the queued one: between the end of a poll and the beginning of the next nothing runs, and two at once would apply
    // the same changes twice.
    if (this.#queued !== undefined) return this.#queued;
    if (this.#running === undefined) return this.#begin();
    this.#queued = this.#running
      .catch(() => undefined)
      .then(() => {
        this.#queued = undefined;
        return this.#begin();
      });
    return this.#queued;
  }

  /** Resolves once `revision` is applied; false where the head is lower after one look. */
  async reach(revision: number): Promise<boolean> {
    if (this.#revision < revision) {
      this.#expecting = true;
      await this.poll();
    }
    return this.#revision >= revision;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  #look(): void {
    if (this.#queued === undefined) this.poll().catch(() => undefined);
  }

  #begin(): Promise<void> {
    const run = this.#run().finally(() => {
      if (this.#running === run) this.#running = undefined;
    });
    this.#running = run;
    return run;
  }

  async #run(): Promise<void> {
    try {
      for (;;) {
        const askedAt = performance.now();
        const isNews = this.#expecting;
        this.#expecting = false;
        const row = await this.#options.readHead(this.#revision, isNews);
        this.#options.clock.sync(row.now, askedAt);
        this.#apply(row);
        if (this.#revision < row.revision) continue;
        this.#verifiedAt = askedAt;
        break;
      }
    } catch (error) {
      if (!this.#failing) this.#options.onHealth?.(error);
      this.#failing = true;
      throw error;
    }
    if (this.#failing) this.#options.onHealth?.(undefined);
    this.#failing = false;
  }

  #apply(row: HeadRow): void {
    const inOrder = row.changes.every((change, index) => change.revision === this.#revision + index + 1);
    const last = row.changes.at(-1)?.revision ?? this.#revision;
    const complete = last === row.revision || row.changes.length === PAGE;
    const known = this.#epoch === row.epoch && inOrder && complete;
    if (known && row.changes.length === 0) return;
    const revision = known ? last : row.revision;
    this.#epoch = row.epoch;
    this.#revision = revision;
    const changes = known ? row.changes : [];
    const batch = { reset: !known, epoch: row.epoch, revision, changedAt: row.changedAt, changes };
    this.#options.onBatch(batch, row.inputs);
  }
}
