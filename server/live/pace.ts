const WINDOW = 200; // ms
const FREE = 8; // publications in a window go out at once: forty a second
const HOLD = 400; // ms: a burst reaches clients as a few coalesced updates, well within the second that display may lag

/** Says how long to wait before the next publication: not at all, unless changes come faster than anybody could watch. */
export class Pace {
  #recent: number[] = [];

  /** Milliseconds to wait, having noted a publication at that time. */
  next(now: number): number {
    this.#recent = this.#recent.filter((moment) => moment > now - WINDOW);
    const wait = this.#recent.length < FREE ? 0 : HOLD;
    this.#recent.push(now + wait);
    return wait;
  }
}
