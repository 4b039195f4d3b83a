import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { createSchema } from '../../server/graphql.ts';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';
import { askerOf, codes, type Told } from '../support/asker.ts';
import { RawClient } from '../support/raw-client.ts';

let app: TestApp;
let admin: string;
let member: string;
let own: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = await token({ subject: 'ada' });
  member = await token({ tenant: tenantIds.acme, subject: 'mallory' });
  own = await token({ tenant: tenantIds.acme, role: 'tenant_admin', subject: 'mallory-admin' });
});
afterAll(() => app.close());

const { transports, post, overHttp } = askerOf(() => app);
const cursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

describe('a cursor that no list gave', () => {
  const root = (name: string): string => `query ($a: String) { ${name}(after: $a) { edges { cursor } } }`;
  const within = (parent: string, name: string): string =>
    `query ($a: String) { ${parent} { ${name}(after: $a) { edges { cursor } } } }`;
  const lists: Readonly<Record<string, string>> = {
    'Query.features': root('features'),
    'Query.models': root('models'),
    'Query.components': root('components'),
    'Query.tenants': root('tenants'),
    'Query.auditLog': root('auditLog'),
    'Query.upgradeRequests': root('upgradeRequests'),
    'Query.apiKeys': root('apiKeys'),
    'Tier.tenants': within('tiers', 'tenants'),
    'Feature.overrides': within('feature(key: "models.openai")', 'overrides'),
    'Feature.tenants': within('feature(key: "models.openai")', 'tenants'),
    'FeatureControl.shadowDifferences': within('featureControl', 'shadowDifferences'),
  };

  test('is tried on every list of the schema', () => {
    const found = Object.values(createSchema().getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ name, args }) =>
            args.some((arg) => arg.name === 'after') ? `${type.name}.${name}` : [],
          )
        : [],
    );
    expect(found.toSorted()).toEqual(Object.keys(lists).toSorted());
  });

  const parts: readonly unknown[] = [
    null,
    -1,
    0,
    1,
    1.5,
    1e308,
    2 ** 60,
    '',
    'x',
    "'; drop table tenant; --",
    'a\0b',
    '\ud800',
    '2026-01-01T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '-infinity',
    '11111111-2222-4333-8444-555555555555',
    [],
    {},
    true,
  ];
  const forged = [
    '',
    'x',
    '%%%',
    '!!!!',
    'bnVsbA',
    cursor(null),
    cursor({}),
    cursor([]),
    cursor('x'),
    cursor([[[]]]),
    'A'.repeat(20_000),
    ...parts.flatMap((part) => [
      cursor([part]),
      cursor([part, part]),
      cursor([part, part, part]),
      cursor([1, part]),
      cursor(['x', part]),
    ]),
    Buffer.from('[1e400]').toString('base64url'),
    Buffer.from('[1e400,1e400]').toString('base64url'),
    Buffer.from('{"__proto__":1}').toString('base64url'),
    Buffer.from('['.repeat(50_000)).toString('base64url'),
  ];

  test.each(Object.entries(lists))(
    'of %s is refused or names a place, and is never an error of the inside',
    async (_list, query) => {
      for (const a of forged) {
        const answer = await overHttp(admin, query, { a });
        expect([a.slice(0, 60), codes(answer)]).toEqual([
          a.slice(0, 60),
          answer.errors === undefined ? [] : ['BAD_USER_INPUT'],
        ]);
      }
    },
  );

  test('opens no line of another tenant to an admin of one', async () => {
    const log = `query ($a: String) { auditLog(first: 100, after: $a) { edges { node { tenantId: entityId entityType } } } }`;
    const requests =
      'query ($a: String) { upgradeRequests(after: $a, first: 100) { edges { node { tenant { id } } } } }';
    for (const a of [
      cursor([1_000_000, 0]),
      cursor([2, 3]),
      cursor(['2099-01-01T00:00:00.000Z', 'ffffffff-ffff-4fff-8fff-ffffffffffff']),
    ]) {
      const lines = JSON.stringify(await overHttp(own, log, { a }));
      const asked = JSON.stringify(await overHttp(own, requests, { a }));
      for (const id of Object.values(tenantIds).filter((tenant) => tenant !== tenantIds.acme)) {
        expect([lines.includes(id), asked.includes(id)]).toEqual([false, false]);
      }
    }
  });
});

