import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { ChangeBatch, ChangeFeed, Freshness } from '../changes/change-feed.ts';
import type { DatabaseClock } from '../changes/database-clock.ts';
import { Refusal } from '../errors.ts';
import type { InputStore } from '../resolution/input-store.ts';
import type { ResolvedContent } from '../resolution/resolved-content.ts';
import type { Snapshot, SnapshotCache } from '../resolution/snapshot-cache.ts';
import { Pace } from './pace.ts';
import { Publication } from './publication.ts';
import type { Subscriber } from './subscriber.ts';
import { type TenantWatch, TenantWatches } from './tenant-watch.ts';

interface LiveOptions {
  readonly feed: ChangeFeed;
  readonly store: InputStore;
  readonly cache: SnapshotCache;
  readonly clock: DatabaseClock;
  readonly logger: Logger;
  readonly onExecution: () => void;
  readonly onFrame: () => void;
  /** Milliseconds from a commit to the end of its publication. */
  readonly onPublished: (lag: number) => void;
}

/** What a client asks for when it subscribes. */
interface Wish {
  readonly tenantId: string;
  readonly ifNoneMatch: string | null;
  readonly minRevision: number | null;
}

const TICK = 250; // ms: looks after readers that are behind, the lease, and modes in which others write
const LONGEST_TIMER = 3_600_000; // 1 hour: longer waits go in hops, and setTimeout fires at once beyond 24.8 days
const PATIENCE = 15_000; // 15 seconds for a reader that takes nothing
const RESUMABLE = 1_000; // contents that a reconnecting client may name by etag
const FOREIGN_WRITES = 1_000; // 1 second
const ATTEMPTS = 8;

