import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { ChangeFeed, Freshness } from '../changes/change-feed.ts';
import type { DatabaseClock } from '../changes/database-clock.ts';
import { inTime } from '../database/in-time.ts';
import { Refusal } from '../errors.ts';
import type { InputStore } from './input-store.ts';
import type { InputRequest, LoadedInputs } from './load-inputs.ts';
import type { ResolutionInputs } from './resolution-inputs.ts';
import type { ResolvedContent } from './resolved-content.ts';
import { staleContent } from './stale-content.ts';
import { boundariesOf } from './tier-contents.ts';

/** One tenant's answer: the shared content, and what is the tenant's own or the moment's. */
export interface Snapshot {
  readonly tenantId: string;
  readonly tierId: string | null;
  readonly content: ResolvedContent;
  readonly epoch: string;
  /** The revision that this node had applied. */
  readonly revision: number;
  /** Since when this holds: the newest of the last change and the last moment at which time changed something. */
  readonly asOf: number;
  readonly nextChangeAt: number | null;
}

interface CacheOptions {
  readonly load: (request: InputRequest) => Promise<LoadedInputs>;
  readonly clock: DatabaseClock;
  readonly feed: ChangeFeed;
  readonly store: InputStore;
  /** Called for every tenant that is answered in mode shadow. */
  readonly onShadow?: (tenantId: string) => void;
}

const FRUITLESS_READS = 8;
const FOREIGN_WRITES = 1_000; // 1 second, where the old system may write without telling us
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Answers from kept inputs, valid for the applied revision and until their next change in time: both are tested at every read. */
export class SnapshotCache {
  readonly #options: CacheOptions;
  #stale = new WeakMap<ResolvedContent, ResolvedContent>();
  #staleKind: Freshness = 'live';

  constructor(options: CacheOptions) {
    this.#options = options;
  }

