const SAMPLES = 16; // polls, about as many seconds: the quickest of them says most

/** What one poll proves: the offset from our monotonic clock to the database's lies in between. */
interface Sample {
  readonly low: number;
  readonly high: number;
}

/**
 * The database's clock, carried on by monotonic elapsed time between polls: one clock for every node, that never goes
 * backwards and goes on while the database is away. Milliseconds since 1970, UTC.
 */
export class DatabaseClock {
  readonly #monotonic: () => number;
  #samples: Sample[] = [];
  #offset: number;
  #last = 0;

  /** @param monotonic milliseconds that only grow */
  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
    this.#offset = Date.now() - monotonic();
  }

  /**
   * A poll that began at `askedAt` and was answered just now read `databaseNow`. The database read its clock in between, so
   * a slow poll proves little and cannot spoil what a quick one proved.
   */
  sync(databaseNow: number, askedAt: number): void {
    this.#samples = [
      ...this.#samples.slice(1 - SAMPLES),
      { low: databaseNow - this.#monotonic(), high: databaseNow - askedAt },
    ];
    // Samples that contradict each other were taken before and after somebody set the database's clock: the newest counts.
    while (this.#lowest() > this.#highest()) this.#samples.shift();
    this.#offset = Math.min(Math.max(this.#offset, this.#lowest()), this.#highest());
  }

  now(): number {
    this.#last = Math.max(this.#last, Math.floor(this.#offset + this.#monotonic()));
    return this.#last;
  }

  #lowest(): number {
    return Math.max(...this.#samples.map(({ low }) => low));
  }

  #highest(): number {
    return Math.min(...this.#samples.map(({ high }) => high));
  }
}