/** Pushes to every subscriber what its tenant has, whenever that changes: by a commit, by time, or by losing the database. */
export class LiveFeatures {
  readonly #options: LiveOptions;
  readonly #watches = new TenantWatches();
  readonly #behind = new Map<Subscriber, TenantWatch>();
  readonly #resumable = new LRUCache<string, ResolvedContent>({ max: RESUMABLE });
  readonly #pace = new Pace();
  readonly #dirty = new Set<TenantWatch>();
  readonly #unread = new Set<TenantWatch>();
  readonly #ticker: NodeJS.Timeout;
  /** First events, for all who come within a tick: after a restart everybody comes at once, and mostly for the same. */
  #welcome: Publication | undefined;
  #round: NodeJS.Timeout | undefined;
  #publishing: Promise<void> | undefined;
  #alarm: NodeJS.Timeout | undefined;
  #alarmAt = Number.POSITIVE_INFINITY;
  #freshness: Freshness = 'live';
  /** Up to which of them everybody who watches was told. */
  #foreignDrops = 0;
  #unpublished = false;
  #closed = false;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#ticker = setInterval(() => this.#tick(), TICK);
  }

  /** Tenants that somebody watches on this node. */
  get watched(): number {
    return this.#watches.size;
  }

  get subscribers(): number {
    let count = 0;
    for (const watch of this.#watches.all) count += watch.subscribers.size;
    return count;
  }

  /**
   * Sends the present state and then every change of it, until the returned function is called. Throws a refusal
   * TENANT_NOT_FOUND, or FEATURE_SERVICE_UNAVAILABLE where the database does not have `minRevision`. Where the database is
   * away and nothing is kept, the socket is closed: an error would end the operation of a stock client for good.
   */
  async join(subscriber: Subscriber, wish: Wish): Promise<() => void> {
    const { minRevision } = wish;
    const reached = minRevision === null || (await this.#options.feed.reach(minRevision).catch(() => undefined));
    if (reached === false) {
      throw new Refusal('FEATURE_SERVICE_UNAVAILABLE', `Revision ${minRevision} is not known here yet; try again.`);
    }
    const snapshot = reached === undefined ? undefined : await this.#present(wish.tenantId);
    if (snapshot === undefined) {
      subscriber.close(1013, 'Features cannot be read right now; connect again.');
      return () => undefined;
    }
    // From here to the end of this function is one turn of the event loop: no change fits between choosing the first
    // event and being on the list of those who get the next one.
    const watch = this.#watches.add(snapshot.tenantId, subscriber);
    const leave = (): void => {
      this.#watches.remove(watch, subscriber);
      this.#behind.delete(subscriber);
    };
    try {
      this.#place(watch, snapshot);
      subscriber.sent = wish.ifNoneMatch === null ? undefined : this.#known(wish.ifNoneMatch, snapshot.content);
      this.#welcome ??= new Publication(this.#executed);
      this.#deliver(watch, subscriber, snapshot, this.#welcome);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  /** The feed has applied a batch: everything kept is already dropped where it was touched. */
  changed(batch: ChangeBatch): void {
    this.#unpublished = true;
    this.#pace.note(performance.now(), batch.changes.length);
    if (batch.reset) {
      this.#mark(this.#watches.all);
      return;
    }
    for (const { scopes } of batch.changes) {
      if (scopes.all === true || scopes.catalog === true || scopes.setting === true) {
        this.#mark(this.#watches.all);
        return;
      }
      for (const id of scopes.tiers ?? []) this.#mark(this.#watches.onTier(id));
      for (const id of scopes.tenants ?? []) {
        const watch = this.#watches.of(id);
        if (watch !== undefined) this.#mark([watch]);
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#ticker);
    clearTimeout(this.#round);
    clearTimeout(this.#alarm);
    await this.#publishing;
  }

  /**
   * Waits until the tenant can be answered, and chooses its answer in the turn in which the caller goes on. Undefined where
   * nothing may be said now.
   */
  async #present(tenantId: string): Promise<Snapshot | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        const read = await this.#options.cache.read(tenantId);
        // Between the read and this turn a change may have been applied.
        const snapshot = this.#options.cache.shown(read.tenantId);
        if (snapshot !== undefined) return snapshot;
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'FEATURE_SERVICE_UNAVAILABLE') throw error;
        this.#options.logger.warn(
          { err: error.cause ?? error },
          'a subscriber is sent away until features can be read',
        );
        return undefined;
      }
    }
    return undefined;
  }

  readonly #executed = (to: ResolvedContent): void => {
    this.#resumable.set(to.etag, to);
    this.#options.onExecution();
  };

  #known(etag: string, present: ResolvedContent): ResolvedContent | undefined {
    return etag === present.etag ? present : this.#resumable.get(etag);
  }

  #mark(watches: Iterable<TenantWatch>): void {
    for (const watch of watches) this.#dirty.add(watch);
    if (this.#dirty.size === 0 || this.#closed || this.#round !== undefined || this.#publishing !== undefined) return;
    const wait = this.#pace.wait(performance.now());
    if (wait === 0) {
      this.#publish();
      return;
    }
    this.#round = setTimeout(() => this.#publish(), wait);
  }

  #publish(): void {
    this.#round = undefined;
    const watches = [...this.#dirty];
    this.#dirty.clear();
    this.#publishing = this.#publishTo(watches)
      .catch((error: unknown) => {
        this.#options.logger.error({ err: error }, 'publishing failed; it is tried again');
        for (const watch of watches) this.#unread.add(watch);
      })
      .finally(() => {
        this.#publishing = undefined;
        this.#mark([]);
      });
  }

  async #publishTo(watches: readonly TenantWatch[]): Promise<void> {
    const { cache, store, clock } = this.#options;
    const absent = await this.#read(watches);
    if (watches.length >= this.#watches.size) this.#foreignDrops = store.foreignDrops;
    // One turn from here on: all sockets get the same revision.
    const publication = new Publication(this.#executed);
    for (const watch of watches) {
      // Placing a watch that everybody left meanwhile would keep it for ever.
      if (this.#watches.of(watch.tenantId) !== watch) continue;
      const snapshot = cache.shown(watch.tenantId);
      if (snapshot !== undefined) {
        this.#place(watch, snapshot);
        for (const subscriber of watch.subscribers) this.#deliverSafely(watch, subscriber, snapshot, publication);
      } else if (absent.has(watch.tenantId)) {
        for (const subscriber of watch.subscribers) subscriber.end(tenantNotFound());
      } else {
        // Not at once: a database that is away would keep this process from everything else.
        this.#unread.add(watch);
        this.#deny(watch, publication);
      }
    }
    if (this.#unpublished) this.#options.onPublished(clock.now() - store.changedAt);
    this.#unpublished = false;
  }

  /** A change is known, but not what it says, and nobody can be asked: beyond the lease what was sent last is denied. */
  #deny(watch: TenantWatch, publication: Publication): void {
    const { feed, store, cache } = this.#options;
    if (feed.freshness === 'live') return;
    const { tenantId, tierId, nextChangeAt } = watch;
    const stamp = { epoch: store.epoch, revision: store.revision, asOf: store.changedAt };
    for (const subscriber of watch.subscribers) {
      if (subscriber.sent === undefined) continue;
      const content = cache.denied(subscriber.sent);
      this.#deliverSafely(watch, subscriber, { tenantId, tierId, nextChangeAt, content, ...stamp }, publication);
    }
  }

  /** Reads what these tenants need, and tells which of them the database does not have. */
  async #read(watches: readonly TenantWatch[]): Promise<ReadonlySet<string>> {
    if (this.#options.feed.failing) return new Set();
    try {
      return await this.#options.cache.ensure(watches.map((watch) => watch.tenantId));
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'inputs could not be read; what is kept is shown until they can');
      return new Set();
    }
  }

  #deliver(watch: TenantWatch, subscriber: Subscriber, to: Snapshot, publication: Publication): void {
    if (subscriber.expired(Date.now())) {
      subscriber.close(4403, 'Your token has expired; connect again with a new one.');
      return;
    }
    const from = subscriber.sent;
    if (subscriber.begun && from?.etag === to.content.etag) return;
    if (subscriber.congested) {
      subscriber.behindSince ??= performance.now();
      this.#behind.set(subscriber, watch);
      return;
    }
    subscriber.deliver(publication.frame(subscriber.operation, from, to), to.content);
    this.#behind.delete(subscriber);
    this.#options.onFrame();
  }

  /** One subscriber whose event cannot be made must not keep the others from theirs. */
  #deliverSafely(watch: TenantWatch, subscriber: Subscriber, to: Snapshot, publication: Publication): void {
    try {
      this.#deliver(watch, subscriber, to, publication);
    } catch (error) {
      this.#options.logger.error({ err: error }, 'an event could not be made; its subscriber is ended');
      subscriber.end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #place(watch: TenantWatch, { tierId, nextChangeAt }: Snapshot): void {
    this.#watches.place(watch, tierId, nextChangeAt);
    if (nextChangeAt !== null && nextChangeAt < this.#alarmAt) this.#setAlarm();
  }

  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const at = this.#watches.nextChangeAt;
    this.#alarmAt = at ?? Number.POSITIVE_INFINITY;
    if (at === null || this.#closed) return;
    const wait = Math.min(Math.max(at - this.#options.clock.now(), 1), LONGEST_TIMER);
    this.#alarm = setTimeout(() => {
      this.#alarmAt = Number.POSITIVE_INFINITY;
      this.#mark(this.#watches.due(this.#options.clock.now()));
      this.#setAlarm();
    }, wait);
  }

  #tick(): void {
    const { feed, store, cache } = this.#options;
    this.#welcome = undefined;
    // A reader may have dropped what was kept before this tick saw its age: who watches must not miss what it has read.
    const isForeign = store.foreignAge > FOREIGN_WRITES || store.foreignDrops !== this.#foreignDrops;
    if (feed.freshness !== this.#freshness || (!store.announced && isForeign)) {
      this.#freshness = feed.freshness;
      this.#mark(this.#watches.all);
    }
    if (this.#unread.size > 0) {
      const watches = [...this.#unread];
      this.#unread.clear();
      this.#mark(watches);
    }
    const publication = new Publication(this.#executed);
    for (const [subscriber, watch] of this.#behind) {
      if (!subscriber.congested) {
        this.#behind.delete(subscriber);
        subscriber.behindSince = undefined;
        const snapshot = cache.shown(watch.tenantId);
        if (snapshot === undefined) this.#mark([watch]);
        else this.#deliverSafely(watch, subscriber, snapshot, publication);
      } else if (performance.now() - (subscriber.behindSince ?? 0) > PATIENCE) {
        this.#behind.delete(subscriber);
        this.#options.logger.info('a subscriber stopped reading and was disconnected');
        subscriber.close(1013, 'You read too slowly; connect again.');
      }
    }
    // The database's clock may have been corrected since the alarm was set.
    if (this.#watches.nextChangeAt !== null) this.#setAlarm();
  }
}
