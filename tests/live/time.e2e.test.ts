import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, overrideSql } from '../support/change-writer.ts';
import { LiveClient } from '../support/live-client.ts';
import { expectedMap, readState } from '../support/read-state.ts';
import { until } from '../support/until.ts';

const KEY = 'ui.flow_builder.version_control';
const LATE = 1_000; // ms: generous, for machines that are busy; an idle one needs a few

let app: TestApp;
let writer: ChangeWriter;

beforeAll(async () => {
  app = await startTestApp();
  writer = createChangeWriter(app.database.url);
});
afterAll(async () => {
  await app.close();
  await writer.close();
});

const inMs = (ms: number): string => `clock_timestamp() + interval '${ms} milliseconds'`;

/** A client, and when (database time) each update arrived. */
async function watch(tenant: string): Promise<{ client: LiveClient; arrivals: number[] }> {
  const client = new LiveClient(app.wsUrl, await token({ tenant }));
  await client.until(({ updates }) => updates.length === 1);
  const [row] = await app.database.query<{ now: Date }>('select clock_timestamp() as now');
  const offset = (row?.now.getTime() ?? 0) - performance.now();
  const arrivals: number[] = [];
  void client
    .until(({ updates }) => {
      while (arrivals.length < updates.length) arrivals.push(performance.now() + offset);
      return false;
    }, 25_000)
    .catch(() => undefined);
  return { client, arrivals };
}

test('an override starts and ends by itself, inclusive and exclusive, without any write', async () => {
  const { client, arrivals } = await watch(tenantIds.acme);
  const revision = await writer.write({
    scopes: { tenants: [tenantIds.acme] },
    sql: overrideSql({
      tenantId: tenantIds.acme,
      key: KEY,
      value: { enabled: true },
      startsAt: inMs(1_200),
      expiresAt: inMs(2_400),
    }),
  });
  const [row] = await app.database.query<{ starts_at: Date; expires_at: Date }>(
    `select starts_at, expires_at from tenant_feature_override where tenant_id = $1 and feature_key = $2 and revoked_at is null`,
    [tenantIds.acme, KEY],
  );
  if (row === undefined) throw new Error('no override');
  const [starts, ends] = [row.starts_at.getTime(), row.expires_at.getTime()];
  await client.until(({ features }) => features.get(KEY)?.enabled === true);
  await client.until(({ features }) => features.get(KEY)?.enabled === false);
  const changes = client.updates
    .map((update, index) => ({ update, at: arrivals[index] ?? 0 }))
    .filter(({ update }) => update.changed.some(({ key }) => key === KEY))
    .slice(-2);
  const [start, end] = changes;
  expect(start?.update.changed.find(({ key }) => key === KEY)?.enabled).toBe(true);
  expect(end?.update.changed.find(({ key }) => key === KEY)?.enabled).toBe(false);
  // What holds since when, to the millisecond; and no write has happened.
  expect([start?.update.asOf, end?.update.asOf].map((each) => Date.parse(each ?? ''))).toEqual([starts, ends]);
  expect([start?.update.revision, end?.update.revision]).toEqual([String(revision), String(revision)]);
  const late = [(start?.at ?? 0) - starts, (end?.at ?? 0) - ends];
  console.log(
    `time: an override started ${Math.round(late[0] ?? 0)} ms and ended ${Math.round(late[1] ?? 0)} ms after its moment`,
  );
  for (const lag of late) {
    expect(lag).toBeGreaterThan(-5); // two clocks in this test
    expect(lag).toBeLessThan(LATE);
  }
  await client.close();
});

