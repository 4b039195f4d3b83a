import { Writable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { createApp, type App } from '../../server/app.ts';
import { expireIdempotencyKeys } from '../../server/changes/expire-idempotency-keys.ts';
import { readConfig } from '../../server/config.ts';
import { transactionQuery } from '../../server/database/transaction.ts';
import { createLogger } from '../../server/logger.ts';
import { createOrm, migrateDown, migrateUp } from '../../server/orm.ts';
import { expectData, graphql, settingsFor, startTestApp, token } from '../support/app.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const NAME = '{ viewer { role } }';
const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function database(): Promise<TestDatabase> {
  const made = await createTestDatabase({ seed: 'demo' });
  closing.push(() => made.drop());
  return made;
}

interface LoggedApp {
  readonly url: string;
  readonly logged: () => string;
}

async function startLogged(databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<LoggedApp> {
  let logged = '';
  const sink = new Writable({ write: (chunk, _encoding, done) => ((logged += String(chunk)), done()) });
  const app: App = await createApp(readConfig({ ...settingsFor(databaseUrl), ...settings }), {
    logger: createLogger(sink),
  });
  closing.push(() => app.close());
  return { url: app.url, logged: () => logged };
}

describe('an API key', () => {
  test('is refused within the time of a decision while a network swallows everything', async () => {
    const its = await database();
    const address = new URL(its.url);
    const proxy = await startTcpProxy(Number(address.port), address.hostname);
    closing.push(() => proxy.close());
    const app = await startTestApp({ database: { ...its, url: through(its.url, proxy) } });
    closing.push(() => app.close());
    const input = { name: 'billing', access: 'READ' };
    const made = await expectData<{ createApiKey: { secret: string } }>(app.url, await token(), CREATE, { input });
    const { secret } = made.createApiKey;
    proxy.hold();
    const asked = performance.now();
    const { errors } = await graphql(app.url, secret, NAME);
    const waited = performance.now() - asked;
    proxy.restore();
    expect(errors?.[0]?.extensions['code']).toBe('FEATURE_SERVICE_UNAVAILABLE');
    // Two seconds, and what a busy machine adds; the connection itself gives up only after three.
    expect(waited).toBeLessThan(2_900);
  });
});

describe('a person', () => {
  test('has a row in app_user once seen, also who only reads, and it is not written again', async () => {
    const its = await database();
    const app = await startTestApp({ database: its });
    closing.push(() => app.close());
    const read = `{ resolvedFeatures { etag } }`;
    const people = () =>
      its.query(`select email, name, role, tenant_id, xmin::text from app_user where subject = 'newcomer'`);
    const bearer = await token({ tenant: tenantIds.acme, subject: 'newcomer' });
    await expectData(app.url, bearer, read);
    const [first] = await until('the row is there', async () => {
      const found = await people();
      return found.length > 0 && found;
    });
    expect(first).toMatchObject({ email: 'newcomer@example.com', role: 'member', tenant_id: tenantIds.acme });
    // Another role under the same name changes nothing by reading.
    await expectData(app.url, await token({ subject: 'newcomer' }), NAME);
    await expectData(app.url, await token({ tenant: tenantIds.acme, subject: 'somebody-after' }), read);
    await until('the next one is there', async () => {
      return (await its.query(`select 1 from app_user where subject = 'somebody-after'`)).length > 0;
    });
    expect(await people()).toEqual([first]);
  });

  test('whose row cannot be written is answered all the same', async () => {
    const its = await database();
    await its.query(`alter table app_user add constraint nobody_new check (subject <> 'unwanted') not valid`);
    const { url, logged } = await startLogged(its.url);
    const bearer = await token({ tenant: tenantIds.acme, subject: 'unwanted' });
    expect(await expectData(url, bearer, NAME)).toEqual({ viewer: { role: 'MEMBER' } });
    await until('it is told', () => logged().includes('who was seen could not be written'));
    expect(await expectData(url, bearer, NAME)).toEqual({ viewer: { role: 'MEMBER' } });
  });
});

test('without the tables a server in legacy mode goes about its business in silence, and writes no person', async () => {
  const its = await createEmptyDatabase();
  closing.push(() => its.drop());
  await migrateUp(its.ownerUrl, { appRole: its.appRole });
  await its.query(`insert into tenant (id, name, slug) values ('${tenantIds.acme}', 'Acme', 'acme')`);
  await its.query(`insert into app_user (subject, role) values ('kept', 'member')`);
  await migrateDown(its.ownerUrl, 'own');
  const { url, logged } = await startLogged(its.appUrl, { FEATURE_CONTROL_MODE: 'legacy' });
  const bearer = await token({ tenant: tenantIds.acme, subject: 'reader' });
  await expectData(url, bearer, `{ resolvedFeatures { mode } }`);
  const after = await token({ tenant: tenantIds.acme, subject: 'second' });
  await expectData(url, after, `{ resolvedFeatures { mode } }`);
  const told = logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(told.filter(({ level }) => level > 30).map(({ msg }) => msg)).toEqual([
    expect.stringContaining('the database is behind, which the mode legacy can live with'),
    expect.stringContaining('AUDIT_KEY is not set'),
    expect.stringContaining('the tables of feature control are gone'),
  ]);
  expect(await its.query('select subject from app_user')).toEqual([{ subject: 'kept' }]);
});

test('an idempotency key is kept for seven days and then forgotten, by however many servers look', async () => {
  const its = await database();
  await its.query(`insert into idempotency_key (actor_subject, operation, key, body_hash, outcome, created_at)
    select 'ada', 'x', 'old ' || n, ''::bytea, '{}'::jsonb, now() - interval '7 days 1 second' from generate_series(1, 2500) n
    union all select 'ada', 'x', 'young ' || n, '', '{}', now() - interval '6 days 23 hours' from generate_series(1, 10) n`);
  const orm = await createOrm({ databaseUrl: its.url });
  try {
    const gone = await Promise.all([1, 2, 3].map(() => expireIdempotencyKeys(transactionQuery(orm.em.fork()))));
    expect(gone.reduce((sum, each) => sum + each)).toBe(2_500);
    expect(await its.query('select count(*)::int as n from idempotency_key')).toEqual([{ n: 10 }]);
  } finally {
    await orm.close(true);
  }
});
