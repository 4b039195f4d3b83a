import type { Logger } from 'pino';
import { Refusal } from '../errors.ts';
import { isMissingTable } from './database-failure.ts';

/** Something to do now and then, on any number of servers. */
export interface Sweep {
  /** What is done with what, for the log, as `upgrade requests expired`. */
  readonly what: string;
  /** Answers how many there were. */
  run(): Promise<number>;
}

interface SweeperOptions {
  readonly sweeps: readonly Sweep[];
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

const EVERY = 60_000; // 1 minute: readers decide by the moment itself, so only the log waits

/** Looks now and then for what is over; several servers may do so over one database. */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #failing = new Set<Sweep>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

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
    for (const sweep of this.#options.sweeps) await this.#run(sweep);
  }

  async #run(sweep: Sweep): Promise<void> {
    const { logger } = this.#options;
    try {
      const count = await sweep.run();
      if (count > 0) logger.info({ count }, sweep.what);
      this.#failing.delete(sweep);
    } catch (error) {
      // With the tables gone there is nothing to sweep: the old system decides, and nobody has to know.
      if (isMissingTable(error instanceof Refusal ? error.cause : error)) return;
      if (!this.#failing.has(sweep)) logger.warn({ err: error }, `${sweep.what}: that failed, and is tried again`);
      this.#failing.add(sweep);
    }
  }
}
