import { SignJWT } from 'jose';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { limits } from '../../server/transport/limits.ts';
import { settingsFor, startTestApp, type TestApp, token } from '../support/app.ts';
import { askerOf, codes, type Told } from '../support/asker.ts';
import { RawClient } from '../support/raw-client.ts';
import { until } from '../support/until.ts';

let app: TestApp;
let admin: string;
let member: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = await token();
  member = await token({ tenant: tenantIds.acme, subject: 'mallory' });
});
afterAll(() => app.close());

const { post, overHttp, transports } = askerOf(() => app);
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** Bytes in use once everything that nobody needs is gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('a token that does not hold', () => {
  const claims = { role: 'super_admin', email: 'eve@example.com', name: 'Eve' };
  const secret = new TextEncoder().encode(settingsFor('')['AUTH_JWT_SECRET']);
  const sign = (change: (jwt: SignJWT) => SignJWT, alg = 'HS256', key = secret): Promise<string> =>
    change(
      new SignJWT(claims)
        .setProtectedHeader({ alg })
        .setSubject('eve')
        .setIssuer('tests')
        .setAudience('feature-control'),
    ).sign(key);
  const later = (jwt: SignJWT): SignJWT => jwt.setExpirationTime('1h');
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const payload = { ...claims, sub: 'eve', iss: 'tests', aud: 'feature-control', exp: 9_999_999_999 };

  const tokens: readonly [string, () => Promise<string>][] = [
    ['has expired', () => sign((jwt) => jwt.setExpirationTime('-1m'))],
    ['never ends', () => sign((jwt) => jwt)],
    ['is not valid yet', () => sign((jwt) => later(jwt).setNotBefore('10m'))],
    ['has another issuer', () => sign((jwt) => later(jwt).setIssuer('evil'))],
    ['is for another audience', () => sign((jwt) => later(jwt).setAudience('evil'))],
    ['has another algorithm', () => sign(later, 'HS512', new Uint8Array(64).fill(1))],
    ['is signed with HS384 and the right secret', () => sign(later, 'HS384')],
    ['has another secret', () => sign(later, 'HS256', new Uint8Array(64).fill(1))],
    ['is unsigned', async () => `${encode({ alg: 'none' })}.${encode(payload)}.`],
    ['is unsigned and says HS256', async () => `${encode({ alg: 'HS256' })}.${encode(payload)}.`],
    ['says a critical extension', async () => `${encode({ alg: 'HS256', crit: ['x'], x: 1 })}.${encode(payload)}.AAAA`],
    [
      'brings its own key',
      async () => `${encode({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } })}.${encode(payload)}.AA`,
    ],
    ['is no token', async () => 'x'],
    ['is huge', async () => 'x'.repeat(9_000)],
  ];
  test.each(tokens)(
    'because it %s is refused on both transports, and the answer does not repeat it',
    async (_why, make) => {
      const bearer = await make();
      const answer = await post(bearer, { query: '{ viewer { role } }' });
      const text = await answer.text();
      expect([answer.status, codes(JSON.parse(text) as Told)]).toEqual([401, ['UNAUTHENTICATED']]);
      expect(text).not.toContain(bearer.length > 3 ? bearer : 'nothing');

      const kept = await post(bearer, { query: '{ resolvedFeatures { etag } }' });
      expect(kept.status).toBe(401);

      const socket = await RawClient.connect(app.wsUrl, null);
      socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${bearer}` } });
      await socket.until(({ closed }) => closed !== undefined);
      expect([socket.closed, socket.frames]).toEqual([4403, []]);
    },
  );

  test('that ends while it is used ends its subscriptions within five seconds, and its queries', async () => {
    const bearer = await token({ tenant: tenantIds.acme, lifetime: 3 });
    const client = await RawClient.connect(app.wsUrl, bearer);
    client.subscribe('1', 'subscription { resolvedFeaturesChanged { etag } }');
    await client.until(() => client.of('1').length === 1);
    await client.until(({ closed }) => closed !== undefined, 8_000);
    expect(client.closed).toBe(4403);
    // Clocks may differ by two seconds where a token is read.
    const refused = async (): Promise<boolean> =>
      (await post(bearer, { query: '{ viewer { role } }' })).status === 401 &&
      (await post(bearer, { query: '{ resolvedFeatures { etag } }' })).status === 401;
    await until('queries are refused too', refused, 4_000);
  });

  test('is not helped by a name that cannot be stored', async () => {
    for (const name of ['a\0b', 'half \ud800 of a character', '\u001b[31mred']) {
      const bearer = await new SignJWT({ ...claims, name })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('strange')
        .setIssuer('tests')
        .setAudience('feature-control')
        .setExpirationTime('1h')
        .sign(secret);
      const { tiers } = (await overHttp(admin, '{ tiers { id version } }')).data as {
        tiers: { id: string; version: number }[];
      };
      const version = tiers.find(({ id }) => id === tierIds.free)?.version;
      const changes = [
        { key: 'integrations.langfuse', value: { enabled: version !== undefined && version % 2 === 0 } },
      ];
      const set =
        'mutation ($i: SetTierFeaturesInput!) { setTierFeatures(input: $i) { revision problem { code message } } }';
      const { data, errors } = await overHttp(bearer, set, {
        i: { tierId: tierIds.free, expectedVersion: version, changes },
      });
      expect([errors, data?.['setTierFeatures']]).toMatchObject([undefined, { problem: null }]);
    }
  });
});

describe('kept answers', () => {
  const document = '{ resolvedFeatures { etag features { key enabled } } }';
  const ofAdmin = (id: string): string => `{ resolvedFeatures(tenantId: "${id}") { etag features { key enabled } } }`;

  test('of a super admin are never sent to a member who sends the same document', async () => {
    for (const query of [ofAdmin(tenantIds.bluebird), ofAdmin(tenantIds.redwood)]) {
      for (let time = 0; time < 4; time += 1) expect((await post(admin, { query })).status).toBe(200);
      for (let time = 0; time < 4; time += 1) {
        const answer = await post(member, { query });
        expect([codes((await answer.json()) as Told), answer.headers.get('etag')]).toEqual([
          ['TENANT_NOT_FOUND'],
          null,
        ]);
      }
      expect((await post(null, { query })).status).toBe(200);
      expect(codes((await (await post(null, { query })).json()) as Told)).toEqual(['UNAUTHENTICATED']);
    }
  });

  test('of one tenant are never sent to another that has something else', async () => {
    const told = new Map<string, string>();
    for (let time = 0; time < 3; time += 1) {
      for (const tenant of Object.values(tenantIds)) {
        const text = await (
          await post(await token({ tenant }), {
            query: '{ resolvedFeatures { tenantId features { key enabled reason } } }',
          })
        ).text();
        const shared = await (await post(await token({ tenant }), { query: document })).text();
        expect(text).toContain(tenant);
        expect(told.get(tenant) ?? shared).toBe(shared);
        told.set(tenant, shared);
        // What the shared answer says is what the answer made for this tenant alone says.
        const on = (from: string): string[] => {
          const { data } = JSON.parse(from) as {
            data: { resolvedFeatures: { features: { key: string; enabled: boolean }[] } };
          };
          return data.resolvedFeatures.features.filter(({ enabled }) => enabled).map(({ key }) => key);
        };
        expect(on(shared)).toEqual(on(text));
      }
    }
  });

  test('are given only to requests that the ordinary way would answer', async () => {
    const query = '{ resolvedFeatures { etag } }';
    for (let time = 0; time < 3; time += 1) expect((await post(member, { query })).status).toBe(200);
    expect((await post(member, { query }, {}, 'PUT')).status).toBe(404);
    expect((await post(member, { query }, {}, 'DELETE')).status).toBe(404);
    expect((await post(member, { query }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(member, { query }, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await post(member, { query }, { 'content-encoding': 'gzip' })).status).toBe(415);
    for (const revision of ['abc', '-1', '1e400', '0x0', '1, 2', '1.5', '99999999999999999999']) {
      const answer = await post(member, { query }, { 'x-min-revision': revision });
      expect([revision, answer.status]).toEqual([revision, 400]);
      expect(codes((await answer.json()) as Told)).toEqual(['BAD_USER_INPUT']);
    }
    expect(codes((await (await post(member, { query }, { 'x-min-revision': '99999999' })).json()) as Told)).toEqual([
      'FEATURE_SERVICE_UNAVAILABLE',
    ]);
    expect((await post(member, { query }, { 'x-min-revision': '0' })).status).toBe(200);
  });

  test('do not grow with variables, blanks and comments that mean nothing', { timeout: 60_000 }, async () => {
    const junk = (index: number): string =>
      JSON.stringify({
        query: `{ resolvedFeatures { etag } }${' '.repeat(index % 50)} #${index} ${'x'.repeat(8_000)}`,
        variables: { junk: index },
      });
    // Twice: what comes only once is not kept anyway.
    const send = async (index: number): Promise<void> => {
      for (let time = 0; time < 2; time += 1) await (await post(member, junk(index))).arrayBuffer();
    };
    const flood = async (from: number, to: number): Promise<void> => {
      for (let index = from; index < to; index += 10) {
        await Promise.all(Array.from({ length: 10 }, (_, offset) => send(index + offset)));
      }
    };
    await flood(0, 600); // all places are taken
    const before = heapUsed();
    await flood(600, 1_800);
    expect(heapUsed() - before).toBeLessThan(15_000_000);
    expect((await post(member, { query: document })).status).toBe(200);
  });
});

