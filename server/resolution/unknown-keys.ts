import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

const REMEMBERED = 1_000; // keys

/** Says once per key that somebody asks for a feature that the registry does not have: mostly a misspelt gate. */
export class UnknownKeys {
  readonly #logger: Logger;
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  note(key: string): void {
    if (this.#seen.has(key)) return;
    this.#seen.set(key, true);
    this.#logger.warn({ key }, 'a feature was asked for that the registry does not have; it is answered as off');
  }
}
