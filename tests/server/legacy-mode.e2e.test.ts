import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrateDown, migrateUp } from '../../server/orm.ts';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { startTcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const PRO = '00000000-0000-4000-8000-0000000000a1';
const ACME = '00000000-0000-4000-8000-0000000000b1';
const SOLO = '00000000-0000-4000-8000-0000000000b2';
const GONE = '00000000-0000-4000-8000-0000000000b3';

const FEATURES = `query ($t: ID!) { resolvedFeatures(tenantId: $t) {
  mode revision epoch tierName models { id } components { id } features { key enabled limit unlimited source reason } } }`;

interface Told {
  readonly resolvedFeatures: {
    readonly mode: string;
    readonly revision: string;
    readonly epoch: string;
    readonly tierName: string | null;
    readonly models: readonly object[];
    readonly components: readonly object[];
    readonly features: readonly {
      key: string;
      enabled: boolean;
      limit: number | null;
      source: string;
      reason: string;
    }[];
  };
}

let database: TestDatabase;
let app: TestApp | undefined;
let bearer: string;

/** A host with few columns: no end of the licence, no flag, one limit. */
const HOST = `
  create table license_tier (id uuid primary key, name text, features json, max_flows int, secret text);
  create table tenant (id uuid primary key, license_tier_id uuid references license_tier, name text);
  insert into license_tier values ('${PRO}', 'Pro', '{"models": {"mistral": true}, "webhook_support": true, "sso": true, "rate": 5.00}', 7, 's');
  insert into tenant values ('${ACME}', '${PRO}', 'Acme'), ('${SOLO}', null, 'Solo'), ('${GONE}', null, 'Gone')`;

beforeEach(async () => {
  database = await createEmptyDatabase();
  bearer = await token();
});

afterEach(async () => {
  await app?.close();
  app = undefined;
  await database.drop();
});

const start = async (mode: string | null): Promise<TestApp> => {
  app = await startTestApp({ database, ...(mode !== null && { settings: { FEATURE_CONTROL_MODE: mode } }) });
  return app;
};

const read = async (url: string, tenant = ACME) =>
  (await expectData<Told>(url, bearer, FEATURES, { t: tenant })).resolvedFeatures;

const feature = (told: Told['resolvedFeatures'], key: string) => told.features.find((each) => each.key === key);

describe('without the tables of feature control', () => {
  test('a server that is pinned to legacy answers from the two tables of the host, whatever columns they have', async () => {
    await database.query(HOST);
    const { url } = await start('legacy');
    const told = await read(url);
    expect(told).toMatchObject({ mode: 'LEGACY', revision: '0', tierName: 'Pro', models: [], components: [] });
    expect(feature(told, 'models.mistral')).toMatchObject({ enabled: true, source: 'LEGACY' });
    expect(feature(told, 'api.webhooks')).toMatchObject({ enabled: true, source: 'LEGACY' });
    expect(feature(told, 'limits.max_flows')).toMatchObject({ enabled: true, limit: 7, source: 'LEGACY' });
    // A column that the host never had says nothing, unlike one that is NULL.
    expect(feature(told, 'limits.max_api_calls_per_month')).toMatchObject({ source: 'DEFAULT' });
    expect(feature(await read(url, SOLO), 'models.mistral')).toMatchObject({ enabled: false, source: 'DEFAULT' });
    const check = `{ checkFeature(key: "models.mistral", tenantId: "${ACME}") { enabled source } }`;
    expect(await expectData(url, bearer, check)).toEqual({ checkFeature: { enabled: true, source: 'LEGACY' } });
    const unknown = await graphql(url, bearer, FEATURES, { t: '00000000-0000-4000-8000-0000000000ff' });
    expect(unknown.errors?.[0]?.extensions['code']).toBe('TENANT_NOT_FOUND');
  });

  test.each(['shadow', 'enforce', null])('a server in mode %s does not start, and says what to do', async (mode) => {
    await database.query(HOST);
    await expect(start(mode)).rejects.toThrow('run `npm run migrate`');
  });

  test('nothing is written, a change is refused, and lists of what is gone say so', async () => {
    await database.query(HOST);
    const { url } = await start('legacy');
    const change = `mutation { setTierFeatures(input: { tierId: "${PRO}", expectedVersion: 0, changes: [] }) { revision problem { code } } }`;
    expect(await expectData(url, bearer, change)).toEqual({
      setTierFeatures: { revision: null, problem: { code: 'FEATURE_CONTROL_DISABLED' } },
    });
    for (const list of ['features', 'models', 'components', 'auditLog']) {
      const { errors } = await graphql(url, bearer, `{ ${list} { totalCount edges { cursor } } }`);
      expect([list, errors?.[0]?.extensions['code']]).toEqual([list, 'FEATURE_CONTROL_DISABLED']);
      expect(errors?.[0]?.message).toContain('npm run migrate');
    }
    const names = await database.query(`select tablename from pg_tables where schemaname = 'public' order by 1`);
    expect(names).toEqual([{ tablename: 'license_tier' }, { tablename: 'tenant' }]);
  });

  test('a subscriber gets what the old system edits, without any announcement', async () => {
    await database.query(HOST);
    const { wsUrl } = await start('legacy');
    const client = new LiveClient(wsUrl, await token({ tenant: ACME }));
    try {
      await client.until(({ features }) => features.get('models.mistral')?.enabled === true);
      await database.query(`update license_tier set features = '{"models.anthropic": true}' where id = $1`, [PRO]);
      await client.until(({ features }) => features.get('models.mistral')?.enabled === false, 3_000);
      expect(client.features.get('models.anthropic')?.enabled).toBe(true);
      expect(client.misfits).toBe(0);
    } finally {
      await client.close();
    }
  });

  test('a subscriber gets it too while others ask all the time', async () => {
    await database.query(HOST);
    const { url, wsUrl } = await start('legacy');
    const client = new LiveClient(wsUrl, await token({ tenant: ACME }));
    const asking = new AbortController();
    const ask = async (): Promise<void> => {
      while (!asking.signal.aborted) await read(url, SOLO);
    };
    const asked = ask();
    try {
      for (const on of [false, true, false]) {
        await client.until(({ features }) => features.get('models.mistral')?.enabled === !on);
        await database.query(
          `update license_tier set features = jsonb_build_object('models.mistral', $2::boolean) where id = $1`,
          [PRO, on],
        );
        await client.until(({ features }) => features.get('models.mistral')?.enabled === on, 3_000);
      }
      expect(client.misfits).toBe(0);
    } finally {
      asking.abort();
      await asked;
      await client.close();
    }
  });

  test('while the database is away the last answer is told as stale, and without premium features', async () => {
    await database.query(HOST);
    const { hostname, port } = new URL(database.url);
    const proxy = await startTcpProxy(Number(port), hostname);
    try {
      app = await startTestApp({
        database,
        settings: { FEATURE_CONTROL_MODE: 'legacy', DATABASE_URL: through(database.url, proxy) },
      });
      const { url } = app;
      await database.query(`update license_tier set features = '{"models.anthropic": true, "api_access": true}'`);
      expect(feature(await read(url), 'models.anthropic')?.enabled).toBe(true);
      proxy.hold();
      proxy.cut();
      const stale = `query ($t: ID!) { resolvedFeatures(tenantId: $t) { stale mode features { key enabled } } }`;
      const told = await until('the answer is stale', async () => {
        const { data } = await graphql(url, bearer, stale, { t: ACME });
        const answer = data?.['resolvedFeatures'] as
          { stale: boolean; mode: string; features: Told['resolvedFeatures']['features'] } | undefined;
        // Never nothing: what was read before is kept.
        expect(answer).toBeDefined();
        return answer?.stale === true && answer;
      });
      expect(told.mode).toBe('LEGACY');
      const on = new Set(told.features.flatMap(({ key, enabled }) => (enabled ? key : [])));
      const asked = ['api.public_endpoints', 'models.openai', 'models.anthropic'];
      expect(asked.map((key) => on.has(key))).toEqual([true, true, false]);
    } finally {
      proxy.restore();
      await app?.close();
      app = undefined;
      await proxy.close();
    }
  });

  test('an unlimited column, times without a zone, and rubbish read as they do with the tables', async () => {
    await database.query(`
      create table license_tier (id uuid primary key, name text, features jsonb, max_flows int, max_api_calls int);
      create table tenant (id uuid primary key, license_tier_id uuid, is_active boolean, license_expires_at timestamp, name text);
      insert into license_tier values ('${PRO}', 'Pro', '["models.mistral", "sso", 7]', null, -1);
      insert into tenant values ('${ACME}', '${PRO}', true, now() at time zone 'UTC' + interval '1 hour', 'A'),
        ('${SOLO}', '${PRO}', true, now() at time zone 'UTC' - interval '1 hour', 'B'), ('${GONE}', '${PRO}', false, 'infinity', 'C')`);
    const pinned = await start('legacy');
    const before = await Promise.all([ACME, SOLO, GONE].map((id) => read(pinned.url, id)));
    expect(before.map((told) => feature(told, 'models.mistral')?.reason)).toEqual([
      'LEGACY',
      'LICENSE_EXPIRED',
      'TENANT_INACTIVE',
    ]);
    expect(before.map((told) => feature(told, 'limits.max_flows')?.limit)).toEqual([null, 10, 0]);
    expect(feature(before[0] ?? (await read(pinned.url)), 'limits.max_api_calls_per_month')?.source).toBe('DEFAULT');
    await migrateUp(database.ownerUrl);
    await until('the tables are followed', async () => (await read(pinned.url)).epoch !== before[0]?.epoch);
    const after = await Promise.all([ACME, SOLO, GONE].map((id) => read(pinned.url, id)));
    expect(after.map(({ features }) => features)).toEqual(before.map(({ features }) => features));
  });
});

describe('while a server runs', () => {
  test('the tables go and come back, and its subscribers keep the right answers', async () => {
    database = { ...database, url: database.appUrl };
    await migrateUp(database.ownerUrl, { appRole: database.appRole });
    await database.query(
      `insert into license_tier (id, name, features) values ('${PRO}', 'Pro', '{"models.mistral": true}')`,
    );
    await database.query(
      `insert into tenant (id, name, slug, license_tier_id) values ('${ACME}', 'Acme', 'acme', '${PRO}')`,
    );
    const { url, wsUrl } = await start(null);
    const client = new LiveClient(wsUrl, await token({ tenant: ACME }));
    try {
      await client.until(({ updates }) => updates.length > 0);
      const { mode, epoch } = await read(url);
      expect([mode, client.features.size]).toEqual(['ENFORCE', 0]);
      await migrateDown(database.ownerUrl);
      await client.until(({ features }) => features.get('models.mistral')?.enabled === true);
      const without = await read(url);
      expect([without.mode, without.revision]).toEqual(['LEGACY', '0']);
      expect(without.epoch).not.toBe(epoch);
      await migrateUp(database.ownerUrl, { appRole: database.appRole });
      await until('the tables are followed again', async () => (await read(url)).epoch !== without.epoch);
      expect(await read(url)).toMatchObject({ mode: 'LEGACY', tierName: 'Pro' });
      expect(client.misfits).toBe(0);
    } finally {
      await client.close();
    }
  });
});
