import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedFeatures } from '../../seeds/features.ts';
import { seedDemo, seedRegistry } from '../../seeds/seed.ts';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { findFreePort } from '../../server/database/free-port.ts';
import { createOrm, migrateUp } from '../../server/orm.ts';
import { expectData, graphql, token } from '../support/app.ts';
import { createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { LiveClient } from '../support/live-client.ts';
import { randomNumbers, writeRandomChange } from '../support/random-changes.ts';
import { expectedMap, readState } from '../support/read-state.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const KEY = 'limits.max_concurrent_executions';
const LEASE = 5_000; // ms
const premium = new Set<string>(seedFeatures.filter(({ isPremium }) => isPremium).map(({ key }) => key));
const tenants = Object.values(tenantIds);

let dir: string;
let port: number;
let postgres: EmbeddedPostgres;
let server: ServerProcess;
const clients: { readonly tenantId: string; readonly client: LiveClient }[] = [];

// A cluster of its own, since it is killed; durable, so that what was committed is still there.
const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dir, port, database: 'feature_control' });

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'feature-control-restart-'));
  port = await findFreePort();
  postgres = await start();
  await migrateUp(postgres.url);
  const orm = await createOrm({ databaseUrl: postgres.url });
  await seedRegistry(orm);
  await seedDemo(orm);
  await orm.close(true);
  server = await startServerProcess(postgres.url, await findFreePort());
  for (const tenantId of tenants) {
    const client = new LiveClient(`${server.url.replace('http', 'ws')}/graphql`, await token({ tenant: tenantId }));
    clients.push({ tenantId, client });
    await client.until(({ updates }) => updates.length > 0);
  }
});
afterAll(async () => {
  for (const { client } of clients) await client.close();
  await server.stop();
  await postgres.stop();
  await rm(dir, { recursive: true, force: true });
});

async function agreement(): Promise<number> {
  const began = performance.now();
  await until(
    'every client holds what the database says',
    async () => {
      const state = await readState(postgres.url);
      return clients.every(({ tenantId, client }) => {
        const resolution = state.resolve(tenantId);
        const expected = resolution && [...expectedMap(resolution)];
        return (
          client.updates.at(-1)?.stale === false &&
          expected?.every(([key, feature]) => JSON.stringify(client.features.get(key)) === JSON.stringify(feature))
        );
      });
    },
    30_000,
  );
  return performance.now() - began;
}

async function write(changes: number, seed: number): Promise<void> {
  const writer = createChangeWriter(postgres.url);
  const random = randomNumbers(seed);
  for (let change = 0; change < changes; change += 1) {
    await writeRandomChange(writer, random, { tenantIds: tenants, tierIds: Object.values(tierIds) });
  }
  await writer.close();
}

test.each([
  ['killed and started again at once', 'SIGKILL', 0],
  ['killed and away for longer than the lease', 'SIGKILL', 7_000],
  ['restarted in order', 'SIGINT', 0],
] as const)('PostgreSQL %s: no subscriber is closed, nothing is lost, writing goes on', async (_how, signal, away) => {
  await write(30, 1);
  await agreement();
  const closes = clients.map(({ client }) => client.closes.length);
  // In the middle of writes.
  const writing = write(10_000, 2).catch(() => 'interrupted');
  await until('writes go on', async () => (await readState(postgres.url)).revision > 30);
  process.kill(postgres.pid, signal);
  expect(await writing).toBe('interrupted');
  const gone = performance.now();
  await postgres.stop();
  await until('it has been away', () => performance.now() - gone >= away, away + 1_000);
  // Beyond the lease nobody keeps what may have been taken away meanwhile, whatever the kill interrupted.
  for (const { client } of away > LEASE ? clients : []) {
    await client.until(({ updates }) => updates.at(-1)?.stale === true);
    const kept = [...client.features.values()].filter(({ key, enabled }) => enabled && premium.has(key));
    expect(kept).toEqual([]);
  }
  postgres = await start();
  const back = performance.now();
  const startedAfter = back - gone;
  const agreed = await agreement();

  // And it can be written, through the server too.
  const admin = await token();
  const saved = await until('the server can write again', async () => {
    const { tier } = await expectData<{ tier: { version: number } }>(
      server.url,
      admin,
      'query ($id: ID!) { tier(id: $id) { version } }',
      { id: tierIds.pro },
    ).catch(() => ({ tier: undefined }));
    if (tier === undefined) return false;
    const { data } = await graphql(
      server.url,
      admin,
      'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision problem { code } } }',
      {
        input: {
          tierId: tierIds.pro,
          expectedVersion: tier.version,
          changes: [{ key: KEY, value: { enabled: true, limit: 1_000 + Math.floor(performance.now() % 100_000) } }],
        },
      },
    );
    const { revision } = (data?.['setTierFeatures'] ?? {}) as { revision?: string | null };
    return revision ?? false;
  });
  await agreement();
  expect(Number(saved)).toBeGreaterThan(0);
  for (const [index, { client }] of clients.entries()) {
    expect(client.error).toBeUndefined();
    expect(client.misfits).toBe(0);
    expect(client.closes).toHaveLength(closes[index] ?? 0);
  }
  console.log(
    `postgres: ${signal}, away ${Math.round(startedAfter)} ms; all ${clients.length} clients right ${Math.round(agreed)} ms after it was back`,
  );
});

test('what is committed while the server is down arrives when it is back, for those who resume too', async () => {
  const [, , address] = server.url.split(':');
  await server.kill();
  await write(50, 3);
  const writer = createChangeWriter(postgres.url);
  await writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value: 31_337 }),
    notify: false,
  });
  await writer.close();
  server = await startServerProcess(postgres.url, Number(address));
  const agreed = await agreement();
  console.log(`postgres: server back after 51 changes, all clients right ${Math.round(agreed)} ms after it answered`);
  for (const { client } of clients) expect([client.error, client.misfits]).toEqual([undefined, 0]);
});