describe('what is too much is refused with the same code on both transports:', () => {
  const bomb = `{ viewer { ...f0 } } ${many(20, (i) => `fragment f${i} on Viewer { ...f${i + 1} ...f${i + 1} }`)} fragment f20 on Viewer { role }`;
  const tooMuch: readonly [string, string, object?][] = [
    ['depth', `{ tenant(id: "x") ${'{ tier { tenants { edges { node '.repeat(4)} { id } ${'} } } }'.repeat(4)} }`],
    ['width', `{ ${many(30, () => 'viewer { role }')} }`],
    ['aliases', `{ viewer { ${many(60, (i) => `a${i}: role`)} } }`],
    ['tokens', `{ viewer { ${'role '.repeat(2_100)} } }`],
    ['a long document', `{ viewer { role } } #${'x'.repeat(50_001)}`],
    ['a fragment bomb', bomb],
    ['a fragment in itself', '{ viewer { ...f } } fragment f on Viewer { role ...f }'],
    ['a flood of directives', `{ viewer { role ${'@skip(if: false) '.repeat(60)} } }`],
    ['a page', '{ tenants(first: 101) { edges { node { id } } } }'],
    ['a page in a variable', 'query ($n: Int) { tenants(first: $n) { edges { node { id } } } }', { n: 1_000_000_000 }],
    [
      'pages of pages',
      '{ features(first: 100) { edges { node { overrides(first: 100) { edges { node { feature { overrides(first: 100) { edges { node { id } } } } } } } } } } }',
    ],
    ['a page below nothing', '{ tenants(first: -1) { edges { node { id } } } }'],
    [
      'deep variables',
      'query ($s: String) { features(search: $s) { totalCount } }',
      { deep: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown },
    ],
    [
      'a list of keys',
      'query ($k: [FeatureKey!]) { resolvedFeatures(keys: $k) { etag } }',
      { k: Array.from({ length: 501 }, (_, i) => `models.a${i}`) },
    ],
  ];
  for (const [what, query, variables] of tooMuch) {
    test.each(Object.entries(transports))(`${what}, %s`, async (_how, ask) => {
      const started = performance.now();
      const answer = await ask(admin, query, variables);
      expect(codes(answer)).toEqual([what === 'a fragment in itself' ? 'GRAPHQL_VALIDATION_FAILED' : 'BAD_USER_INPUT']);
      expect(answer.data ?? null).toBeNull();
      expect(performance.now() - started).toBeLessThan(1_000);
    });
  }

  test('a body and a frame', async () => {
    expect((await post(admin, `{"query":"${'x'.repeat(limits.bodyBytes)}"}`)).status).toBe(413);
    const client = await RawClient.connect(app.wsUrl, admin);
    client.subscribe('1', `{ viewer { role } } #${'x'.repeat(limits.bodyBytes)}`);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed).toBe(1009);
  });

  test('a frame that can still be read: it ends its own operation and no other', async () => {
    const client = await RawClient.connect(app.wsUrl, member);
    client.subscribe('live', 'subscription { resolvedFeaturesChanged { etag } }');
    client.subscribe('large', `{ viewer { role } } #${'x'.repeat(limits.frameBytes)}`);
    await client.until(() => client.of('large').length > 0 && client.of('live').length > 0);
    expect(client.of('large')).toMatchObject([
      {
        type: 'error',
        payload: [{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('65536') }],
      },
    ]);
    expect(client.of('live')).toMatchObject([{ type: 'next' }]);
    expect(client.closed).toBeUndefined();
    client.close();
  });

  test('a frame that is too large for its sender or is no operation', async () => {
    const large = 'x'.repeat(limits.frameBytes);
    const stranger = await RawClient.connect(app.wsUrl, null);
    stranger.subscribe('1', large);
    const known = await RawClient.connect(app.wsUrl, member);
    known.send({ type: 'ping', payload: { large } });
    await stranger.until(({ closed }) => closed !== undefined);
    await known.until(({ closed }) => closed !== undefined);
    expect([stranger.closed, known.closed]).toEqual([1009, 1009]);
  });

  test('operations at once on a socket, which goes on', async () => {
    const client = await RawClient.connect(app.wsUrl, member);
    for (let id = 0; id <= limits.operationsPerSocket; id += 1) {
      client.subscribe(String(id), 'subscription { resolvedFeaturesChanged { etag } }');
    }
    await client.until(() => client.messages.length > limits.operationsPerSocket + 1);
    const refused = client.messages.filter(({ type }) => type === 'error');
    expect(refused).toMatchObject([{ payload: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
    expect(client.closed).toBeUndefined();
    client.close();
  });

  test('a batch: one operation in a request', async () => {
    const batch = [{ query: '{ viewer { role } }' }, { query: '{ viewer { role } }' }];
    expect((await post(admin, batch)).status).toBe(400);
    const client = await RawClient.connect(app.wsUrl, admin);
    client.send(batch);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed).toBe(4400);
  });
});

describe('the schema', () => {
  const guesses: readonly [string, object?][] = [
    ['{ viewr { role } }'],
    ['{ viewer { rol } }'],
    ['{ checkFeature(kee: "models.openai") { enabled } }'],
    ['{ resolvedFeatures(category: MODEL) { etag } }'],
    ['query ($c: FeatureCategory) { resolvedFeatures(category: $c) { etag } }', { c: 'MODEL' }],
    ['query ($c: FeatureCategor) { resolvedFeatures(category: $c) { etag } }'],
    ['{ viewer { ... on Viewr { role } } }'],
    [
      'mutation ($i: SetTierFeaturesInput!) { setTierFeatures(input: $i) { revision } }',
      { i: { tierIdd: 'x', tierId: 'x', expectedVersion: 1, changes: [] } },
    ],
    ['query ($f: AuditFilter) { auditLog(filter: $f) { totalCount } }', { f: { entityTyp: 'TIER' } }],
    ['{ viewer { role @skp(if: true) } }'],
    ['subscription { resolvedFeaturesChangd { etag } }'],
    ['subscription ($r: Revision, $t: IDD) { resolvedFeaturesChanged(minRevision: $r, tenantId: $t) { etag } }'],
    ['{ __schema { types { name } } }'],
    ['{ __type(name: "Query") { name } }'],
  ];
  for (const [query, variables] of guesses) {
    test.each(Object.entries(transports))(`is not told name by name to who asks ${query}, %s`, async (_how, ask) => {
      const answer = await ask(member, query, variables);
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors?.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).not.toMatch(/did you mean/i);
      expect(JSON.stringify(answer)).not.toMatch(/"(viewer|AuditEntry|entityType|MODELS)"/);
    });
  }
});

