import { use } from 'react';
import type { FeatureStore } from '../core/feature-store.ts';

export const DEFAULT_DEADLINE_MS = 5_000; // 5 seconds

const waits = new WeakMap<FeatureStore, Map<number, Promise<void>>>();

/** Stores that stand for one that was waited for in vain: nothing below waits again. */
export const givenUp = new WeakSet<FeatureStore>();

/** One promise per store and deadline: React has to get the same one at every attempt. */
function waitOf(store: FeatureStore, deadlineMs: number): Promise<void> {
  const byDeadline = waits.get(store) ?? new Map<number, Promise<void>>();
  waits.set(store, byDeadline);
  let wait = byDeadline.get(deadlineMs);
  if (wait === undefined) {
    wait = new Promise((resolve) => {
      const look = (): void => {
        if (store.getState() !== null) end();
      };
      const stop = store.subscribeAll(look);
      const timer = setTimeout(end, deadlineMs);
      function end(): void {
        stop();
        clearTimeout(timer);
        resolve();
      }
    });
    byDeadline.set(deadlineMs, wait);
  }
  return wait;
}

/** Suspends until the first answer or the deadline, whichever is earlier. */
export function useAnswer(store: FeatureStore, deadlineMs: number): void {
  if (givenUp.has(store)) return;
  // A component that was suspended has to ask for the same promise again when it goes on.
  if (store.getState() !== null && waits.get(store)?.has(deadlineMs) !== true) return;
  if (typeof window === 'undefined') {
    // Nothing connects while a server renders. React sends the fallback of the boundary and tries again in the browser.
    throw new Error(
      'There is no answer on the server. Give FeatureProvider an initialSnapshot to render features there.',
    );
  }
  use(waitOf(store, deadlineMs));
}
