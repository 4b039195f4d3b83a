import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { metric } from '../support/metrics.ts';
import { isFatalClose, RawClient } from '../support/raw-client.ts';
import { until } from '../support/until.ts';

const LIVE =
  'subscription ($id: ID) { resolvedFeaturesChanged(tenantId: $id) { revision etag changed { key limit } } }';
const KEY = 'limits.max_concurrent_executions';

let app: TestApp;
let writer: ChangeWriter;
let bearer: string;
let value = 3_000;

beforeAll(async () => {
  app = await startTestApp();
  writer = createChangeWriter(app.database.url);
  bearer = await token({ tenant: tenantIds.acme });
});
afterAll(async () => {
  await app.close();
  await writer.close();
});

/** A socket with one live operation, `bystander`. */
async function connected(): Promise<RawClient> {
  const client = await RawClient.connect(app.wsUrl, bearer);
  client.subscribe('bystander', LIVE);
  await client.until((each) => each.of('bystander').length === 1);
  return client;
}

/** Waits until the bystander has what is committed now, and answers whether the socket is still open then. */
async function isAlive(client: RawClient): Promise<boolean> {
  value += 1;
  await writer.write({ scopes: { tiers: [tierIds.pro] }, sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value }) });
  await client.until((each) =>
    each.of('bystander').some(({ payload }) => JSON.stringify(payload).includes(`"limit":${value}`)),
  );
  return client.closed === undefined;
}

const operations: readonly (readonly [string, string, Record<string, unknown>?, string?])[] = [
  ['a syntax error', 'subscription { resolvedFeaturesChanged { '],
  ['an empty document', ''],
  ['a field that does not exist', 'subscription { resolvedFeaturesChanged { nonsense } }'],
  ['an operation name that does not exist', LIVE, {}, 'Other'],
  ['two operations and no name', 'query A { viewer { subject } } query B { viewer { subject } }'],
  ['variables of the wrong type', LIVE, { id: { not: 'an id' } }],
  ['a variable that is missing', 'query ($key: FeatureKey!) { checkFeature(key: $key) { enabled } }'],
  [
    'null where a condition needs true or false',
    'subscription ($skip: Boolean = false) { resolvedFeaturesChanged { etag revision @skip(if: $skip) } }',
    { skip: null },
  ],
  [
    'a revision that is no number',
    'subscription ($r: Revision) { resolvedFeaturesChanged(minRevision: $r) { etag } }',
    { r: 'x' },
  ],
  ['a revision far ahead', 'subscription { resolvedFeaturesChanged(minRevision: "999999999") { etag } }'],
  ['a foreign tenant', LIVE, { id: tenantIds.bluebird }],
  ['an id that is none', LIVE, { id: 'nonsense' }],
  ['two root fields', 'subscription { a: resolvedFeaturesChanged { etag } b: resolvedFeaturesChanged { etag } }'],
  ['an operation of a kind that is not there', 'fragment F on ResolvedFeaturesUpdate { etag }'],
  ['a document that is too deep', `{ features ${'{ a'.repeat(60)} ${'}'.repeat(60)} }`],
];

describe('nothing that is wrong with an operation closes its socket:', () => {
  test.each(operations.map(([what, query, variables, name]) => ({ what, query, variables, name })))(
    '$what',
    async ({ query, variables, name }) => {
      const client = await connected();
      client.subscribe('wrong', query, variables, name);
      await client.until((each) => each.of('wrong').length > 0 || each.closed !== undefined);
      expect(client.closed).toBeUndefined();
      const [message] = client.of('wrong');
      const text = JSON.stringify(message);
      expect(text).toMatch(/"message":"[^"]+/);
      expect(text).not.toMatch(/stack|\/server\//);
      expect(await isAlive(client)).toBe(true);
      client.close();
    },
  );

  test('more operations at once than a socket may run', async () => {
    const client = await connected();
    for (let number = 0; number < 80; number += 1) client.subscribe(String(number), LIVE);
    await client.until((each) => Array.from({ length: 80 }, (_, id) => each.of(String(id)).length > 0).every(Boolean));
    const refused = client.messages.filter(({ type }) => type === 'error');
    expect(refused).toHaveLength(31); // 50 run, the bystander among them
    expect(await isAlive(client)).toBe(true);
    client.close();
    await until('nothing of it is left', async () => (await metric(app.url, 'live_subscribers')) === 0);
  });

  test('completing operations that never were, twice, and before they begin', async () => {
    const client = await connected();
    for (const id of ['never', 'quick', 'quick']) client.send({ id, type: 'complete' });
    for (let turn = 0; turn < 20; turn += 1) {
      client.subscribe('quick', LIVE);
      client.send({ id: 'quick', type: 'complete' });
    }
    expect(await isAlive(client)).toBe(true);
    await until('only the bystander is left', async () => (await metric(app.url, 'live_subscribers')) === 1);
    client.close();
  });
});

