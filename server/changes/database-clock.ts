/**
 * The database's clock, carried on by monotonic elapsed time between polls: one clock for every node, that never goes
 * backwards and goes on while the database is away. Milliseconds since 1970, UTC.
 */
export class DatabaseClock {
  #offset = Date.now() - performance.now();
  #last = 0;

  /**
   * A poll that began at `askedAt` and was answered just now (performance.now()) read `databaseNow`. The database's time is
   * now between that and that plus the round trip: an estimate inside the interval stays, so that a slow poll cannot
   * spoil a good one.
   */
  sync(databaseNow: number, askedAt: number): void {
    const answeredAt = performance.now();
    const estimate = this.#offset + answeredAt;
    const clamped = Math.min(Math.max(estimate, databaseNow), databaseNow + (answeredAt - askedAt));
    this.#offset = clamped - answeredAt;
  }

  now(): number {
    this.#last = Math.max(this.#last, Math.floor(this.#offset + performance.now()));
    return this.#last;
  }
}
