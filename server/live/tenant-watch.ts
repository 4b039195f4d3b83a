import type { Subscriber } from './subscriber.ts';

/** One tenant that somebody watches. */
export interface TenantWatch {
  readonly tenantId: string;
  readonly subscribers: Set<Subscriber>;
  tierId: string | null;
  /** When time alone changes this tenant next, in milliseconds since 1970. */
  nextChangeAt: number | null;
}

/** Which tenants are watched, by tenant and by tier. */
export class TenantWatches {
  readonly #byTenant = new Map<string, TenantWatch>();
  readonly #byTier = new Map<string, Set<TenantWatch>>();
  readonly #timed = new Set<TenantWatch>();

  get all(): Iterable<TenantWatch> {
    return this.#byTenant.values();
  }

  get size(): number {
    return this.#byTenant.size;
  }

  /** The earliest moment at which time alone changes a watched tenant. */
  get nextChangeAt(): number | null {
    let earliest: number | null = null;
    for (const { nextChangeAt } of this.#timed) {
      if (nextChangeAt !== null && (earliest === null || nextChangeAt < earliest)) earliest = nextChangeAt;
    }
    return earliest;
  }

  due(now: number): TenantWatch[] {
    return [...this.#timed].filter(({ nextChangeAt }) => nextChangeAt !== null && nextChangeAt <= now);
  }

  of(tenantId: string): TenantWatch | undefined {
    return this.#byTenant.get(tenantId);
  }

  onTier(tierId: string): Iterable<TenantWatch> {
    return this.#byTier.get(tierId) ?? [];
  }

  add(tenantId: string, subscriber: Subscriber): TenantWatch {
    let watch = this.#byTenant.get(tenantId);
    if (watch === undefined) {
      watch = { tenantId, subscribers: new Set(), tierId: null, nextChangeAt: null };
      this.#byTenant.set(tenantId, watch);
    }
    watch.subscribers.add(subscriber);
    return watch;
  }

  remove(watch: TenantWatch, subscriber: Subscriber): void {
    watch.subscribers.delete(subscriber);
    if (watch.subscribers.size > 0) return;
    this.#byTenant.delete(watch.tenantId);
    this.place(watch, null, null);
  }

  /** Notes under which tier and until when the watch stands now. */
  place(watch: TenantWatch, tierId: string | null, nextChangeAt: number | null): void {
    if (watch.nextChangeAt !== nextChangeAt) {
      watch.nextChangeAt = nextChangeAt;
      if (nextChangeAt === null) this.#timed.delete(watch);
      else this.#timed.add(watch);
    }
    if (watch.tierId === tierId) return;
    if (watch.tierId !== null) this.#byTier.get(watch.tierId)?.delete(watch);
    watch.tierId = tierId;
    if (tierId === null) return;
    const onTier = this.#byTier.get(tierId) ?? new Set();
    this.#byTier.set(tierId, onTier.add(watch));
  }
}