describe('a moment', () => {
  const AT =
    'query ($t: ID, $at: DateTime) { resolvedFeatures(tenantId: $t, asOf: $at, keys: ["models.groq"]) { asOf revision features { enabled source } } }';
  const at = async (moment: string | number): Promise<unknown> => {
    const { resolvedFeatures } = await expectData<{
      resolvedFeatures: { features: { enabled: boolean }[]; revision: string };
    }>(app.url, admin, AT, {
      t: tenantIds.solo,
      at: typeof moment === 'number' ? new Date(moment).toISOString() : moment,
    });
    return [Number(resolvedFeatures.revision), resolvedFeatures.features[0]?.enabled];
  };

  test('at the edge of a change or of a window belongs to what begins there', async () => {
    const set = 'mutation ($i: SetTenantOverrideInput!) { setTenantOverride(input: $i) { revision problem { code } } }';
    const ends = Date.now() + 3_600_000;
    const starts = ends - 60_000;
    const i = {
      tenantId: tenantIds.solo,
      key: 'models.groq',
      value: { enabled: true },
      startsAt: new Date(starts),
      expiresAt: new Date(ends),
      reason: 'a',
    };
    const { setTenantOverride: done } = await expectData<{ setTenantOverride: { revision: string } }>(
      app.url,
      admin,
      set,
      { i },
    );
    const revision = Number(done.revision);
    const [change] = await app.database.query<{ at: number }>(
      'select (extract(epoch from at) * 1000)::float8 as at from change where revision = $1',
      [revision],
    );
    const changed = change?.at ?? Number.NaN;
    expect(await at(changed)).toEqual([revision, false]);
    expect(await at(changed - 1)).toEqual([revision - 1, false]);
    expect(await at(starts - 1)).toEqual([revision, false]);
    expect(await at(starts)).toEqual([revision, true]);
    expect(await at(ends - 1)).toEqual([revision, true]);
    expect(await at(ends)).toEqual([revision, false]);
  });

  test('far away or badly written is refused or answered, and is never an error of the inside', async () => {
    const moments = [
      '0001-01-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '+275760-09-13T00:00:00Z',
      '+275760-09-13T00:00:00.001Z',
      '9999-12-31T23:59:59.999Z',
      '1969-12-31T23:59:59.999Z',
      '2026-02-30T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T23:59:60Z',
      '2026-01-01',
      '2026-01-01T00:00:00',
      '2026-01-01T00:00:00+99:99',
      'now',
      'infinity',
      '',
      '1e400',
      '2026-01-01T00:00:00.0000000000000000001Z',
      '٢٠٢٦-01-01T00:00:00Z',
      '294277-01-01T00:00:00Z',
    ];
    for (const moment of moments) {
      for (const ask of Object.values(transports)) {
        const answer = await ask(admin, AT, { t: tenantIds.acme, at: moment });
        expect([moment, codes(answer).includes('INTERNAL_SERVER_ERROR'), codes(answer).length < 2]).toEqual([
          moment,
          false,
          true,
        ]);
      }
      const filtered = await overHttp(
        admin,
        'query ($at: DateTime) { auditLog(filter: { from: $at, until: $at }) { totalCount } }',
        { at: moment },
      );
      expect([moment, codes(filtered).includes('INTERNAL_SERVER_ERROR')]).toEqual([moment, false]);
      const expires = await overHttp(
        admin,
        'mutation ($at: DateTime) { updateTenant(input: { tenantId: "' +
          tenantIds.solo +
          '", expectedVersion: 0, licenseExpiresAt: $at, dryRun: true }) { problem { code } } }',
        { at: moment },
      );
      expect([moment, codes(expires).includes('INTERNAL_SERVER_ERROR')]).toEqual([moment, false]);
    }
  });
});

