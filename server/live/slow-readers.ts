import type { Logger } from 'pino';
import type { Subscriber } from './subscriber.ts';
import type { TenantWatch } from './tenant-watch.ts';

const PATIENCE = 15_000; // 15 seconds for a reader that takes nothing

/** Subscribers that have not taken what they were sent. They get nothing more until they have, then the newest state at once. */
export class SlowReaders {
  readonly #behind = new Map<Subscriber, TenantWatch>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  add(subscriber: Subscriber, watch: TenantWatch): void {
    subscriber.behindSince ??= performance.now();
    this.#behind.set(subscriber, watch);
  }

  remove(subscriber: Subscriber): void {
    if (subscriber.behindSince === undefined) return;
    subscriber.behindSince = undefined;
    this.#behind.delete(subscriber);
  }

  /** Disconnects who has taken nothing for too long, and takes out who can be sent to again. */
  recovered(): (readonly [Subscriber, TenantWatch])[] {
    const recovered: (readonly [Subscriber, TenantWatch])[] = [];
    for (const [subscriber, watch] of this.#behind) {
      if (!subscriber.congested) {
        this.remove(subscriber);
        recovered.push([subscriber, watch]);
      } else if (performance.now() - (subscriber.behindSince ?? 0) > PATIENCE) {
        // It stays marked as behind, but nobody waits for it any more.
        this.#behind.delete(subscriber);
        this.#logger.info('a subscriber stopped reading and was disconnected');
        subscriber.close(1013, 'You read too slowly; connect again.');
      }
    }
    return recovered;
  }
}
