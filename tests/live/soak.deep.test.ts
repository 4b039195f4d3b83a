import { afterAll, beforeAll, expect, test } from 'vitest';
import { tierIds } from '../../seeds/tiers.ts';
import { findFreePort } from '../../server/database/free-port.ts';
import { graphql, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tenantSql } from '../support/change-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { metric } from '../support/metrics.ts';
import { randomNumbers, writeRandomChange } from '../support/random-changes.ts';
import { expectedMap, readState } from '../support/read-state.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const CLIENTS = 200;
const TENANTS = 50;
const WARM_UP = 30_000; // 30 seconds
const SOAK = 60_000; // 1 minute
const HEAP = 256; // MB: what a leak would reach, and end the process with
const MOST_GROWTH = 24; // MB of live objects beyond the warm server
const CHANGES_PER_SECOND = 30;

const tenants = Array.from(
  { length: TENANTS },
  (_, index) => `7e2c0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
);
let database: TestDatabase;
let writer: ChangeWriter;
let server: ServerProcess;
let clients: LiveClient[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  writer = createChangeWriter(database.url, 3);
  const tiers = Object.values(tierIds);
  await writer.write({
    scopes: { tenants },
    sql: tenants.map((id, index) => tenantSql(id, `soak-${index}`, tiers[index % 3] ?? null)).join(';'),
  });
  server = await startServerProcess(database.url, await findFreePort(), [`--max-old-space-size=${HEAP}`]);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await server.stop();
  await writer.close();
  await database.drop();
});

async function connect(tenantId: string): Promise<LiveClient> {
  return new LiveClient(`${server.url.replace('http', 'ws')}/graphql`, await token({ tenant: tenantId }));
}

test('a minute of random changes, comings and goings with 200 clients leaves the server as large as before', async () => {
  clients = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => connect(tenants[index % TENANTS] ?? '')));
  for (const client of clients) await client.until(({ updates }) => updates.length > 0, 30_000);
  const random = randomNumbers(42);
  let changes = 0;
  let updates = 0;
  let reconnects = 0;
  /** Answers the smallest heap that was seen in the second half: what is left when garbage is gone, in MB. */
  const soak = async (duration: number): Promise<number> => {
    let smallest = Number.POSITIVE_INFINITY;
    const ends = performance.now() + duration;
    for (let next = performance.now(); next < ends; next += 1_000 / CHANGES_PER_SECOND) {
      await until('the next change is due', () => performance.now() >= next);
      await writeRandomChange(writer, random, { tenantIds: tenants, tierIds: Object.values(tierIds) });
      changes += 1;
      if (changes % 10 !== 0) continue;
      if (ends - next < duration / 2) {
        smallest = Math.min(smallest, await metric(server.url, 'nodejs_heap_size_used_bytes'));
      }
      // Somebody goes and somebody comes, and asks by HTTP as well.
      const place = Math.floor(random() * CLIENTS);
      updates += clients[place]?.updates.length ?? 0;
      await clients[place]?.close();
      const tenantId = tenants[place % TENANTS] ?? '';
      const client = await connect(tenantId);
      clients[place] = client;
      reconnects += 1;
      const bearer = await token({ tenant: tenantId });
      await graphql(server.url, bearer, `{ resolvedFeatures { etag features { key enabled } } } # ${changes}`);
    }
    return smallest / 1_048_576;
  };
  const warm = await soak(WARM_UP);
  const executions = await metric(server.url, 'live_executions_total');
  const after = await soak(SOAK);
  const executed = (await metric(server.url, 'live_executions_total')) - executions;
  await until(
    'every client holds what the database says',
    async () => {
      const state = await readState(database.url);
      return clients.every((client, place) => {
        const resolution = state.resolve(tenants[place % TENANTS] ?? '');
        return (
          resolution &&
          [...expectedMap(resolution)].every(
            ([key, feature]) => JSON.stringify(client.features.get(key)) === JSON.stringify(feature),
          )
        );
      });
    },
    20_000,
  );
  for (const client of clients) {
    updates += client.updates.length;
    expect([client.misfits, client.error]).toEqual([0, undefined]);
  }
  expect(await metric(server.url, 'live_subscribers')).toBe(CLIENTS);
  expect(await metric(server.url, 'live_watched_tenants')).toBe(TENANTS);
  console.log(
    `soak: ${changes} changes, ${reconnects} reconnects, ${updates} updates to ${CLIENTS} clients, ${executed} executions in the last minute; ` +
      `live objects ${warm.toFixed(0)} MB warm, ${after.toFixed(0)} MB a minute later; ${Math.round(server.memory)} MB resident`,
  );
  expect(after - warm).toBeLessThan(MOST_GROWTH);
  for (const client of clients) await client.close();
  clients = [];
  await until('nobody is left', async () => (await metric(server.url, 'live_subscribers')) === 0);
  expect(await metric(server.url, 'live_watched_tenants')).toBe(0);
});
