import type { ResolvedFeaturesUpdate } from './resolved-update.ts';
import type { ResumePoint, Transport } from './transport.ts';

interface LiveConnectionOptions {
  readonly transport: Transport;
  /** Where to resume, asked at each attempt. */
  readonly held: () => { readonly etag: string; readonly revision: string } | null;
  readonly receive: (update: ResolvedFeaturesUpdate) => 'applied' | 'behind' | 'foreign';
  readonly lost: (error: unknown) => void;
}

const FIRST_DELAY_MS = 500;
const LAST_DELAY_MS = 30_000; // 30 seconds

// Delays (ms): 250-500, 500-1000, 1000-2000, 2000-4000, 4000-8000, 8000-16000, 15000-30000 and so on for ever. The jitter
// keeps the clients of a restarted server from coming back in one wave.
const delayMs = (attempt: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** attempt, LAST_DELAY_MS) * (0.5 + Math.random() / 2);

/** Keeps one live subscription open for ever; the returned function ends it. */
export function openLiveConnection({ transport, held, receive, lost }: LiveConnectionOptions): () => void {
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void) | undefined;
  let cancel: (() => void) | undefined;

  function later(again: () => void): void {
    waiting = again;
    clearTimeout(retry);
    retry = setTimeout(again, delayMs(attempt++));
  }

  const resume = (): void => open({ ifNoneMatch: held()?.etag });
  const afresh = (): void => open();
  // A node that is behind may not have seen what we saw. Waiting for our revision there is cheaper than trying others.
  const caughtUp = (): void => open({ minRevision: held()?.revision });

  function open(from: ResumePoint = {}): void {
    clearTimeout(retry);
    waiting = undefined;
    const cancelPrevious = cancel;
    let current = true;
    let answered = false;
    let unsubscribe = (): void => undefined;
    cancel = () => {
      current = false;
      unsubscribe();
    };
    unsubscribe = transport.subscribe(from, {
      next(update) {
        if (!current) return;
        const outcome = receive(update);
        if (outcome === 'applied') {
          answered = true;
          attempt = 0;
          return;
        }
        // From here on the server's idea of what we hold is wrong, so nothing more of this subscription can be used.
        current = false;
        const again = outcome === 'behind' ? caughtUp : afresh;
        // A subscription that began like this would do so again at once.
        if (answered) again();
        else {
          unsubscribe();
          later(again);
        }
      },
      error(error) {
        if (!current) return;
        current = false;
        lost(error);
        // Also after a refused minRevision: the next attempt does without.
        later(resume);
      },
    });
    if (!current) unsubscribe();
    // The new one is open before the old one ends, so that the socket has no idle moment in which to close.
    cancelPrevious?.();
  }

  // The browser knows sooner than any back-off that the network is back.
  const online = (): void => waiting?.();
  globalThis.addEventListener?.('online', online);
  resume();
  return () => {
    globalThis.removeEventListener?.('online', online);
    clearTimeout(retry);
    cancel?.();
  };
}
