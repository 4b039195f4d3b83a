import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/auth/actor.ts';
import { createSchema } from '../../server/graphql.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { actor, executeAs, type Answer } from '../support/execute-graphql.ts';
import { readWorld, tenantId, tierId, UNKNOWN_ID } from './read-world.ts';

const schema = createSchema();
const ada = actor('super_admin');
const admin = actor('tenant_admin', tenantId(1));
const member = actor('member', tenantId(1));

let database: TestDatabase;
let orm: MikroORM;
const ask = (who: Actor | null, source: string, variables?: Record<string, unknown>): Promise<Answer> =>
  executeAs({ schema, orm }, who, source, variables);

/** The answer's data; fails with the errors where there are any. */
async function read(who: Actor, source: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors } = await ask(who, source, variables);
  expect({ source, errors }).toEqual({ source, errors: [] });
  return data ?? {};
}

const codes = ({ errors }: Answer): unknown[] => errors.map((error) => error.extensions?.['code']);

interface Page {
  readonly totalCount?: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Record<string, unknown> }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.query(readWorld);
  orm = await createOrm({ databaseUrl: database.url });
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

describe('who may read what', () => {
  const onlySuperAdmins = [
    '{ features { edges { cursor } } }',
    '{ feature(key: "ui.f01") { name } }',
    '{ tiers { name } }',
    `{ tier(id: "${tierId(1)}") { name } }`,
    '{ tenants { edges { cursor } } }',
    '{ models { edges { cursor } } }',
    '{ components { edges { cursor } } }',
  ];
  const alsoTenantAdmins = [`{ tenant(id: "${tenantId(1)}") { name } }`, '{ auditLog { edges { cursor } } }'];

  it.each([...onlySuperAdmins, ...alsoTenantAdmins, '{ viewer { role } }'])(
    'nobody reads %s without a token',
    async (query) => {
      expect(codes(await ask(null, query))).toEqual(['UNAUTHENTICATED']);
    },
  );

  it.each([...onlySuperAdmins, ...alsoTenantAdmins])('members do not read %s', async (query) => {
    const answer = await ask(member, query);
    expect(codes(answer)).toEqual(['FORBIDDEN']);
    expect(Object.values(answer.data ?? {}).filter(Boolean)).toEqual([]);
  });

  it.each(onlySuperAdmins)('tenant admins do not read %s', async (query) => {
    expect(codes(await ask(admin, query))).toEqual(['FORBIDDEN']);
  });

  it.each([...onlySuperAdmins, ...alsoTenantAdmins])('super admins read %s', async (query) => {
    expect(codes(await ask(ada, query))).toEqual([]);
  });

  it('answers another tenant exactly like one that does not exist', async () => {
    const query = 'query ($id: ID!) { tenant(id: $id) { name } }';
    const missing = await ask(admin, query, { id: UNKNOWN_ID });
    expect(missing).toEqual({ data: { tenant: null }, errors: [] });
    for (const id of [tenantId(2), tenantId(2).toUpperCase(), 'no uuid', '']) {
      expect(await ask(admin, query, { id })).toEqual(missing);
    }
    for (const id of [UNKNOWN_ID, 'no uuid']) expect(await ask(ada, query, { id })).toEqual(missing);
  });

  it('answers the log of another tenant exactly like that of one that does not exist', async () => {
    const query = 'query ($id: ID!) { auditLog(filter: { tenantId: $id }) { edges { node { id } } } }';
    const missing = await ask(admin, query, { id: UNKNOWN_ID });
    expect(codes(missing)).toEqual(['TENANT_NOT_FOUND']);
    for (const id of [tenantId(2), 'no uuid']) expect(await ask(admin, query, { id })).toEqual(missing);
  });

  it.each([
    'tier { tenants { edges { node { name } } } }',
    'tier { tenantCount }',
    'tier { features { key } }',
    'overrides { feature { name } }',
    'overrides { feature { overrides { edges { node { tenant { name } } } } } }',
  ])('a tenant admin does not get from the own tenant to %s', async (selection) => {
    const answer = await ask(admin, `{ tenant(id: "${tenantId(1)}") { ${selection} } }`);
    expect(new Set(codes(answer))).toEqual(new Set(['FORBIDDEN']));
    expect(JSON.stringify(answer.data)).toMatch(/^\{"tenant":(null|\{"tier":null\})\}$/);
  });

  it('a tenant admin reads the own tenant, the names of its tier, and its overrides', async () => {
    expect(
      await read(
        admin,
        `{ tenant(id: "${tenantId(1)}") { slug tier { name } overrides { key origin tenant { slug } } } }`,
      ),
    ).toEqual({
      tenant: {
        slug: 'tenant-1',
        tier: { name: 'Pro' },
        overrides: [
          { key: 'ui.f01', origin: 'ADMIN', tenant: { slug: 'tenant-1' } },
          { key: 'ui.f03', origin: 'ADMIN', tenant: { slug: 'tenant-1' } },
        ],
      },
    });
  });

  it('tells everybody who they are', async () => {
    const query = '{ viewer { subject email name role tenant { id name slug isActive } } }';
    const who = { email: 'member@example.com', name: 'Somebody', subject: 'a-member', role: 'MEMBER' };
    expect(await read(member, query)).toEqual({
      viewer: { ...who, tenant: { id: tenantId(1), name: 'Tenant 001', slug: 'tenant-1', isActive: true } },
    });
    expect(await read(ada, query)).toMatchObject({ viewer: { role: 'SUPER_ADMIN', tenant: null } });
  });
});

