interface AlarmOptions {
  /** The earliest moment at which time alone changes something, in milliseconds since 1970; null: none. */
  readonly next: () => number | null;
  /** The clock that these moments are of. */
  readonly now: () => number;
  readonly onDue: (now: number) => void;
}

const LONGEST_TIMER = 3_600_000; // 1 hour: longer waits go in hops, and setTimeout fires at once beyond 24.8 days

/** Rings when time alone changes something: an override starts or ends, a licence runs out. */
export class BoundaryAlarm {
  readonly #options: AlarmOptions;
  #timer: NodeJS.Timeout | undefined;
  #at = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(options: AlarmOptions) {
    this.#options = options;
  }

  /** There is a moment that may be earlier than all that were known. */
  expect(moment: number | null): void {
    if (moment !== null && moment < this.#at) this.set();
  }

  /** Sets the timer anew. */
  set(): void {
    clearTimeout(this.#timer);
    const at = this.#options.next();
    this.#at = at ?? Number.POSITIVE_INFINITY;
    if (at === null || this.#closed) return;
    const wait = Math.min(Math.max(at - this.#options.now(), 1), LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#options.onDue(this.#options.now());
      this.set();
    }, wait);
  }

  /** The clock may have been corrected since the timer was set. */
  check(): void {
    if (this.#options.next() !== null) this.set();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