describe('text', () => {
  const unwanted = {
    'a zero byte': 'a\0b',
    'an escape': '\u001b[2J',
    'half a character': '\ud800',
    'a delete': '\u007f',
  };
  const inputs: readonly [string, string, (text: string) => object][] = [
    ['search', 'query ($s: String) { features(search: $s) { totalCount } }', (s) => ({ s })],
    ['provider', 'query ($s: String) { models(provider: $s) { totalCount } }', (s) => ({ s })],
    ['cursor', 'query ($s: String) { tenants(after: $s) { totalCount } }', (s) => ({ s })],
    ['filter', 'query ($f: AuditFilter) { auditLog(filter: $f) { totalCount } }', (s) => ({ f: { actorSubject: s } })],
    ['key', 'query ($k: FeatureKey!) { feature(key: $k) { name } }', (k) => ({ k })],
    ...['reason', 'idempotencyKey', 'tierId'].map((field): [string, string, (text: string) => object] => [
      field,
      'mutation ($i: SetTierFeaturesInput!) { setTierFeatures(input: $i) { revision problem { code } } }',
      (text) => ({ i: { tierId: tierIds.free, expectedVersion: 1, changes: [], [field]: text } }),
    ]),
  ];
  for (const [input, query, variables] of inputs) {
    test.each(Object.entries(unwanted))(`with %s in ${input} is refused on both transports`, async (_what, text) => {
      for (const ask of Object.values(transports)) {
        expect(codes(await ask(admin, query, variables(text)))).toEqual(['BAD_USER_INPUT']);
      }
    });
  }

  test('that looks like a key is none, however long', async () => {
    const alike = [
      'mоdels.openai',
      'models．openai',
      'MODELS.OPENAI',
      'models.openai\n',
      ' models.openai',
      'models.openaı',
    ];
    for (const key of [...alike, '__proto__', 'constructor', 'toString', '', 'x'.repeat(20_000)]) {
      for (const ask of Object.values(transports)) {
        const one = await ask(member, 'query ($k: FeatureKey!) { checkFeature(key: $k) { enabled reason } }', {
          k: key,
        });
        expect([key, one.data]).toEqual([key, { checkFeature: { enabled: false, reason: 'NOT_FOUND' } }]);
        const all = await ask(
          member,
          'query ($k: [FeatureKey!]) { resolvedFeatures(keys: $k) { features { enabled } } }',
          { k: [key] },
        );
        expect([key, all.data]).toEqual([key, { resolvedFeatures: { features: [{ enabled: false }] } }]);
      }
    }
  });

  test('of a prototype pollutes nothing', async () => {
    const body =
      '{"query":"query($c:FeatureCategory){resolvedFeatures(category:$c){etag}}","variables":{"__proto__":{"c":"NONE"}}}';
    for (let time = 0; time < 3; time += 1) expect((await post(member, body)).status).toBeLessThan(401);
    const client = await RawClient.connect(app.wsUrl, member);
    client.send(`{"id":"1","type":"subscribe","payload":${body}}`);
    client.send(`{"id":"__proto__","type":"subscribe","payload":{"query":"{ viewer { role } }"}}`);
    await client.until(() => client.of('1').length > 0);
    client.close();
    expect(({} as Record<string, unknown>)['c']).toBeUndefined();
    expect((await overHttp(member, '{ viewer { role } }')).data).toEqual({ viewer: { role: 'MEMBER' } });
  });
});