describe('the audit log', () => {
  const query = `query ($filter: AuditFilter) { auditLog(filter: $filter, first: 100) { totalCount edges { node {
    revision position performedAt action entityType entityId featureKey oldValue newValue actorSubject actorName reason ipAddress userAgent } } } }`;

  async function log(who: Actor, filter: Record<string, unknown> | null = null): Promise<Record<string, unknown>[]> {
    const { auditLog } = (await read(who, query, { filter })) as { auditLog: Page };
    expect(auditLog.totalCount).toBe(auditLog.edges.length);
    return auditLog.edges.map(({ node }) => node);
  }

  it('shows a super admin everything, newest first', async () => {
    const lines = await log(ada);
    expect(lines).toHaveLength(60);
    expect(lines[0]).toEqual({
      revision: '130',
      position: 1,
      performedAt: '2026-02-02T06:00:00.000Z',
      action: 'UPDATE',
      entityType: 'TENANT',
      entityId: tenantId(3),
      featureKey: 'ui.f01',
      oldValue: null,
      newValue: { n: 30 },
      actorSubject: 'ada',
      actorName: 'Ada',
      reason: 'because',
      ipAddress: '198.51.100.1',
      userAgent: 'browser',
    });
    const order = lines.map(({ revision, position }) => Number(revision) * 10 + Number(position));
    expect(order).toEqual(order.toSorted((a, b) => b - a));
  });

  it('shows a tenant admin the own tenant only, without address and user agent', async () => {
    const lines = await log(admin);
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ entityId }) => entityId))).toEqual(new Set([tenantId(1)]));
    expect(
      lines.every(({ ipAddress, userAgent, reason }) => ipAddress === null && userAgent === null && reason !== null),
    ).toBe(true);
    expect(await log(admin, { tenantId: tenantId(1) })).toEqual(lines);
    expect(await log(admin, { tierId: tierId(1) })).toEqual([]);
  });

  it.each([
    ['a tenant', { tenantId: tenantId(1) }, 14],
    ['a tier', { tierId: tierId(1) }, 30],
    ['a kind of thing', { entityType: 'TENANT' }, 30],
    ['a feature', { featureKey: 'ui.f01' }, 60],
    ['another feature', { featureKey: '$tier' }, 0],
    ['an action', { action: 'ENABLE' }, 30],
    ['an actor', { actorSubject: 'ada' }, 60],
    ['another actor', { actorSubject: "x' or true --" }, 0],
    ['a change', { revision: '105' }, 2],
    ['a time', { from: '2026-02-01T05:00:00Z', until: '2026-02-01T07:00:00+00:00' }, 4],
    ['several things at once', { tierId: tierId(1), action: 'UPDATE', revision: '101' }, 1],
    ['an id that is none', { tierId: 'no uuid' }, 0],
  ])('filters by %s', async (_name, filter, count) => {
    expect(await log(ada, filter)).toHaveLength(count);
  });
});

