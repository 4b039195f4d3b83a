import type { ResolvedFeaturesUpdate } from './resolved-update.ts';
import type { TransportSink } from './transport.ts';

/** What one event of the live operation carries. */
export interface LiveResult {
  readonly data?: { readonly resolvedFeaturesChanged: ResolvedFeaturesUpdate } | null | undefined;
  readonly errors?: unknown;
}

/** Where a transport puts what it hears. */
export interface Outlet {
  readonly result: (data: LiveResult['data'], error: unknown) => void;
  readonly fail: (error: unknown) => void;
  readonly complete: () => void;
}

/** Socket, server and caller may all end one subscription, in any order: the first counts and nothing is heard after it. */
export function openOnce(sink: TransportSink, open: (outlet: Outlet) => () => void): () => void {
  let ended = false;
  let stop: (() => void) | undefined;
  const end = (): void => {
    if (ended) return;
    ended = true;
    stop?.();
  };
  const fail = (error: unknown): void => {
    if (ended) return;
    end();
    sink.error(error);
  };
  try {
    stop = open({
      result(data, error) {
        if (ended) return;
        if (data && !error) sink.next(data.resolvedFeaturesChanged);
        else fail(error);
      },
      fail,
      complete: () => fail(new Error('The server ended the subscription.')),
    });
  } catch (error) {
    // A browser refuses some addresses by throwing. That must not take the page down.
    fail(error);
  }
  // It may have ended while it was being opened, before there was anything to stop.
  if (ended) stop?.();
  return end;
}
