import { setTimeout as delay } from 'node:timers/promises';

/** Resolves with what `look` finds as soon as that is neither undefined nor false; fails after `deadline` milliseconds. */
export async function until<Found>(
  what: string,
  look: () => Found | Promise<Found>,
  deadline = 10_000,
): Promise<Exclude<Found, undefined | false>> {
  const started = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<Found, undefined | false>;
    if (performance.now() - started > deadline) throw new Error(`waited ${deadline} ms in vain until ${what}`);
    await delay(5);
  }
}