describe('lists', () => {
  const lists = [
    ['features', 'key', 51],
    ['tenants', 'name', 100],
    ['models', 'name', 60],
    ['components', 'name', 40],
    ['auditLog', 'id', 60],
  ] as const;

  async function page(source: string, list: string, after: string | null): Promise<Page> {
    return (await read(ada, source, { after }))[list] as Page;
  }

  it.each(lists)('%s come whole and in order, page by page', async (list, field, count) => {
    const pageOf = (first: string): string =>
      `query ($after: String) { ${list}(${first}after: $after) { totalCount edges { cursor node { ${field} } }
         pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const whole = await page(pageOf('first: 100, '), list, null);
    expect(whole.edges).toHaveLength(count);
    expect(whole.pageInfo.hasNextPage).toBe(false);
    const seen = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const next: Page = await page(pageOf('first: 7, '), list, after);
      expect(next.totalCount).toBe(count);
      expect(next.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(next.pageInfo.startCursor).toBe(next.edges[0]?.cursor);
      seen.push(...next.edges.map(({ node }) => node[field]));
      after = next.pageInfo.endCursor;
      if (!next.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(whole.edges.map(({ node }) => node[field]));
    expect(new Set(seen).size).toBe(count);
    expect((await page(pageOf(''), list, null)).edges).toHaveLength(20);
  });

  it('nested lists come whole and in order, page by page, for several parents at once', async () => {
    const seen = new Map<string, string[]>();
    const query = `query ($after: String) { tiers { name tenants(first: 20, after: $after) { totalCount
      edges { node { name tier { name } } } pageInfo { hasNextPage endCursor } } } }`;
    interface Tier {
      name: string;
      tenants: Page & { edges: { node: { name: string; tier: { name: string } } }[] };
    }
    for (const tier of (await read(ada, '{ tiers { name } }'))['tiers'] as Tier[]) seen.set(tier.name, []);
    for (const name of seen.keys()) {
      let after: string | null = null;
      do {
        const tiers = (await read(ada, query, { after }))['tiers'] as Tier[];
        const tier: Tier | undefined = tiers.find((each) => each.name === name);
        expect(tier?.tenants.totalCount).toBe(33);
        for (const { node } of tier?.tenants.edges ?? []) {
          expect(node.tier.name).toBe(name);
          seen.get(name)?.push(node.name);
        }
        after = tier?.tenants.pageInfo.hasNextPage === true ? tier.tenants.pageInfo.endCursor : null;
      } while (after !== null);
    }
    for (const names of seen.values()) {
      expect(names).toEqual(names.toSorted());
      expect(new Set(names).size).toBe(33);
    }
  });

  it('asks different pages of the same list in one operation', async () => {
    const answer = await read(
      ada,
      `{ tier(id: "${tierId(1)}") { one: tenants(first: 1) { edges { node { name } } } two: tenants(first: 2) { edges { node { name } } } } }`,
    );
    expect(answer).toEqual({
      tier: {
        one: { edges: [{ node: { name: 'Tenant 003' } }] },
        two: { edges: [{ node: { name: 'Tenant 003' } }, { node: { name: 'Tenant 006' } }] },
      },
    });
  });

  it.each([
    ['first: 0', ['BAD_USER_INPUT']],
    ['first: -1', ['BAD_USER_INPUT']],
    ['first: 101', ['BAD_USER_INPUT']],
    ['first: 100', []],
    ['after: "rubbish"', ['BAD_USER_INPUT']],
    ['after: ""', ['BAD_USER_INPUT']],
    [`after: "${Buffer.from('["a"]').toString('base64url')}"`, ['BAD_USER_INPUT']],
    [`after: "${Buffer.from('["a", "no uuid"]').toString('base64url')}"`, ['BAD_USER_INPUT']],
    [`after: "${Buffer.from(JSON.stringify(['\0', UNKNOWN_ID])).toString('base64url')}"`, ['BAD_USER_INPUT']],
    [`after: "${Buffer.from(JSON.stringify(["x' or true --", UNKNOWN_ID])).toString('base64url')}"`, []],
    [String.raw`search: "\u0000"`, ['BAD_USER_INPUT']],
    [String.raw`search: "a\u0007b"`, ['BAD_USER_INPUT']],
    [String.raw`search: "\u009b"`, ['BAD_USER_INPUT']],
    [String.raw`search: "a\tb"`, []],
    [`search: "' or true --"`, []],
    ['search: "? :x $1"', []],
    ['tierId: "no uuid"', []],
  ])('tenants(%s) answers with the codes %s', async (args, expected) => {
    expect(codes(await ask(ada, `{ tenants(${args}) { edges { node { name } } } }`))).toEqual(expected);
  });

  it('refuse half a character in a variable', async () => {
    const query = 'query ($search: String) { tenants(search: $search) { totalCount } }';
    expect(codes(await ask(ada, query, { search: '\ud800' }))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await ask(ada, query, { search: '\ud83d\ude00' }))).toEqual([]);
  });

  async function namesOf(list: string, args: string): Promise<unknown[]> {
    const answer = await read(ada, `{ ${list}(${args}) { totalCount edges { node { name } } } }`);
    const { edges, totalCount } = answer[list] as Page;
    expect(totalCount).toBeGreaterThanOrEqual(edges.length);
    return edges.map(({ node }) => node['name']);
  }

  it('search text as it is typed, whatever its case', async () => {
    expect(await namesOf('features', 'search: "100%"')).toEqual(['Feature 7']);
    expect(await namesOf('features', 'search: "100_"')).toEqual([]);
    expect(await namesOf('features', String.raw`search: "\\"`)).toEqual([]);
    expect(await namesOf('features', 'search: "UI.F1", first: 3')).toEqual(['Feature 10', 'Feature 11', 'Feature 12']);
    expect(await namesOf('tenants', 'search: " tenant-99 "')).toEqual(['Tenant 099']);
    expect(await namesOf('models', 'search: "m-42"')).toEqual(['Model 42']);
    expect(await namesOf('components', 'search: "c_40"')).toEqual(['Component 40']);
  });

  it('filter', async () => {
    expect(await namesOf('features', 'category: LIMITS')).toEqual(['Seats']);
    expect(await namesOf('features', 'isActive: false')).toEqual(['Feature 50']);
    expect(await namesOf('models', 'provider: "anthropic"')).toEqual([]);
    expect(await namesOf('models', 'provider: "openai", first: 1')).toEqual(['Model 01']);
    expect(await namesOf('components', 'category: "helpers", isActive: true, first: 1')).toEqual(['Component 01']);
    expect(await namesOf('tenants', `tierId: "${tierId(2)}", search: "9", first: 2`)).toEqual([
      'Tenant 019',
      'Tenant 049',
    ]);
    expect(await namesOf('tenants', `tierId: "${UNKNOWN_ID}"`)).toEqual([]);
  });
});

