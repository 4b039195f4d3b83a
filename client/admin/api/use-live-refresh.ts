import { useEffect } from 'react';
import type { ConsoleConnection } from './console-connection.ts';
import { changesSubscription } from './operations.ts';

const GATHER_MS = 60; // a change has many lines, an import many changes: one reading for all of them

/**
 * Reads everything that is on screen again whenever anybody changed anything, and after each reconnect.
 * Only what is shown is read, and drafts are kept apart from it, so that nobody loses what they type.
 */
export function useLiveRefresh({ client, live }: ConsoleConnection): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        // A failed reading shows on the screen that asked; the next change reads again.
        client.refetchQueries({ include: 'active' }).catch(() => {});
      }, GATHER_MS);
    };
    const subscription = client.subscribe({ query: changesSubscription }).subscribe({
      next: ({ data }) => {
        const entry = data?.auditEntryAdded;
        if (entry === undefined || entry === null) return;
        const { revision, actorName, change } = entry;
        live.heard({ revision, actorName, operation: change.operation, heardAt: Date.now() });
        refresh();
      },
      error: () => live.setStatus('offline'),
    });
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
  }, [client, live]);
}
