import type { Logger } from 'pino';
import type { Snapshot } from '../resolution/snapshot-cache.ts';
import { Outgoing } from './outgoing.ts';
import type { Publication } from './publication.ts';
import type { SlowReaders } from './slow-readers.ts';
import type { Subscriber } from './subscriber.ts';
import type { TenantWatch } from './tenant-watch.ts';

interface RoundOptions {
  readonly publication: Publication;
  readonly slow: SlowReaders;
  readonly logger: Logger;
  readonly onFrames: (count: number) => void;
}

/** Who gets what in one turn of the event loop. Nothing is on its way before `send`, which must follow in the same turn. */
export class DeliveryRound {
  readonly #options: RoundOptions;
  readonly #outgoing = new Outgoing();
  readonly #now = Date.now();

  constructor(options: RoundOptions) {
    this.#options = options;
  }

  /** Throws where the event cannot be made. */
  deliver(watch: TenantWatch, subscriber: Subscriber, to: Snapshot): void {
    if (subscriber.expired(this.#now)) {
      subscriber.close(4403, 'Your token has expired; connect again with a new one.');
      return;
    }
    const from = subscriber.sent;
    if (subscriber.begun && (from === to.content || from?.etag === to.content.etag)) return;
    const { publication, slow } = this.#options;
    if (subscriber.congested) {
      slow.add(subscriber, watch);
      return;
    }
    subscriber.deliver(publication.frame(subscriber.operation, from, to), to.content, this.#outgoing);
    slow.remove(subscriber);
  }

  /** One subscriber whose event cannot be made must not keep the others from theirs. */
  deliverSafely(watch: TenantWatch, subscriber: Subscriber, to: Snapshot): void {
    try {
      this.deliver(watch, subscriber, to);
    } catch (error) {
      this.#options.logger.error({ err: error }, 'an event could not be made; its subscriber is ended');
      subscriber.end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  send(): void {
    const written = this.#outgoing.write();
    if (written > 0) this.#options.onFrames(written);
  }
}
