import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { expireUpgradeRequests } from './expire-upgrade-requests.ts';

interface SweeperOptions {
  readonly em: EntityManager;
  readonly pinnedMode: FeatureControlMode | null;
  readonly logger: Logger;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

const EVERY = 60_000; // 1 minute: readers treat a request as expired from its very moment, so only the log waits

/** Closes requests whose time is over, now and then; several servers may do so over one database. */
export class UpgradeRequestSweeper {
  readonly #options: SweeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #failing = false;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.sweep(), this.#options.every ?? EVERY);
    void this.sweep();
  }

  /** Never throws: what fails is tried again with the next look. */
  sweep(): Promise<void> {
    this.#running ??= this.#sweep().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    const { em, pinnedMode, logger } = this.#options;
    try {
      const closed = await expireUpgradeRequests(em, { pinnedMode });
      if (closed > 0) logger.info({ closed }, 'upgrade requests expired');
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) logger.warn({ err: error }, 'upgrade requests could not be expired; it is tried again');
      this.#failing = true;
    }
  }
}
