import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedFeatures } from '../../seeds/features.ts';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, graphql, startTestApp, type GraphqlAnswer, type TestApp, token } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { RawClient } from '../support/raw-client.ts';
import { startTcpProxy, type TcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const KEY = 'limits.max_flows';
const LEASE = 2_500; // ms, in place of 5 seconds
const STALE_BOUND = 5_000; // ms, in place of 300 seconds
const premium = new Set<string>(seedFeatures.filter(({ isPremium }) => isPremium).map(({ key }) => key));

const OVERRIDE = `mutation ($input: SetTenantOverrideInput!) {
  setTenantOverride(input: $input) { revision problem { code } } }`;
const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } } }';
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { problem { code } } }';
const TAKE = `mutation ($t: ID!) {
  consumeLimit(input: { tenantId: $t, key: "${KEY}" }) { problem { code } } }`;
const CHECK = 'query ($key: FeatureKey!) { checkFeature(key: $key) { enabled limit reason } }';

let database: TestDatabase;
let proxy: TcpProxy;
/** Two servers over one database; the second one's network can be cut. */
let near: TestApp;
let far: TestApp;
let ada: string;
let member: string;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  const { port, hostname } = new URL(database.url);
  proxy = await startTcpProxy(Number(port), hostname);
  near = await startTestApp({ database });
  far = await startTestApp({
    database: { ...database, url: through(database.url, proxy) },
    timings: { lease: LEASE, staleBound: STALE_BOUND },
  });
  ada = await token();
  member = await token({ tenant: tenantIds.acme });
});
afterAll(async () => {
  proxy?.restore();
  await far?.close();
  await near?.close();
  await proxy?.close();
  await database?.drop();
});

async function limitTo(limit: number, url = near.url): Promise<string> {
  const { setTenantOverride } = await expectData<{ setTenantOverride: { revision: string } }>(url, ada, OVERRIDE, {
    input: { tenantId: tenantIds.acme, key: KEY, value: { enabled: true, limit }, reason: 'a test' },
  });
  return setTenantOverride.revision;
}

