import type { Outlet } from './outlet.ts';

/**
 * What one round of pushing sends. It is written at the end, in a loop of its own: with the making of other events in
 * between, each write would find the processor's caches full of something else.
 */
export class Outgoing {
  readonly #outlets: Outlet[] = [];
  readonly #frames: Buffer[] = [];

  add(outlet: Outlet, frame: Buffer): void {
    this.#outlets.push(outlet);
    this.#frames.push(frame);
  }

  /** Tells how many frames went out. A socket that cannot be written to is closed, and its client comes back for the newest state. */
  write(): number {
    let written = 0;
    for (const [place, outlet] of this.#outlets.entries()) {
      const frame = this.#frames[place];
      if (frame === undefined) continue;
      try {
        outlet.send(frame);
        written += 1;
      } catch {
        outlet.close(1013, 'Something went wrong here; connect again.');
      }
    }
    return written;
  }
}
