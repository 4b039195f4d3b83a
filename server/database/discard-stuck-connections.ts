import { Client, type Pool } from 'pg';

/**
 * Keeps connections out of the pool that still wait for an answer when they are given back, as after a query that timed out
 * on this side. Behind a network that swallows packets such a connection looks alive for a quarter of an hour, and the pool
 * hands out the one that was used last: without this, every query would take it, and time out.
 */
export function discardStuckConnections(pool: Pool): void {
  pool.on('release', (_error: unknown, client: unknown) => {
    // With a query under way `end` cuts the socket at once; the pool then drops what has ended.
    if (client instanceof Client && isWaiting(client)) void client.end().catch(() => undefined);
  });
}

function isWaiting(client: Client): boolean {
  return 'readyForQuery' in client && client.readyForQuery === false;
}