  /**
   * The answer now, where all inputs are kept and the node has heard from the database within the lease. Synchronous, so
   * nothing changes between choosing the answer and using it.
   */
  current(tenantId: string): Snapshot | undefined {
    if (this.#options.feed.freshness !== 'live') return undefined;
    return this.#isForeign ? undefined : this.#held(tenantId, 'live');
  }

  /** What may be shown now from what is kept, whatever its age: denied as far as the age demands. */
  shown(tenantId: string): Snapshot | undefined {
    return this.#held(tenantId, this.#options.feed.freshness);
  }

  /**
   * The answer for display, read from the database where it is not kept; marked stale while the database is away. Throws a
   * refusal TENANT_NOT_FOUND, or FEATURE_SERVICE_UNAVAILABLE where nothing may be said.
   */
  async read(id: string): Promise<Snapshot> {
    const tenantId = id.toLowerCase();
    const kept = this.current(tenantId);
    if (kept !== undefined) return kept;
    if (!UUID.test(tenantId)) throw tenantNotFound();
    if (this.#options.feed.failing) return this.#whileAway(tenantId);
    let absent: ReadonlySet<string>;
    try {
      absent = await this.ensure([tenantId]);
    } catch (error) {
      return this.#whileAway(tenantId, error);
    }
    const snapshot = this.current(tenantId);
    if (snapshot !== undefined) return snapshot;
    if (absent.has(tenantId)) throw tenantNotFound();
    throw unavailable();
  }

  /**
   * The answer for enforcement: no older than this call. Waits for one read of the head that began after it (shared with
   * all who wait); where that fails, the rules for a database that is away apply. Throws like `read`.
   */
  async decide(tenantId: string): Promise<Snapshot> {
    const id = tenantId.toLowerCase();
    try {
      await inTime(this.#options.feed.poll());
      if (!this.#options.store.announced && UUID.test(id)) await this.#readThrough(id);
    } catch (error) {
      return this.#whileAway(id, error);
    }
    return this.read(id);
  }

  /** Everything that decides for one tenant, for an explanation; as fresh as `decide`. Throws like it. */
  async inputs(tenantId: string): Promise<{ revision: number; inputs: ResolutionInputs }> {
    const { revision } = await this.decide(tenantId);
    const tenant = this.#options.store.tenant(tenantId.toLowerCase());
    const inputs = tenant === undefined ? undefined : this.#options.store.inputs(tenant);
    if (inputs === undefined) throw unavailable();
    return { revision, inputs };
  }

  /**
   * Sees to it that all inputs of these tenants are kept. Answers which of them the database does not have: that one is not
   * kept says nothing, it may have been dropped meanwhile. Throws what the database throws.
   */
  async ensure(tenantIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { feed, store, load } = this.#options;
    const absent = new Set<string>();
    for (let fruitless = 0; fruitless < FRUITLESS_READS;) {
      if (feed.freshness !== 'live') await feed.poll();
      // Not before the database has answered: while it is away, what is old is better than nothing.
      if (this.#isForeign) await feed.poll();
      if (this.#isForeign) store.dropForeign();
      const wanted = tenantIds.filter((id) => !absent.has(id));
      const request = store.missing(wanted);
      if (request === null) return absent;
      const loaded = await load(request);
      if (loaded.epoch !== store.epoch || loaded.revision > store.revision) await feed.poll();
      store.keep(loaded);
      const found = new Set(loaded.tenants.map((tenant) => tenant.id));
      for (const id of request.tenantIds) if (!found.has(id)) absent.add(id);
      if (request.tenantIds.every((id) => store.tenant(id) === undefined && !absent.has(id))) fruitless += 1;
    }
    throw new Error('The configuration changes faster than it can be read.');
  }

  /** Others write without telling us: what is kept may be a second old, which is too old for a decision. */
  async #readThrough(tenantId: string): Promise<void> {
    const { feed, store, load } = this.#options;
    const loaded = await load({ catalog: false, tierIds: [], tenantIds: [tenantId] });
    if (loaded.epoch !== store.epoch || loaded.revision > store.revision) await feed.poll();
    store.keep(loaded);
  }

  /** What may still be shown of an older content whose tenant cannot be read: all that nobody can vouch for is denied. */
  denied(content: ResolvedContent): ResolvedContent {
    const { feed, store } = this.#options;
    // Without a registry nobody knows what is premium.
    const everything = feed.freshness === 'lost' || store.catalog === undefined;
    if (content.stale && !everything) return content;
    return everything ? staleContent(content, undefined, true) : this.#staleOf(content, 'stale');
  }

  /** Whether others may have written without telling us since tenants and tiers were read. */
  get #isForeign(): boolean {
    const { store } = this.#options;
    return !store.announced && store.foreignAge > FOREIGN_WRITES;
  }

  #whileAway(tenantId: string, cause?: unknown): Snapshot {
    const { freshness } = this.#options.feed;
    const held = freshness === 'lost' ? undefined : this.#held(tenantId, 'stale');
    if (held === undefined) throw unavailable(cause);
    return held;
  }

  #held(tenantId: string, freshness: Freshness): Snapshot | undefined {
    const { store, clock } = this.#options;
    const tenant = store.tenant(tenantId);
    const contents = tenant === undefined ? undefined : store.contents(tenant);
    if (tenant === undefined || contents === undefined) return undefined;
    if (store.mode === 'shadow') this.#options.onShadow?.(tenantId);
    const now = clock.now();
    const content = contents.of(tenant, now);
    const { last, next } = boundariesOf(tenant, now);
    return {
      tenantId,
      tierId: tenant.tierId,
      content: freshness === 'live' ? content : this.#staleOf(content, freshness),
      epoch: store.epoch,
      revision: store.revision,
      asOf: Math.max(store.changedAt, last ?? 0),
      nextChangeAt: next,
    };
  }

  #staleOf(content: ResolvedContent, freshness: Freshness): ResolvedContent {
    if (this.#staleKind !== freshness) {
      this.#stale = new WeakMap();
      this.#staleKind = freshness;
    }
    let stale = this.#stale.get(content);
    if (stale === undefined) {
      stale = staleContent(content, this.#options.store.catalog, freshness === 'lost');
      this.#stale.set(content, stale);
    }
    return stale;
  }
}

function unavailable(cause?: unknown): Refusal {
  const refusal = new Refusal(
    'FEATURE_SERVICE_UNAVAILABLE',
    'Features cannot be read right now; try again in a moment.',
  );
  refusal.cause = cause;
  return refusal;
}