describe('what is no valid message may end the socket, and only that socket:', () => {
  test.each([
    ['no JSON', 'nonsense'],
    ['no object', '[1, 2]'],
    ['an unknown type', '{"type":"hello"}'],
    ['a subscription without a document', '{"id":"1","type":"subscribe","payload":{}}'],
    ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ viewer { subject } }"}}'],
    ['a message that only a server may send', '{"type":"connection_ack"}'],
    ['a second introduction', '{"type":"connection_init"}'],
    ['half a surrogate', '{"id":"\\ud800","type":"complete"}'],
  ])('%s', async (_what, message) => {
    const witness = await connected();
    const client = await connected();
    client.send(message);
    client.send({ type: 'ping' });
    await client.until((each) => each.closed !== undefined || each.messages.some(({ type }) => type === 'pong'));
    expect([undefined, 1013, 4400, 4429]).toContain(client.closed);
    expect(await isAlive(witness)).toBe(true);
    witness.close();
    client.close();
  });

  test('a subscription under an id that is in use ends the socket as the protocol says', async () => {
    const client = await connected();
    client.subscribe('bystander', LIVE);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed).toBe(4409);
  });

  test('binary frames with valid messages are messages', async () => {
    const client = await connected();
    client.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
    await client.until((each) => each.messages.some(({ type }) => type === 'pong'));
    expect(client.closed).toBeUndefined();
    client.close();
  });

  test('a wrong token, none, and silence are closed with codes that stock clients come back after', async () => {
    for (const params of [{}, { authorization: 'Bearer nonsense' }, { authorization: 7 }]) {
      const client = await RawClient.connect(app.wsUrl, null);
      client.send({ type: 'connection_init', payload: params });
      await client.until(({ closed }) => closed !== undefined);
      expect(client.closed).toBe(4403);
    }
    const silent = await RawClient.connect(app.wsUrl, null);
    await silent.until(({ closed }) => closed !== undefined);
    expect(isFatalClose(silent.closed ?? 0)).toBe(false);
  });
});

test('a client that floods and reads nothing is cut off before it costs much', async () => {
  const client = await connected();
  client.socket.pause();
  const before = process.memoryUsage();
  let sent = 0;
  const began = performance.now();
  await until(
    'it is cut off',
    () => {
      // Every ping is answered with a pong that carries the same.
      for (let burst = 0; burst < 20 && client.socket.readyState === client.socket.OPEN; burst += 1) {
        client.subscribe(`${sent}`, '{ nonsense }');
        client.send({ type: 'ping', payload: { text: 'x'.repeat(50_000) } });
        sent += 50_000;
      }
      // The socket itself says it late, since nobody reads; the server's own count says it at once.
      return metric(app.url, 'live_subscribers').then((count) => count === 0);
    },
    10_000,
  );
  const { heapUsed, external } = process.memoryUsage();
  const grown = (heapUsed + external - before.heapUsed - before.external) / 1_048_576;
  console.log(
    `flood: cut off after ${Math.round(sent / 1_048_576)} MB and ${Math.round(performance.now() - began)} ms; ${Math.round(grown)} MB of memory on both sides`,
  );
  expect(sent).toBeLessThan(64 * 1_048_576);
  client.close();
});
