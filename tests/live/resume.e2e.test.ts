import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient, type LiveUpdate } from '../support/live-client.ts';
import { RawClient } from '../support/raw-client.ts';
import { expectedMap, readState } from '../support/read-state.ts';
import { startTcpProxy, type TcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const KEY = 'limits.max_concurrent_executions';
const LIVE = `subscription ($ifNoneMatch: String, $minRevision: Revision) {
  resolvedFeaturesChanged(ifNoneMatch: $ifNoneMatch, minRevision: $minRevision) {
    revision epoch snapshot baseEtag etag removed changed { key limit } } }`;

let database: TestDatabase;
let writer: ChangeWriter;
let proxy: TcpProxy;
let ahead: TestApp;
/** Its database can be held, so that it falls behind. */
let behind: TestApp;
let bearer: string;
let value = 5_000;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  writer = createChangeWriter(database.url);
  proxy = await startTcpProxy(Number(new URL(database.url).port), new URL(database.url).hostname);
  ahead = await startTestApp({ database });
  behind = await startTestApp({ database: { ...database, url: through(database.url, proxy) } });
  bearer = await token({ tenant: tenantIds.acme });
});
afterAll(async () => {
  await ahead.close();
  await behind.close();
  await writer.close();
  await proxy.close();
  await database.drop();
});

function edit(): Promise<number> {
  value += 1;
  return writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value }),
  });
}

const eventsOf = (client: RawClient, id: string): LiveUpdate[] =>
  client.of(id).flatMap(({ type, payload }) => {
    const { data } = payload as { data?: { resolvedFeaturesChanged: LiveUpdate } };
    return type === 'next' && data ? [data.resolvedFeaturesChanged] : [];
  });

/** The first event of a new operation. */
async function firstEvent(app: TestApp, variables: Record<string, unknown>): Promise<LiveUpdate> {
  const client = await RawClient.connect(app.wsUrl, bearer);
  client.subscribe('1', LIVE, variables);
  await client.until((each) => each.of('1').length > 0);
  client.close();
  const [event] = eventsOf(client, '1');
  if (event === undefined) throw new Error(`no event but ${JSON.stringify(client.of('1'))}`);
  return event;
}

describe('what a client says it holds', () => {
  test('gets the difference from it where the node remembers that, through any number of changes', async () => {
    const held = await firstEvent(ahead, {});
    const seen = await RawClient.connect(ahead.wsUrl, bearer);
    seen.subscribe('1', LIVE);
    for (let change = 0; change < 3; change += 1) await edit();
    await seen.until((client) => client.frames.at(-1)?.includes(`"limit":${value}`) === true);
    seen.close();
    const event = await firstEvent(ahead, { ifNoneMatch: held.etag });
    expect(event).toMatchObject({ snapshot: false, baseEtag: held.etag, changed: [{ key: KEY, limit: value }] });
    expect(await firstEvent(ahead, { ifNoneMatch: event.etag })).toMatchObject({
      snapshot: false,
      baseEtag: event.etag,
      etag: event.etag,
      changed: [],
    });
  });

  test.each(['nonsense', '', 'x'.repeat(10_000)])(
    'gets everything where the node does not know it: %.12s',
    async (etag) => {
      const event = await firstEvent(ahead, { ifNoneMatch: etag });
      expect(event).toMatchObject({ snapshot: true, baseEtag: null });
      expect(event.changed).toHaveLength(50);
    },
  );

  test('is of no use for another tenant’s state: that is told from it, or whole, but always right', async () => {
    const other = await RawClient.connect(ahead.wsUrl, await token({ tenant: tenantIds.bluebird }));
    other.subscribe('1', LIVE);
    await other.until((each) => each.of('1').length === 1);
    other.close();
    const [theirs] = eventsOf(other, '1');
    const event = await firstEvent(ahead, { ifNoneMatch: theirs?.etag });
    const map = new Map(event.snapshot ? [] : theirs?.changed.map(({ key, limit }) => [key, limit]));
    for (const { key, limit } of event.changed) map.set(key, limit);
    const resolution = (await readState(database.url)).resolve(tenantIds.acme);
    expect(map).toEqual(new Map(resolution?.features.map(({ key, limit }) => [key, limit])));
  });
});