describe('what is far too large or too deep', () => {
  test('ends at the door, and the next in line is served', async () => {
    const ten = JSON.stringify({ query: '{ viewer { role } }', variables: { x: 'x'.repeat(10_000_000) } });
    const answer = await post(admin, ten).catch(() => null);
    expect([413, undefined]).toContain(answer?.status);
    const deep = `{"query":"{ viewer { role } }","variables":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`;
    expect([400, 413]).toContain((await post(admin, deep)).status);
    const lists = `{"query":"{ viewer { role } }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    expect([400, 413]).toContain((await post(admin, lists)).status);
    const client = await RawClient.connect(app.wsUrl, member);
    client.send(
      `{"id":"1","type":"subscribe","payload":{"query":"{ viewer { role } }","variables":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}}`,
    );
    await client.until(({ closed }) => closed !== undefined || client.of('1').length > 0);
    expect(client.of('1').map(({ type }) => type)).not.toContain('next');
    client.close();
    expect((await overHttp(member, '{ viewer { role } }')).data).toEqual({ viewer: { role: 'MEMBER' } });
  });

  test('is no value of a feature, whichever way it is said', async () => {
    const create = 'mutation ($i: CreateFeatureInput!) { createFeature(input: $i) { problem { code path details } } }';
    const nest = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));
    const values: readonly unknown[] = [
      nest(30),
      { big: 'x'.repeat(16_385) },
      'text',
      5,
      true,
      [nest(29)],
      { ['x'.repeat(17_000)]: 1 },
      JSON.parse('{"__proto__":{"enabled":true}}'),
      { constructor: { prototype: 1 } },
    ];
    for (const [index, json] of values.entries()) {
      for (const ask of Object.values(transports)) {
        const i = {
          key: `ui.hostile.json_${index}`,
          name: 'x',
          type: 'JSON',
          defaultValue: { enabled: true, json },
          dryRun: true,
        };
        const answer: Told = await ask(admin, create, { i });
        expect([index, codes(answer).includes('INTERNAL_SERVER_ERROR')]).toEqual([index, false]);
      }
    }
    expect(({} as { enabled?: unknown }).enabled).toBeUndefined();
  });

  test.each(['1e400', '-1e400', '2147483648', '-1', '1.5', '"5"', '5e-324', '9007199254740993'])(
    '%s is no limit and no amount',
    async (spelt) => {
      const raw = (body: string): Promise<Told> =>
        post(admin, body).then(async (answer) => (await answer.json()) as Told);
      const set = `mutation ($n: Int) { setTenantOverride(input: { tenantId: "${tenantIds.acme}", key: "limits.max_flows", value: { enabled: true, limit: $n }, reason: "a", dryRun: true }) { problem { code } } }`;
      const take = `mutation ($n: Int) { consumeLimit(input: { tenantId: "${tenantIds.acme}", key: "limits.max_flows", amount: $n, dryRun: true }) { problem { code } } }`;
      const check = `query ($n: Int!) { checkLimit(key: "limits.max_flows", tenantId: "${tenantIds.acme}", current: $n) { allowed } }`;
      for (const query of [set, take, check]) {
        const told = await raw(`{"query":${JSON.stringify(query)},"variables":{"n":${spelt}}}`);
        const problem = (Object.values(told.data ?? {})[0] as { problem?: { code: string } | null } | undefined)
          ?.problem?.code;
        expect([codes(told)[0] ?? problem]).toEqual([
          expect.stringMatching(/^(BAD_USER_INPUT|INVALID_VALUE|GRAPHQL_VALIDATION_FAILED)$/),
        ]);
      }
    },
  );
});
