import { fetchSnapshot } from './fetch-snapshot.ts';
import type { GetToken } from './get-token.ts';
import { RequestRefusedError } from './post-graphql.ts';
import type { Transport } from './transport.ts';

/** Where the server is, who asks, and how often. */
export interface FetchTransportOptions {
  /** The address of the API, for example `https://features.example.com/graphql`. */
  readonly url: string;
  /** Called at each question. Without it the questions are anonymous. */
  readonly getToken?: GetToken;
  /** The time between two questions while the page is visible, in milliseconds. Default 60,000. */
  readonly pollMs?: number;
}

const DEFAULT_POLL_MS = 60_000; // 1 minute

/**
 * The transport for pages that may not have a socket. It asks for the whole answer at once, then every `pollMs` while the page is
 * visible, and again when somebody comes back to it, so a change is up to `pollMs` late: prefer a socket where there can be one.
 */
export function createFetchTransport({ url, getToken, pollMs = DEFAULT_POLL_MS }: FetchTransportOptions): Transport {
  let fresh = false;
  return {
    subscribe({ ifNoneMatch, minRevision }, sink) {
      const over = new AbortController();
      const { signal } = over;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let asking = false;
      // A page that is opened in the background has its first answer before somebody comes to it.
      let known = ifNoneMatch !== undefined;

      async function ask(): Promise<void> {
        if (asking || signal.aborted || (known && globalThis.document?.visibilityState === 'hidden')) return;
        asking = true;
        clearTimeout(timer);
        try {
          const token = await getToken?.({ fresh });
          fresh = false;
          const update = await fetchSnapshot({ url, token, signal, minRevision });
          if (signal.aborted) return;
          known = true;
          timer = setTimeout(poll, pollMs);
          sink.next(update);
        } catch (error) {
          if (signal.aborted) return;
          fresh = error instanceof RequestRefusedError && error.code === 'UNAUTHENTICATED';
          end();
          sink.error(error);
        } finally {
          asking = false;
        }
      }

      const poll = (): void => void ask();
      function end(): void {
        over.abort();
        clearTimeout(timer);
        globalThis.document?.removeEventListener('visibilitychange', poll);
      }

      globalThis.document?.addEventListener('visibilitychange', poll);
      poll();
      return end;
    },
  };
}
