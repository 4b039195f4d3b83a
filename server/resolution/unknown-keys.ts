import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

const REMEMBERED = 1_000; // keys
/** More is kept of none, so that whoever invents keys cannot fill the memory and the log. */
const LONGEST = 255; // UTF-16 units

/** Says once per key that somebody asks for a feature that the registry does not have: mostly a misspelt gate. */
export class UnknownKeys {
  readonly #logger: Logger;
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  note(asked: string): void {
    // Copied: a slice alone would keep the whole text in memory that it is part of.
    const key = Buffer.from(asked.slice(0, LONGEST)).toString();
    if (this.#seen.has(key)) return;
    this.#seen.set(key, true);
    this.#logger.warn({ key }, 'a feature was asked for that the registry does not have; it is answered as off');
  }
}