async function withHeader(url: string, query: string, minRevision: string): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${member}`,
      'x-min-revision': minRevision,
    },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
}

const codeOf = ({ errors }: GraphqlAnswer): unknown => errors?.[0]?.extensions['code'];

describe('the revision of a mutation, sent back in a read', () => {
  test('is known on either server, in the argument and in the header, over both transports', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [written, read] = round % 2 === 0 ? [near, far] : [far, near];
      const limit = 1_000 + round;
      const revision = await limitTo(limit, written.url);
      const features = `features { limit }`;
      const argument = `{ resolvedFeatures(keys: ["${KEY}"], minRevision: "${revision}") { ${features} } }`;
      const header = `{ resolvedFeatures(keys: ["${KEY}"]) { ${features} } }`;
      const check = `{ checkFeature(key: "${KEY}") { limit } }`;
      const client = await RawClient.connect(read.wsUrl, member);
      client.subscribe('1', argument);
      const answers = await Promise.all([
        withHeader(read.url, argument, '0'),
        withHeader(read.url, header, revision),
        withHeader(read.url, check, revision),
        withHeader(written.url, header, revision),
      ]);
      await client.until((each) => each.of('1').length > 0);
      client.close();
      const resolved = { data: { resolvedFeatures: { features: [{ limit }] } } };
      expect(answers).toMatchObject([resolved, resolved, { data: { checkFeature: { limit } } }, resolved]);
      expect(client.of('1')[0]?.payload).toEqual(resolved);
    }
  });

  test('is refused within two seconds where no server has it', async () => {
    const began = performance.now();
    const answers = await Promise.all(
      [near, far].flatMap(({ url }) => [
        withHeader(url, '{ resolvedFeatures { etag } }', '987654321'),
        withHeader(url, `{ checkFeature(key: "${KEY}") { limit } }`, '987654321'),
        graphql(url, member, '{ resolvedFeatures(minRevision: "987654321") { etag } }'),
      ]),
    );
    expect(answers.map(codeOf)).toEqual(Array(6).fill('FEATURE_SERVICE_UNAVAILABLE'));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

test('a server that loses the database goes from fresh to stale to nothing, with keys only while fresh, and back', async () => {
  await limitTo(50);
  const { createApiKey } = await expectData<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    near.url,
    ada,
    CREATE,
    { input: { name: 'far away', access: 'READ', tenantId: tenantIds.acme } },
  );
  const { secret, apiKey } = createApiKey;
  const check = (bearer: string, key: string, url = far.url): Promise<GraphqlAnswer> =>
    graphql(url, bearer, CHECK, { key });
  const client = new LiveClient(far.wsUrl, member);
  await client.until(({ updates }) => updates.length === 1);
  const on = [...client.features.values()].filter(({ enabled }) => enabled).map(({ key }) => key);
  const [sold = ''] = on.filter((key) => premium.has(key));
  const [plain = ''] = on.filter((key) => !premium.has(key));
  const machine = await RawClient.connect(far.wsUrl, secret);
  expect((await check(secret, plain)).data).toMatchObject({ checkFeature: { enabled: true } });

  // What the cut-off server has heard last cannot be later than this.
  const cutAt = performance.now();
  proxy.cut();
  const revision = await limitTo(10);
  await expectData(near.url, ada, REVOKE, { id: apiKey.id });
  expect(codeOf(await check(secret, plain, near.url))).toBe('UNAUTHENTICATED');

  // Beyond the lease: no premium, no keys.
  await client.until(({ updates }) => updates.at(-1)?.stale === true);
  expect(performance.now() - cutAt).toBeLessThan(LEASE + 1_500);
  await machine.until(({ closed }) => closed !== undefined);
  expect(machine.closed).toBe(1013);
  expect(client.features.get(sold)).toMatchObject({ enabled: false, reason: 'STALE_DENIED' });
  expect(client.features.get(plain)).toMatchObject({ enabled: true });
  expect((await check(member, sold)).data).toMatchObject({ checkFeature: { reason: 'STALE_DENIED' } });
  expect((await check(member, plain)).data).toMatchObject({ checkFeature: { enabled: true } });
  expect(codeOf(await check(secret, plain))).toBe('FEATURE_SERVICE_UNAVAILABLE');
  expect(await graphql(far.url, ada, TAKE, { t: tenantIds.acme })).toMatchObject({
    data: { consumeLimit: { problem: { code: 'FEATURE_SERVICE_UNAVAILABLE' } } },
  });
  const reading = await withHeader(far.url, '{ resolvedFeatures { etag } }', revision);
  expect(codeOf(reading)).toBe('FEATURE_SERVICE_UNAVAILABLE');

  // Beyond the bound: nothing at all.
  await client.until(({ features }) => [...features.values()].every(({ enabled }) => !enabled));
  expect(performance.now() - cutAt).toBeLessThan(STALE_BOUND + 1_500);
  expect([...client.features.values()].map(({ reason }) => reason)).toContain('STALE_DENIED');
  for (const key of [sold, plain]) expect(codeOf(await check(member, key))).toBe('FEATURE_SERVICE_UNAVAILABLE');
  expect(codeOf(await graphql(far.url, member, '{ resolvedFeatures { etag } }'))).toBe('FEATURE_SERVICE_UNAVAILABLE');

  // The other server has had the database all along.
  expect((await check(member, sold, near.url)).data).toMatchObject({ checkFeature: { enabled: true } });

  proxy.restore();
  await client.until((each) => each.updates.at(-1)?.stale === false && each.features.get(KEY)?.limit === 10);
  expect(client.features.get(sold)).toMatchObject({ enabled: true });
  expect([client.closes, client.misfits, client.error]).toEqual([[], 0, undefined]);
  await client.close();
  await until('the key is known to be revoked', async () => codeOf(await check(secret, plain)) === 'UNAUTHENTICATED');
}, 60_000);
