const WINDOW = 200; // ms
const FREE = 8; // changes in a window that are pushed at once: forty a second
const HOLD = 400; // ms: a burst reaches clients as a few coalesced updates, well within the second that display may lag

/** Says how long to wait before the next publication: not at all, unless changes come faster than anybody could watch. */
export class Pace {
  #recent: { readonly at: number; readonly changes: number }[] = [];

  /** Notes changes that were applied just now (performance.now()). */
  note(now: number, changes: number): void {
    this.#recent.push({ at: now, changes });
  }

  /** Milliseconds. */
  wait(now: number): number {
    this.#recent = this.#recent.filter(({ at }) => at > now - WINDOW);
    const changes = this.#recent.reduce((sum, each) => sum + each.changes, 0);
    return changes <= FREE ? 0 : HOLD;
  }
}