test.each(Object.entries(transports))(
  'keys that are asked for again under every alias are counted each time, %s',
  async (_how, ask) => {
    const query = (aliases: number): string =>
      `query ($k: [FeatureKey!]) { ${many(aliases, (index) => `a${index}: resolvedFeatures(keys: $k) { features { key } }`)} }`;
    const k = Array.from({ length: 500 }, (_, index) => `no.such.key_${index}`);
    const refused = await ask(member, query(20), { k });
    expect(codes(refused)).toEqual(['BAD_USER_INPUT']);
    expect(refused.errors?.[0]?.message).toBe(
      'The operation has 10000 items in the lists of its arguments; the limit is 1000.',
    );
    expect((await ask(member, query(2), { k })).errors).toBeUndefined();
  },
);

test('keys that do not exist are remembered in little memory, and logged in short', async () => {
  const check = (key: string): Promise<Told> =>
    overHttp(member, 'query ($k: FeatureKey!) { checkFeature(key: $k) { reason } }', { k: key });
  await check('x'.repeat(100_000));
  const before = heapUsed();
  for (let index = 0; index < 300; index += 1) await check(`${index}.${'x'.repeat(100_000)}`);
  expect(heapUsed() - before).toBeLessThan(15_000_000);
});

test('an idempotency key of somebody else answers with nothing of theirs', async () => {
  const other = await token({ subject: 'grace' });
  const set =
    'mutation ($i: SetTierFeaturesInput!) { setTierFeatures(input: $i) { revision changedKeys problem { code } } }';
  const version = async (): Promise<unknown> => {
    const { data } = await overHttp(admin, `{ tier(id: "${tierIds.enterprise}") { version } }`);
    return (data?.['tier'] as { version: number } | undefined)?.version;
  };
  const input = async (enabled: boolean) => ({
    i: {
      tierId: tierIds.enterprise,
      expectedVersion: await version(),
      changes: [{ key: 'integrations.langfuse', value: { enabled } }],
      idempotencyKey: 'the same',
    },
  });
  const first = await overHttp(admin, set, await input(false));
  const second = await overHttp(other, set, await input(true));
  expect([first.data, second.data]).toMatchObject([
    { setTierFeatures: { problem: null, changedKeys: ['integrations.langfuse'] } },
    { setTierFeatures: { problem: null, changedKeys: ['integrations.langfuse'] } },
  ]);
  expect(second.data).not.toEqual(first.data);
  expect(codes(await overHttp(member, set, await input(true)))).toEqual(['FORBIDDEN']);
});