test('on at 50, off at 51, reconnect to a node at 49: the client ends with 51, and no delta misfits', async () => {
  // Both at the same revision, with a client each that shall move over.
  const map = new Map<string, number | null>();
  let etag: string | null = null;
  const apply = (update: LiveUpdate): void => {
    if (update.snapshot) map.clear();
    else if (update.baseEtag !== etag) throw new Error(`a delta from ${update.baseEtag} for who holds ${etag}`);
    for (const { key, limit } of update.changed) map.set(key, limit);
    ({ etag } = update);
  };
  const at49 = await firstEvent(behind, {});
  proxy.hold();
  const client = await RawClient.connect(ahead.wsUrl, bearer);
  client.subscribe('1', LIVE);
  const fifty = await edit();
  await client.until((each) => Number(eventsOf(each, '1').at(-1)?.revision) === fifty);
  const fiftyOne = await writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: tierRowSql(tierIds.pro, KEY, { enabled: false, value: 1 }),
  });
  await client.until((each) => Number(eventsOf(each, '1').at(-1)?.revision) === fiftyOne);
  for (const update of eventsOf(client, '1')) apply(update);
  client.close();
  expect(map.get(KEY)).toBe(0);

  const moved = await RawClient.connect(behind.wsUrl, bearer);
  moved.subscribe('1', LIVE, { ifNoneMatch: etag });
  await moved.until((each) => eventsOf(each, '1').length === 1);
  const [first] = eventsOf(moved, '1');
  expect(first).toMatchObject({ snapshot: true, revision: at49.revision });
  proxy.restore();
  await moved.until((each) => Number(eventsOf(each, '1').at(-1)?.revision) === fiftyOne);
  for (const update of eventsOf(moved, '1')) apply(update);
  expect(map.get(KEY)).toBe(0);
  moved.close();
});

describe('a revision that must be known', () => {
  test('is waited for by a node that is behind, on both transports', async () => {
    for (let round = 0; round < 3; round += 1) {
      const revision = await writer.write({
        scopes: { tiers: [tierIds.pro] },
        sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value: 9_000 + round }),
        notify: false,
      });
      const [event, answer] = await Promise.all([
        firstEvent(behind, { minRevision: String(revision) }),
        graphql(behind.url, bearer, 'query ($r: Revision) { resolvedFeatures(minRevision: $r) { revision } }', {
          r: String(revision),
        }),
      ]);
      expect(Number(event.revision)).toBeGreaterThanOrEqual(revision);
      expect(answer.data).toEqual({ resolvedFeatures: { revision: String(revision) } });
    }
  });

  test('is refused where the database does not have it either', async () => {
    const client = await RawClient.connect(ahead.wsUrl, bearer);
    client.subscribe('1', LIVE, { minRevision: '123456789' });
    await client.until((each) => each.of('1').length > 0);
    expect(client.of('1')[0]).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'FEATURE_SERVICE_UNAVAILABLE' } }],
    });
    const answer = await graphql(ahead.url, bearer, '{ resolvedFeatures(minRevision: "123456789") { revision } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FEATURE_SERVICE_UNAVAILABLE' });
    client.close();
  });
});

test('when the database is replaced, every client gets its state anew, and old etags are worth nothing', async () => {
  const client = new LiveClient(ahead.wsUrl, bearer);
  await client.until(({ updates }) => updates.length === 1);
  const before = await firstEvent(ahead, {});
  // As after a restore: an older revision under another epoch.
  await database.query(`update head set epoch = gen_random_uuid(), revision = revision - 1`);
  await client.until(({ updates }) => updates.at(-1)?.epoch !== before.epoch);
  expect(client.updates.at(-1)).toMatchObject({ snapshot: true });
  expect(client.updates).toHaveLength(2);
  const event = await firstEvent(ahead, { ifNoneMatch: before.etag });
  expect(event.snapshot).toBe(true);
  const state = await readState(database.url);
  const resolution = state.resolve(tenantIds.acme);
  expect(client.features).toEqual(resolution && expectedMap(resolution));
  // And changes go on from there.
  await database.query(`update head set revision = (select max(revision) from change)`);
  await edit();
  await client.until(({ features }) => features.get(KEY)?.limit === value);
  await client.close();
});

test('a token that expires ends its subscriptions within five seconds, also while changes go on', async () => {
  const expiring = await token({ tenant: tenantIds.acme, lifetime: 3 });
  const { exp } = JSON.parse(Buffer.from(expiring.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
  const client = await RawClient.connect(ahead.wsUrl, expiring);
  client.subscribe('1', LIVE);
  await until('it is closed', async () => client.closed !== undefined || (await edit(), false));
  const lag = Date.now() - exp * 1_000;
  expect(client.closed).toBe(4403);
  expect(lag).toBeGreaterThanOrEqual(0);
  expect(lag).toBeLessThan(5_000);
  console.log(`resume: a token's subscription ended ${Math.round(lag)} ms after it`);
});
