/** `live`: changes arrive as they happen. `connecting` and `offline`: what is shown may be old. */
export type LiveStatus = 'connecting' | 'live' | 'offline';

/** A committed change, as the console hears of it. */
export interface HeardChange {
  readonly revision: string;
  readonly operation: string;
  readonly actorName: string | null;
  /** When it was heard, in milliseconds since 1970 by this browser's clock. */
  readonly heardAt: number;
}

/** What the console's subscription has to tell, for React's `useSyncExternalStore`. */
export class LiveState {
  #status: LiveStatus = 'connecting';
  #lastChange: HeardChange | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly status = (): LiveStatus => this.#status;
  readonly lastChange = (): HeardChange | null => this.#lastChange;

  setStatus(status: LiveStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#tell();
  }

  heard(change: HeardChange): void {
    this.#lastChange = change;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