describe('nested reading', () => {
  it('goes from a feature to everything that sets it, hangs on it, and is related to it', async () => {
    const answer = await read(
      ada,
      `{ feature(key: "ui.f02") {
        id name category type defaultValue { enabled limit unlimited text json } isActive
        tiers { key inherited allowTenantOverride allowTenantUpgrade value { enabled } tier { name } }
        overrides { totalCount edges { node { key value { enabled } expiresAt tenant { slug } } } }
        models { name inputPricePer1k feature { key } }
        components { name componentName feature { key } requiredFeatures { key } }
        dependsOn { key } dependents { key } conflictsWith { key }
      } }`,
    );
    const entry = {
      key: 'ui.f02',
      inherited: false,
      allowTenantOverride: false,
      allowTenantUpgrade: true,
      value: { enabled: false },
    };
    expect(answer['feature']).toEqual({
      id: expect.any(String),
      name: 'Feature 2',
      category: 'UI',
      type: 'BOOLEAN',
      defaultValue: { enabled: true, limit: null, unlimited: false, text: null, json: null },
      isActive: true,
      tiers: ['Free', 'Pro', 'Enterprise'].map((name) => ({ ...entry, tier: { name } })),
      overrides: {
        totalCount: 2,
        edges: ['tenant-49', 'tenant-98'].map((slug) => ({
          node: { key: 'ui.f02', value: { enabled: true }, expiresAt: null, tenant: { slug } },
        })),
      },
      models: ['Model 01', 'Model 51'].map((name) => ({
        name,
        inputPricePer1k: '0.000150',
        feature: { key: 'ui.f02' },
      })),
      components: [
        {
          name: 'Component 01',
          componentName: 'C1',
          feature: null,
          requiredFeatures: [{ key: 'ui.f02' }, { key: 'ui.f03' }],
        },
        {
          name: 'Component 02',
          componentName: 'C2',
          feature: { key: 'ui.f02' },
          requiredFeatures: [{ key: 'ui.f03' }, { key: 'ui.f04' }],
        },
      ],
      dependsOn: [{ key: 'ui.f01' }],
      dependents: [{ key: 'ui.f03' }],
      conflictsWith: [],
    });
  });

  it('tells a conflict from both sides', async () => {
    expect(
      await read(
        ada,
        '{ a: feature(key: "ui.f01") { conflictsWith { key } } b: feature(key: "ui.f50") { conflictsWith { key } } }',
      ),
    ).toEqual({
      a: { conflictsWith: [{ key: 'ui.f50' }] },
      b: { conflictsWith: [{ key: 'ui.f01' }] },
    });
  });

  it('tells what a tier says itself and what it inherits', async () => {
    const query = `{ tier(id: "${tierId(3)}") { name tenantCount version
      limits: features(category: LIMITS) { key inherited value { enabled limit unlimited } }
      own: features(inherited: false) { key }
      inherited: features(inherited: true) { key allowTenantOverride allowTenantUpgrade value { enabled } feature { name } } } }`;
    const { tier } = (await read(ada, query)) as {
      tier: { own: unknown[]; inherited: unknown[] } & Record<string, unknown>;
    };
    expect(tier).toMatchObject({ name: 'Enterprise', tenantCount: 33, version: 0 });
    expect(tier['limits']).toEqual([
      { key: 'limits.seats', inherited: false, value: { enabled: true, limit: null, unlimited: true } },
    ]);
    expect(tier.own).toHaveLength(26);
    expect(tier.inherited).toHaveLength(25);
    expect(tier.inherited[0]).toEqual({
      key: 'ui.f01',
      allowTenantOverride: true,
      allowTenantUpgrade: false,
      value: { enabled: true },
      feature: { name: 'Feature 1' },
    });
  });

  it.each([
    ['{ feature(key: "ui.ghost") { name } }', { feature: null }],
    [`{ tier(id: "${UNKNOWN_ID}") { name } }`, { tier: null }],
    ['{ tier(id: "no uuid") { name } }', { tier: null }],
    [
      `{ tenant(id: "${tenantId(100)}") { tier { name } licenseExpiresAt } }`,
      { tenant: { tier: null, licenseExpiresAt: null } },
    ],
  ])('answers null for what is not there: %s', async (query, expected) => {
    expect(await read(ada, query)).toEqual(expected);
  });

  it.each(['UI.F01', 'ui', 'ui..f', 'ui.f01 ', 'ui.f01.a.b.c', '__proto__', `ui.${'a'.repeat(255)}`, 'ui.f\u0430'])(
    'answers null for the key %j, which no feature can have',
    async (key) => {
      expect(await ask(ada, 'query ($key: FeatureKey!) { feature(key: $key) { name } }', { key })).toMatchObject({
        data: { feature: null },
        errors: [],
      });
    },
  );

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-01',
    '2026-02-01T00:00:00',
    '1769904000000',
    '2026-02-01T24:00:00Z',
    '0000-01-01T00:00:00Z',
    ' 2026-02-01T00:00:00Z',
  ])('refuses the time %j', async (from) => {
    const query = 'query ($from: DateTime!) { auditLog(filter: { from: $from }) { totalCount } }';
    expect(codes(await ask(ada, query, { from }))).toEqual(['BAD_USER_INPUT']);
  });

  it.each(['-1', '1.5', '1e3', '99999999999999999999', 'x', '', '01'])('refuses the revision %j', async (revision) => {
    const query = 'query ($revision: Revision!) { auditLog(filter: { revision: $revision }) { totalCount } }';
    expect(codes(await ask(ada, query, { revision }))).toEqual(['BAD_USER_INPUT']);
  });
});
