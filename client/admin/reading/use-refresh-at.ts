import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';

const LONGEST_MS = 2_147_483_647; // what a timer can wait for, about 24 days
const MARGIN_MS = 250; // clocks of browser and server differ a little

/** Reads again at a moment in which time alone changes what is shown: no change is committed then that would tell. */
export function useRefreshAt(moment: string | null): void {
  const client = useApolloClient();
  useEffect(() => {
    if (moment === null) return undefined;
    const wait = Date.parse(moment) - Date.now() + MARGIN_MS;
    if (wait > LONGEST_MS) return undefined;
    // A failed reading leaves what is there; the status badge tells.
    const refresh = (): void => void client.refetchQueries({ include: 'active' }).catch(() => {});
    const timer = setTimeout(refresh, Math.max(wait, 1_000));
    return () => clearTimeout(timer);
  }, [client, moment]);
}
