import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { createTestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { startTcpProxy, type TcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const KEY = 'limits.max_concurrent_executions';
const DELAYED = 2_500; // ms: the next poll, on a busy machine

let app: TestApp;
let writer: ChangeWriter;
let proxy: TcpProxy;
let client: LiveClient;
let value = 1_000;

beforeAll(async () => {
  const database = await createTestDatabase({ seed: 'demo' });
  proxy = await startTcpProxy(Number(new URL(database.url).port), new URL(database.url).hostname);
  app = await startTestApp({ database, settings: { DATABASE_LISTEN_URL: through(database.url, proxy) } });
  writer = createChangeWriter(database.url);
  client = new LiveClient(app.wsUrl, await token({ tenant: tenantIds.acme }));
  await client.until(({ updates }) => updates.length === 1);
});
afterAll(async () => {
  await client.close();
  await app.close();
  await writer.close();
  await proxy.close();
  await app.database.drop();
});

async function listening(): Promise<void> {
  await until('the listener listens', async () => {
    const rows = await app.database.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'feature-control-listen' and query like 'notify%'`,
    );
    return rows.length === 1;
  });
}
beforeEach(listening);

/** Writes one change and answers how many milliseconds later the client holds it. */
async function delay(notify = true): Promise<number> {
  value += 1;
  const wanted = value;
  await writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value: wanted }),
    notify,
  });
  const committed = performance.now();
  await client.until(({ features }) => features.get(KEY)?.limit === wanted, DELAYED);
  return performance.now() - committed;
}

test('with its announcement a change arrives at once', async () => {
  const delays: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) delays.push(await delay());
  delays.sort((a, b) => a - b);
  console.log(`hints: commit to client ${delays.map((ms) => ms.toFixed(1)).join(' ')} ms`);
  expect(delays[5]).toBeLessThan(500);
});

test('a lost announcement delays a change by a poll, and loses nothing', async () => {
  const delays: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) delays.push(await delay(false));
  console.log(`hints: without NOTIFY ${delays.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  expect(Math.max(...delays)).toBeLessThan(DELAYED);
});

test('a listener whose connection is terminated comes back, and nothing is lost meanwhile', async () => {
  const ended = await app.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'feature-control-listen'`,
  );
  expect(ended).toHaveLength(1);
  const during = await delay();
  await listening();
  const delays = [await delay(), await delay(), await delay()];
  console.log(
    `hints: listener terminated ${during.toFixed(0)} ms, again ${delays.map((ms) => ms.toFixed(1)).join(' ')} ms`,
  );
  expect(Math.min(...delays)).toBeLessThan(500);
});

test('all connections terminated at once delay a change, and lose nothing', async () => {
  await app.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'feature-control%' and pid <> pg_backend_pid()`,
  );
  const during = await delay();
  console.log(`hints: all backends terminated ${during.toFixed(0)} ms`);
  expect(client.error).toBeUndefined();
  expect(client.closes).toEqual([]);
});

test('a connection that swallows everything just when LISTEN is said is given up and made again', async () => {
  proxy.holdOn('listen ');
  await app.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'feature-control-listen'`,
  );
  await until('the new connection hangs', async () => {
    const rows = await app.database.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'feature-control-listen' and state = 'idle' and query not like 'notify%'`,
    );
    return rows.length > 0;
  });
  const during = await delay();
  proxy.holdOn(null);
  const began = performance.now();
  await listening();
  expect(during).toBeLessThan(DELAYED);
  console.log(
    `hints: LISTEN swallowed ${during.toFixed(0)} ms; listening again after ${(performance.now() - began).toFixed(0)} ms`,
  );
});
