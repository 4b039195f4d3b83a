import type { ChangeBatch, Freshness } from '../changes/change-feed.ts';
import { Refusal } from '../errors.ts';
import { NewestMap } from '../resolution/newest-map.ts';
import type { ResolvedContent } from '../resolution/resolved-content.ts';
import type { Snapshot } from '../resolution/snapshot-cache.ts';
import { Publisher, type PublisherOptions } from './publisher.ts';
import type { Subscriber } from './subscriber.ts';
import { type TenantWatch, TenantWatches } from './tenant-watch.ts';

interface LiveOptions extends Omit<PublisherOptions, 'onExecution'> {
  readonly onExecution: () => void;
}

/** What a client asks for when it subscribes. */
interface Wish {
  readonly tenantId: string;
  readonly ifNoneMatch: string | null;
  readonly minRevision: number | null;
}

const TICK = 250; // ms: looks after readers that are behind, the lease, and modes in which others write
const RESUMABLE = 1_000; // contents that a reconnecting client may name by etag
const FOREIGN_WRITES = 1_000; // 1 second
const ATTEMPTS = 8;

/** Pushes to every subscriber what its tenant has, whenever that changes: by a commit, by time, or by losing the database. */
export class LiveFeatures {
  readonly #options: LiveOptions;
  readonly #watches = new TenantWatches();
  readonly #resumable = new NewestMap<string, ResolvedContent>(RESUMABLE);
  readonly #publisher: Publisher;
  readonly #ticker: NodeJS.Timeout;
  #freshness: Freshness = 'live';

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#publisher = new Publisher(this.#watches, {
      ...options,
      onExecution: (to) => {
        this.#resumable.set(to.etag, to);
        options.onExecution();
      },
    });
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
      this.#publisher.forget(subscriber);
    };
    try {
      subscriber.sent = wish.ifNoneMatch === null ? undefined : this.#known(wish.ifNoneMatch, snapshot.content);
      this.#publisher.welcome(watch, subscriber, snapshot);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  /** The feed has applied a batch: everything kept is already dropped where it was touched. */
  changed(batch: ChangeBatch): void {
    this.#publisher.changed(this.#concerned(batch), batch.changes.length);
  }

  async close(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#publisher.close();
  }

  #concerned({ reset, changes }: ChangeBatch): Iterable<TenantWatch> {
    if (reset) return this.#watches.all;
    const concerned = new Set<TenantWatch>();
    for (const { scopes } of changes) {
      if (scopes.all === true || scopes.catalog === true || scopes.setting === true) return this.#watches.all;
      for (const id of scopes.tiers ?? []) for (const watch of this.#watches.onTier(id)) concerned.add(watch);
      for (const id of scopes.tenants ?? []) {
        const watch = this.#watches.of(id);
        if (watch !== undefined) concerned.add(watch);
      }
    }
    return concerned;
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

  #known(etag: string, present: ResolvedContent): ResolvedContent | undefined {
    return etag === present.etag ? present : this.#resumable.get(etag);
  }

  #tick(): void {
    const { feed, store } = this.#options;
    // A reader may have dropped what was kept before this tick saw its age: who watches must not miss what it has read.
    const isForeign = store.foreignAge > FOREIGN_WRITES || store.foreignDrops !== this.#publisher.foreignDrops;
    if (feed.freshness !== this.#freshness || (!store.announced && isForeign)) {
      this.#freshness = feed.freshness;
      this.#publisher.mark(this.#watches.all);
    }
    this.#publisher.tick();
  }
}
