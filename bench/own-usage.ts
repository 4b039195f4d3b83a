import { setTimeout as pause } from 'node:timers/promises';

/** Bytes that a process holds after garbage was collected. */
export interface Memory {
  readonly rss: number;
  /** JavaScript objects, and buffers outside the heap. */
  readonly held: number;
}

/** What a measured process tells of itself. */
export const ownUsage = {
  /** Milliseconds of CPU time so far, of all its threads, in user and in kernel mode. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
  memory: async (): Promise<Memory> => {
    for (let round = 0; round < 4; round += 1) {
      // The thorough kind, which also gives pages back.
      await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
      await pause(50); // finalizers and the return of pages happen between turns
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, held: heapUsed + external };
  },
};
