import type { Logger } from 'pino';
import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { ChangeFeed } from '../changes/change-feed.ts';
import type { DatabaseClock } from '../changes/database-clock.ts';
import type { InputStore } from '../resolution/input-store.ts';
import type { ResolvedContent } from '../resolution/resolved-content.ts';
import type { Snapshot, SnapshotCache } from '../resolution/snapshot-cache.ts';
import { BoundaryAlarm } from './boundary-alarm.ts';
import { DeliveryRound } from './delivery-round.ts';
import { Pace } from './pace.ts';
import { Publication } from './publication.ts';
import { SlowReaders } from './slow-readers.ts';
import type { Subscriber } from './subscriber.ts';
import type { TenantWatch, TenantWatches } from './tenant-watch.ts';

export interface PublisherOptions {
  readonly feed: ChangeFeed;
  readonly store: InputStore;
  readonly cache: SnapshotCache;
  readonly clock: DatabaseClock;
  readonly logger: Logger;
  /** An event was executed and serialised. */
  readonly onExecution: (to: ResolvedContent) => void;
  readonly onFrames: (count: number) => void;
  /** Milliseconds from a commit to the end of its publication. */
  readonly onPublished: (lag: number) => void;
}

/** Makes rounds: each sends to everybody whose tenant may have changed what is different for them now. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #watches: TenantWatches;
  readonly #slow: SlowReaders;
  readonly #alarm: BoundaryAlarm;
  readonly #pace = new Pace();
  readonly #dirty = new Set<TenantWatch>();
  readonly #unread = new Set<TenantWatch>();
  /** First events, for all who come within a tick: after a restart everybody comes at once, and mostly for the same. */
  #welcome: Publication | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #publishing: Promise<void> | undefined;
  #foreignDrops = 0;
  #unpublished = false;
  #closed = false;

  constructor(watches: TenantWatches, options: PublisherOptions) {
    this.#watches = watches;
    this.#options = options;
    this.#slow = new SlowReaders(options.logger);
    this.#alarm = new BoundaryAlarm({
      next: () => watches.nextChangeAt,
      now: () => options.clock.now(),
      onDue: (now) => this.mark(watches.due(now)),
    });
  }

  /** Up to which of the store's foreign drops everybody who watches was told. */
  get foreignDrops(): number {
    return this.#foreignDrops;
  }

  /** The first event of who has just come. Throws where it cannot be made. */
  welcome(watch: TenantWatch, subscriber: Subscriber, snapshot: Snapshot): void {
    // The moment that the others wait for may have passed without the alarm having rung yet, and is not known any more after this.
    if (watch.nextChangeAt !== null && watch.nextChangeAt !== snapshot.nextChangeAt) this.mark([watch]);
    this.#place(watch, snapshot);
    const round = this.#round((this.#welcome ??= new Publication(this.#options.onExecution)));
    round.deliver(watch, subscriber, snapshot);
    round.send();
  }

  forget(subscriber: Subscriber): void {
    this.#slow.remove(subscriber);
  }

  /** So many changes were applied just now, and may concern these. */
  changed(watches: Iterable<TenantWatch>, changes: number): void {
    this.#unpublished = true;
    this.#pace.note(performance.now(), changes);
    this.mark(watches);
  }

  /** These may have something else now. */
  mark(watches: Iterable<TenantWatch>): void {
    for (const watch of watches) this.#dirty.add(watch);
    if (this.#dirty.size === 0 || this.#closed || this.#waiting !== undefined || this.#publishing !== undefined) return;
    const wait = this.#pace.wait(performance.now());
    if (wait === 0) {
      this.#publish();
      return;
    }
    this.#waiting = setTimeout(() => this.#publish(), wait);
  }

  /** Looks after what failed to be read, readers that were behind, and the clock. Once in a while. */
  tick(): void {
    this.#welcome = undefined;
    if (this.#unread.size > 0) {
      const watches = [...this.#unread];
      this.#unread.clear();
      this.mark(watches);
    }
    this.#catchUp();
    this.#alarm.check();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#waiting);
    this.#alarm.close();
    await this.#publishing;
  }

  #publish(): void {
    this.#waiting = undefined;
    const watches = [...this.#dirty];
    this.#dirty.clear();
    this.#publishing = this.#publishTo(watches)
      .catch((error: unknown) => {
        this.#options.logger.error({ err: error }, 'publishing failed; it is tried again');
        for (const watch of watches) this.#unread.add(watch);
      })
      .finally(() => {
        this.#publishing = undefined;
        this.mark([]);
      });
  }

  async #publishTo(watches: readonly TenantWatch[]): Promise<void> {
    const { store, clock } = this.#options;
    const absent = await this.#read(watches);
    if (watches.length >= this.#watches.size) this.#foreignDrops = store.foreignDrops;
    // One turn from here on: all sockets get the same revision.
    const round = this.#round(new Publication(this.#options.onExecution));
    try {
      for (const watch of watches) {
        // Placing a watch that everybody left meanwhile would keep it for ever.
        if (this.#watches.of(watch.tenantId) === watch) this.#tell(watch, absent, round);
      }
    } finally {
      round.send();
    }
    if (this.#unpublished) this.#options.onPublished(clock.now() - store.changedAt);
    this.#unpublished = false;
  }

  #tell(watch: TenantWatch, absent: ReadonlySet<string>, round: DeliveryRound): void {
    const snapshot = this.#options.cache.shown(watch.tenantId);
    if (snapshot !== undefined) {
      this.#place(watch, snapshot);
      for (const subscriber of watch.subscribers) round.deliverSafely(watch, subscriber, snapshot);
    } else if (absent.has(watch.tenantId)) {
      for (const subscriber of watch.subscribers) subscriber.end(tenantNotFound());
    } else {
      // Not at once: a database that is away would keep this process from everything else.
      this.#unread.add(watch);
      this.#deny(watch, round);
    }
  }

  /** A change is known, but not what it says, and nobody can be asked: beyond the lease what was sent last is denied. */
  #deny(watch: TenantWatch, round: DeliveryRound): void {
    const { feed, store, cache } = this.#options;
    if (feed.freshness === 'live') return;
    const { tenantId, tierId, nextChangeAt } = watch;
    const stamp = { epoch: store.epoch, revision: store.revision, asOf: store.changedAt };
    for (const subscriber of watch.subscribers) {
      if (subscriber.sent === undefined) continue;
      const content = cache.denied(subscriber.sent);
      round.deliverSafely(watch, subscriber, { tenantId, tierId, nextChangeAt, content, ...stamp });
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

  #round(publication: Publication): DeliveryRound {
    const { logger, onFrames } = this.#options;
    return new DeliveryRound({ publication, slow: this.#slow, logger, onFrames });
  }

  #place(watch: TenantWatch, { tierId, nextChangeAt }: Snapshot): void {
    this.#watches.place(watch, tierId, nextChangeAt);
    this.#alarm.expect(nextChangeAt);
  }

  /** Sends the newest state to readers that were behind and take again. */
  #catchUp(): void {
    const recovered = this.#slow.recovered();
    if (recovered.length === 0) return;
    const round = this.#round(new Publication(this.#options.onExecution));
    try {
      for (const [subscriber, watch] of recovered) {
        const snapshot = this.#options.cache.shown(watch.tenantId);
        if (snapshot === undefined) this.mark([watch]);
        else round.deliverSafely(watch, subscriber, snapshot);
      }
    } finally {
      round.send();
    }
  }
}
