/** One publication: how long a change took until it had been sent. */
export interface PropagationSample {
  readonly revision: number;
  /** When it had been sent, in milliseconds since 1970. */
  readonly at: number;
  readonly milliseconds: number;
}

const KEPT = 200; // samples

/** The last publications of this node, for people to look at; the metrics have all of them. */
export class PropagationRecord {
  readonly #samples: PropagationSample[] = [];
  #sent = 0;
  #resetTo = -1;

  /** How many were noted. */
  get sentCount(): number {
    return this.#sent;
  }

  /** Oldest first. */
  get samples(): readonly PropagationSample[] {
    return this.#samples;
  }

  /** From this revision on everything was read anew: how old it is says nothing about how quick it was sent. */
  reset(revision: number): void {
    this.#resetTo = revision;
  }

  note(sample: PropagationSample): void {
    if (sample.revision === this.#resetTo) return;
    this.#sent += 1;
    this.#samples.push(sample);
    if (this.#samples.length > KEPT) this.#samples.shift();
  }

  /** What this share of the kept samples does not exceed (nearest rank), in milliseconds; null without any. */
  quantile(share: number): number | null {
    const ordered = this.#samples.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    return ordered[Math.max(Math.ceil(share * ordered.length) - 1, 0)] ?? null;
  }
}
