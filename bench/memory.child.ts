import { pino } from 'pino';
import { ChangeFeed } from '../server/changes/change-feed.ts';
import { DatabaseClock } from '../server/changes/database-clock.ts';
import { createReadPool } from '../server/database/read-pool.ts';
import { databaseSource } from '../server/resolution/input-source.ts';
import { InputStore } from '../server/resolution/input-store.ts';
import { SnapshotCache } from '../server/resolution/snapshot-cache.ts';
import { serve } from './child.ts';
import { ownUsage } from './own-usage.ts';

const CHUNK = 100;

let cache: SnapshotCache | undefined;
let close: () => Promise<void> = async () => undefined;
const floor: { ids: Map<string, object> | undefined } = { ids: undefined };

async function read(tenantIds: readonly string[]): Promise<number> {
  const etags = new Set<string>();
  for (let first = 0; first < tenantIds.length; first += CHUNK) {
    const chunk = tenantIds.slice(first, first + CHUNK);
    await cache?.ensure(chunk);
    for (const id of chunk) etags.add((await cache?.read(id))?.content.etag ?? '');
  }
  return etags.size;
}

const methods = {
  ...ownUsage,
  /** What the server keeps of tenants, put together as it does it. */
  start: async (databaseUrl: string): Promise<void> => {
    const reads = createReadPool(databaseUrl, pino({ level: 'error' }));
    const source = databaseSource(reads.query);
    const clock = new DatabaseClock();
    const store = new InputStore({ compiledFeatures: [], pinnedMode: 'enforce' });
    const feed = new ChangeFeed({ readHead: source.readHead, clock, onBatch: (batch) => store.apply(batch) });
    cache = new SnapshotCache({ load: source.load, clock, feed, store });
    await feed.start();
    close = async () => {
      await feed.close();
      await reads.close();
    };
  },
  /** @returns how many contents they have together. */
  read,
  /** The least that can be kept: the id, and an empty object. */
  keepIds: (tenantIds: readonly string[] | null): void => {
    floor.ids = tenantIds === null ? undefined : new Map(tenantIds.map((id) => [id, {}]));
  },
};

export type MemoryMethods = typeof methods;

serve(methods, () => close());
