import { useEffect } from 'react';
import type { ConsoleConnection } from './console-connection.ts';
import { changesSubscription, ownChangesSubscription } from './operations.ts';

const GATHER_MS = 60; // an import has many changes: one reading for all of them

/**
 * Reads everything that is on screen again whenever anybody changed anything, and after each reconnect.
 * Only what is shown is read, and drafts are kept apart from it, so that nobody loses what they type.
 * @param all whether to listen to all changes, as super admins may; else to those of the own tenant.
 */
export function useLiveRefresh({ client, live }: ConsoleConnection, all: boolean): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        // A failed reading shows on the screen that asked; the next change reads again.
        client.refetchQueries({ include: 'active' }).catch(() => {});
      }, GATHER_MS);
    };
    const error = (): void => live.setStatus('offline');
    const subscription = all
      ? client.subscribe({ query: changesSubscription }).subscribe({
          next: ({ data }) => {
            if (data === undefined || data === null) return;
            live.heard({ ...data.changeCommitted, heardAt: Date.now() });
            refresh();
          },
          error,
        })
      : client.subscribe({ query: ownChangesSubscription }).subscribe({ next: refresh, error });
    let before = live.status();
    const stop = live.subscribe(() => {
      const status = live.status();
      if (status === 'live' && before !== 'live') refresh();
      before = status;
    });
    return () => {
      clearTimeout(waiting);
      subscription.unsubscribe();
      stop();
    };
  }, [client, live, all]);
}
