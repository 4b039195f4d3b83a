import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedFeatures } from '../../seeds/features.ts';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { type GraphqlAnswer, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { metric } from '../support/metrics.ts';
import { isFatalClose, RawClient } from '../support/raw-client.ts';
import { expectedMap, readState } from '../support/read-state.ts';
import { startTcpProxy, type TcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const KEY = 'limits.max_concurrent_executions';
const LEASE = 5_000; // ms
const premium = new Set<string>(seedFeatures.filter(({ isPremium }) => isPremium).map(({ key }) => key));

let database: TestDatabase;
let writer: ChangeWriter;
let proxy: TcpProxy;
let app: TestApp;
let bearer: string;
let value = 7_000;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  writer = createChangeWriter(database.url);
  proxy = await startTcpProxy(Number(new URL(database.url).port), new URL(database.url).hostname);
  app = await startTestApp({ database: { ...database, url: through(database.url, proxy) } });
  bearer = await token({ tenant: tenantIds.acme });
});
afterAll(async () => {
  proxy.restore();
  await app.close();
  await writer.close();
  await proxy.close();
  await database.drop();
});

type Answered = Record<string, { enabled: boolean; reason: string }>;

async function resolved(): Promise<{ stale: boolean; features: Answered } | GraphqlAnswer['errors']> {
  const { data, errors } = await graphql(
    app.url,
    bearer,
    '{ resolvedFeatures { stale features { key enabled reason } } }',
  );
  if (errors !== undefined) return errors;
  const { stale, features } = (data ?? {})['resolvedFeatures'] as {
    stale: boolean;
    features: { key: string; enabled: boolean; reason: string }[];
  };
  return { stale, features: Object.fromEntries(features.map(({ key, ...rest }) => [key, rest])) };
}

async function check(key: string): Promise<{ enabled: boolean; reason: string } | undefined> {
  const { data } = await graphql(
    app.url,
    bearer,
    'query ($key: FeatureKey!) { checkFeature(key: $key) { enabled reason } }',
    {
      key,
    },
  );
  return data?.['checkFeature'] as { enabled: boolean; reason: string } | undefined;
}

async function edit(): Promise<number> {
  value += 1;
  await writer.write({ scopes: { tiers: [tierIds.pro] }, sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value }) });
  return value;
}

describe.each(['cut', 'hold'] as const)('a database that is away (%s)', (how) => {
  test('is answered from what is kept within the lease; beyond it premium is denied and pushed; back again all is true', async () => {
    const client = new LiveClient(app.wsUrl, bearer);
    await client.until(({ updates }) => updates.length === 1);
    const before = new Map(client.features);
    const on = [...before.values()].filter(({ enabled }) => enabled).map(({ key }) => key);
    const gone = on.filter((key) => premium.has(key));
    const kept = on.filter((key) => !premium.has(key));
    expect(gone.length).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(0);

    const age = await metric(app.url, 'change_feed_age_seconds');
    const heard = performance.now() - age * 1_000;
    proxy[how]();
    const missed = await edit();
    // Display goes on within the lease, complete and not stale.
    while (performance.now() - heard < LEASE - 1_500) {
      const answer = await resolved();
      expect(answer).toMatchObject({ stale: false });
      await until('a little later', () => performance.now(), 0);
      if (client.updates.length > 1) break;
    }
    expect(client.updates).toHaveLength(1);

    await client.until(({ updates }) => updates.at(-1)?.stale === true, 15_000);
    const pushedAfter = performance.now() - heard;
    expect(pushedAfter).toBeGreaterThan(LEASE - 100);
    const denied = client.updates.at(-1)?.changed ?? [];
    expect(new Set(denied.map(({ key }) => key))).toEqual(new Set(gone));
    expect(new Set(denied.map(({ enabled, reason }) => `${enabled} ${reason}`))).toEqual(
      new Set(['false STALE_DENIED']),
    );
    for (const key of kept) expect(client.features.get(key)).toEqual(before.get(key));

    const answer = await resolved();
    expect(answer).toMatchObject({ stale: true });
    const { features } = answer as { features: Answered };
    for (const key of gone) expect(features[key]).toEqual({ enabled: false, reason: 'STALE_DENIED' });
    for (const key of kept) expect(features[key]?.enabled).toBe(true);
    expect(await check(gone[0] ?? '')).toEqual({ enabled: false, reason: 'STALE_DENIED' });
    expect(await check(kept[0] ?? '')).toMatchObject({ enabled: true });

    proxy.restore();
    const began = performance.now();
    await client.until(({ updates }) => updates.at(-1)?.stale === false, 15_000);
    await client.until((each) => each.features.get(KEY)?.limit === missed);
    const backAfter = performance.now() - began;
    const resolution = (await readState(database.url)).resolve(tenantIds.acme);
    expect(client.features).toEqual(resolution && expectedMap(resolution));
    expect([client.closes, client.misfits, client.error]).toEqual([[], 0, undefined]);
    await client.close();
    console.log(
      `away (${how}): stale pushed ${Math.round(pushedAfter)} ms after the last sign of life, true again ${Math.round(backAfter)} ms after its return`,
    );
  }, 60_000);
});

test('who comes while it is away and nothing is kept is sent away with a code that stock clients come back after', async () => {
  const unread = tenantIds.redwood;
  const theirs = await token({ tenant: unread });
  proxy.cut();
  await until('the node has noticed', async () => (await metric(app.url, 'change_feed_age_seconds')) > 1.5);
  const raw = await RawClient.connect(app.wsUrl, theirs);
  raw.subscribe('1', 'subscription { resolvedFeaturesChanged { etag } }');
  await raw.until(({ closed, frames }) => closed !== undefined || frames.length > 1);
  expect(raw.of('1')).toEqual([]);
  expect(raw.closed).toBe(1013);
  // A stock client, left alone, ends up with the truth.
  const client = new LiveClient(app.wsUrl, theirs);
  await client.until(({ closes }) => closes.length > 2);
  expect(client.closes.filter(isFatalClose)).toEqual([]);
  proxy.restore();
  await client.until(({ updates }) => updates.length > 0, 15_000);
  expect(client.error).toBeUndefined();
  const resolution = (await readState(database.url)).resolve(unread);
  expect(client.features).toEqual(resolution && expectedMap(resolution));
  await client.close();
});

test('twenty short hiccups under changes close no socket and lose nothing', async () => {
  const client = new LiveClient(app.wsUrl, bearer);
  await client.until(({ updates }) => updates.length === 1);
  let last = 0;
  for (let hiccup = 0; hiccup < 20; hiccup += 1) {
    last = await edit();
    if (hiccup % 2 === 0) proxy.cut();
    else proxy.hold();
    last = await edit();
    proxy.restore();
    if (hiccup % 5 === 4) await client.until(({ features }) => features.get(KEY)?.limit === last);
  }
  await client.until(({ features }) => features.get(KEY)?.limit === last);
  expect([client.closes, client.misfits, client.error]).toEqual([[], 0, undefined]);
  await client.close();
});