test('a licence that runs out is pushed at that moment, and every answer on either side of it is exact', async () => {
  const tenant = tenantIds.orchard;
  const { client, arrivals } = await watch(tenant);
  await writer.write({
    scopes: { tenants: [tenant] },
    sql: `update tenant set license_expires_at = ${inMs(1_500)} where id = '${tenant}'`,
  });
  const [row] = await app.database.query<{ ends: Date }>(
    'select license_expires_at as ends from tenant where id = $1',
    [tenant],
  );
  const ends = row?.ends.getTime() ?? 0;
  const bearer = await token({ tenant });
  const answers: { asOf: number; reason: string; before: number; after: number }[] = [];
  // Kept answers too must turn over to the millisecond; each is bracketed by the database's clock.
  const clock = async (): Promise<number> => {
    const [now] = await app.database.query<{ now: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
    );
    return now?.now ?? 0;
  };
  await until('the licence is over', async () => {
    const before = await clock();
    const { data } = await graphql(app.url, bearer, '{ resolvedFeatures { asOf features { key reason } } }');
    const { asOf, features } = (data ?? {})['resolvedFeatures'] as {
      asOf: string;
      features: { key: string; reason: string }[];
    };
    const reason = features.some((feature) => feature.reason === 'LICENSE_EXPIRED') ? 'over' : 'valid';
    const after = await clock();
    answers.push({ asOf: Date.parse(asOf), reason, before, after });
    return before > ends + 200;
  });
  await client.until(({ features }) => [...features.values()].some(({ reason }) => reason === 'LICENSE_EXPIRED'));
  const SKEW = 5; // ms: between the node's idea of the database's clock and the clock
  const early = answers.filter(({ after }) => after < ends - SKEW);
  const late = answers.filter(({ before }) => before > ends + SKEW);
  expect([early.length > 0, late.length > 0]).toEqual([true, true]);
  expect(new Set(early.map(({ reason }) => reason))).toEqual(new Set(['valid']));
  expect(new Set(late.map(({ reason, asOf }) => `${reason} since ${asOf}`))).toEqual(new Set([`over since ${ends}`]));
  const last = client.updates.at(-1);
  expect(Date.parse(last?.asOf ?? '')).toBe(ends);
  const lag = (arrivals.at(-1) ?? 0) - ends;
  console.log(
    `time: a licence ran out; pushed ${Math.round(lag)} ms after, ${answers.length} queries around it were exact`,
  );
  expect(lag).toBeLessThan(LATE);
  const state = await readState(app.database.url);
  const resolution = state.resolve(tenant);
  expect(client.features).toEqual(resolution && expectedMap(resolution));
  await client.close();
});

test('boundaries of many tenants arrive in their order, each once, also where one comes nearer while another is awaited', async () => {
  const tenants = [tenantIds.acme, tenantIds.bluebird, tenantIds.meridian, tenantIds.pinecrest];
  const clients = await Promise.all(tenants.map((tenant) => watch(tenant)));
  const key = 'limits.max_flows';
  // The farthest first, so that every one that follows has to move the alarm.
  for (const [index, tenant] of tenants.entries()) {
    await writer.write({
      scopes: { tenants: [tenant] },
      sql: overrideSql({
        tenantId: tenant,
        key,
        value: { enabled: true, value: 1_000 + index },
        startsAt: inMs(1_600 - 300 * index),
      }),
    });
  }
  for (const [index, { client }] of clients.entries()) {
    await client.until(({ features }) => features.get(key)?.limit === 1_000 + index);
  }
  const rows = await app.database.query<{ tenant_id: string; starts_at: Date }>(
    `select tenant_id, starts_at from tenant_feature_override where feature_key = $1 and revoked_at is null`,
    [key],
  );
  const lags = clients.map(({ arrivals }, index) => {
    const starts = rows.find((row) => row.tenant_id === tenants[index])?.starts_at.getTime() ?? 0;
    return (arrivals.at(-1) ?? 0) - starts;
  });
  console.log(`time: four overrides started, pushed ${lags.map((lag) => Math.round(lag)).join(', ')} ms after`);
  for (const lag of lags) expect(lag).toBeLessThan(LATE);
  for (const { client } of clients) await client.close();
});
