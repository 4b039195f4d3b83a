import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { addExtraFeatures, arrange, check, type Given, type GivenTenant } from '../support/semantics-world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: 'registry', settings: { FEATURE_CONTROL_MODE: 'enforce' } });
  await addExtraFeatures(app);
});
afterAll(() => app?.close());

const on = { enabled: true };
const off = { enabled: false };
const limit = (value: number): object => ({ enabled: true, limit: value });

interface Saved {
  readonly revision: string | null;
  readonly problem: {
    readonly code: string;
    readonly path: readonly string[];
    readonly details: Record<string, unknown>;
  } | null;
  readonly changedKeys: readonly string[];
  readonly tenantCount: number | null;
  readonly tier: { readonly version: number } | null;
  readonly impact: unknown;
}

const SAVE = `mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) {
  revision problem { code path details } changedKeys tenantCount tier { version }
  impact { tenantCount features { key on off limits tenants { id effect } } } } }`;

async function save(tierId: string, changes: readonly object[], rest: object = {}): Promise<Saved> {
  const input = { tierId, expectedVersion: 0, changes, ...rest };
  return (await expectData<{ setTierFeatures: Saved }>(app.url, await token(), SAVE, { input })).setTierFeatures;
}

/** One line a row: `ENABLE ui.x.a`, oldest first. */
async function audit(revision: string | null): Promise<string[]> {
  const query = `query ($r: Revision) { auditLog(filter: { revision: $r }, first: 100) { edges { node { action featureKey position } } } }`;
  const data = await expectData<{ auditLog: { edges: { node: { action: string; featureKey: string } }[] } }>(
    app.url,
    await token(),
    query,
    { r: revision },
  );
  return data.auditLog.edges.map(({ node }) => `${node.action} ${node.featureKey}`).toReversed();
}

async function head(): Promise<string> {
  const [row] = await app.database.query<{ revision: string }>('select revision::text from head');
  return row?.revision ?? '';
}

const rows = (...keys: string[]): NonNullable<Given['rows']> =>
  Object.fromEntries(keys.map((key) => [key, { value: on }]));

describe('a save that goes through', () => {
  type Case = [name: string, given: Given, changes: object[], options: object, log: string[]];
  it.each<Case>([
    [
      'a chain comes along',
      {},
      [{ key: 'ui.x.c', value: on }],
      { autoEnableDependencies: true },
      ['ENABLE ui.x.a', 'ENABLE ui.x.b', 'ENABLE ui.x.c'],
    ],
    [
      'only what is missing comes along',
      { rows: rows('ui.x.a') },
      [{ key: 'ui.x.c', value: on }],
      { autoEnableDependencies: true },
      ['ENABLE ui.x.b', 'ENABLE ui.x.c'],
    ],
    [
      'a limit comes along with the value that it keeps',
      {},
      [{ key: 'ui.x.d', value: on }],
      { autoEnableDependencies: true },
      ['ENABLE ui.x.a', 'ENABLE ui.x.b', 'ENABLE ui.x.d', 'ENABLE ui.x.int_off'],
    ],
    [
      'a chain falls',
      { rows: rows('ui.x.a', 'ui.x.b', 'ui.x.c') },
      [{ key: 'ui.x.a', value: off }],
      { cascadeDisable: true },
      ['DISABLE ui.x.a', 'DISABLE ui.x.b', 'DISABLE ui.x.c'],
    ],
    [
      'inherit that switches off makes a chain fall',
      { rows: rows('ui.x.a', 'ui.x.b') },
      [{ key: 'ui.x.a', inherit: true }],
      { cascadeDisable: true },
      ['DISABLE ui.x.a', 'DISABLE ui.x.b'],
    ],
    [
      'what is on by default falls with an off row',
      {},
      [{ key: 'ui.x.bool_on', value: off }],
      { cascadeDisable: true },
      ['DISABLE ui.x.bool_on', 'DISABLE ui.x.default_child', 'DISABLE ui.x.grandchild'],
    ],
    [
      'inherit that switches on',
      {
        rows: {
          'ui.x.bool_on': { value: off },
          'ui.x.default_child': { value: off },
          'ui.x.grandchild': { value: off },
        },
      },
      [{ key: 'ui.x.bool_on', inherit: true }],
      {},
      ['ENABLE ui.x.bool_on'],
    ],
    [
      'inherit that changes nothing but the row',
      { rows: rows('ui.x.bool_on') },
      [{ key: 'ui.x.bool_on', inherit: true }],
      {},
      ['UPDATE ui.x.bool_on'],
    ],
    ['pinning a default', {}, [{ key: 'ui.x.bool_on', value: on }], {}, ['UPDATE ui.x.bool_on']],
    [
      'dependencies and dependents in one patch, dependents first',
      {},
      [
        { key: 'ui.x.b', value: on },
        { key: 'ui.x.a', value: on },
      ],
      {},
      ['ENABLE ui.x.a', 'ENABLE ui.x.b'],
    ],
    [
      'both off in one patch',
      { rows: rows('ui.x.a', 'ui.x.b') },
      [
        { key: 'ui.x.a', value: off },
        { key: 'ui.x.b', value: off },
      ],
      {},
      ['DISABLE ui.x.a', 'DISABLE ui.x.b'],
    ],
    [
      'a rival goes in the same patch',
      {},
      [
        { key: 'ui.x.m', value: off },
        { key: 'ui.x.n', value: on },
      ],
      {},
      ['DISABLE ui.x.m', 'ENABLE ui.x.n'],
    ],
    [
      'unlimited',
      { rows: { 'ui.x.int_ten': { value: { enabled: true, value: 3 } } } },
      [{ key: 'ui.x.int_ten', value: { enabled: true, unlimited: true } }],
      {},
      ['UPDATE ui.x.int_ten'],
    ],
    ['a limit of zero is on', {}, [{ key: 'ui.x.int_off', value: limit(0) }], {}, ['ENABLE ui.x.int_off']],
    [
      'off that carries a value',
      { rows: { 'ui.x.int_ten': { value: { enabled: true, value: 3 } } } },
      [{ key: 'ui.x.int_ten', value: { enabled: false, limit: 3 } }],
      {},
      ['DISABLE ui.x.int_ten'],
    ],
    [
      'a boolean with nulls for all that is not said',
      {},
      [{ key: 'ui.x.bool_off', value: { enabled: true, limit: null, unlimited: null, text: null, json: null } }],
      {},
      ['ENABLE ui.x.bool_off'],
    ],
    [
      'off with a lone json of null',
      { rows: { 'ui.x.json_on': { value: { enabled: true, value: [] } } } },
      [{ key: 'ui.x.json_on', value: { enabled: false, json: null } }],
      {},
      ['DISABLE ui.x.json_on'],
    ],
    [
      'text',
      {},
      [{ key: 'ui.x.str_off', value: { enabled: true, text: 'x'.repeat(1_024) } }],
      {},
      ['ENABLE ui.x.str_off'],
    ],
    ['json', {}, [{ key: 'ui.x.json_off', value: { enabled: true, json: [] } }], {}, ['ENABLE ui.x.json_off']],
    [
      'json by its schema',
      {},
      [{ key: 'ui.x.json_strict', value: { enabled: true, json: { n: 1 } } }],
      {},
      ['ENABLE ui.x.json_strict'],
    ],
    [
      'an older fault of others stops nobody',
      { rows: rows('ui.x.b') },
      [{ key: 'ui.x.bool_off', value: on }],
      {},
      ['ENABLE ui.x.bool_off'],
    ],
    [
      'a deprecated one that is on already gets another flag',
      { rows: rows('ui.x.old') },
      [{ key: 'ui.x.old', allowTenantOverride: false }],
      {},
      ['UPDATE ui.x.old'],
    ],
    ['an inactive one is prepared as off', {}, [{ key: 'ui.x.killed', value: off }], {}, ['UPDATE ui.x.killed']],
    [
      'flags with a value that stays',
      { rows: rows('ui.x.bool_off') },
      [{ key: 'ui.x.bool_off', value: on, allowTenantUpgrade: true }],
      {},
      ['UPDATE ui.x.bool_off'],
    ],
    ['premium by a row', {}, [{ key: 'models.anthropic', value: on }], {}, ['ENABLE models.anthropic']],
  ])('%s', async (_name, given, changes, options, log) => {
    const { tierId } = await arrange(app, given);
    const before = Number(await head());
    const saved = await save(tierId, changes, options);
    expect(saved.problem).toBeNull();
    expect(Number(saved.revision)).toBe(before + 1);
    expect((await audit(saved.revision)).toSorted()).toEqual(log.toSorted());
    expect(saved.changedKeys.toSorted()).toEqual(log.map((line) => line.replace(/^\w+ /, '')).toSorted());
    expect(saved).toMatchObject({ tenantCount: 1, tier: { version: 1 }, impact: null });
    const again = await save(tierId, changes, { ...options, expectedVersion: 1 });
    expect(again).toMatchObject({ problem: null, revision: saved.revision, changedKeys: [], tier: { version: 1 } });
  });

  it('writes nothing for an empty patch', async () => {
    const { tierId } = await arrange(app, {});
    const before = await head();
    expect(await save(tierId, [])).toMatchObject({
      problem: null,
      revision: before,
      changedKeys: [],
      tier: { version: 0 },
    });
    expect(await head()).toBe(before);
  });
});

describe('a save that is refused', () => {
  type Case = [name: string, given: Given, changes: object[], options: object, code: string, details: object];
  it.each<Case>([
    [
      'an unknown key',
      {},
      [
        { key: 'ui.x.bool_off', value: on },
        { key: 'models.cohere', value: on },
      ],
      {},
      'UNKNOWN_FEATURE',
      { key: 'models.cohere' },
    ],
    ['a key of odd syntax', {}, [{ key: 'Nope!', value: on }], {}, 'UNKNOWN_FEATURE', { key: 'Nope!' }],
    ['__proto__', {}, [{ key: '__proto__', value: on }], {}, 'UNKNOWN_FEATURE', { key: '__proto__' }],
    ['an empty key', {}, [{ key: '', inherit: true }], {}, 'UNKNOWN_FEATURE', { key: '' }],
    ['a key of 300 characters', {}, [{ key: 'x'.repeat(300), inherit: true }], {}, 'UNKNOWN_FEATURE', {}],
    [
      'existence before value',
      {},
      [
        { key: 'ui.x.int_ten', value: on },
        { key: 'nope', value: on },
      ],
      {},
      'UNKNOWN_FEATURE',
      {},
    ],
    [
      'value before relations',
      {},
      [
        { key: 'ui.x.b', value: on },
        { key: 'ui.x.int_ten', value: on },
      ],
      {},
      'INVALID_VALUE',
      { key: 'ui.x.int_ten', detail: 'VALUE_REQUIRED' },
    ],
    [
      'relations before version',
      {},
      [{ key: 'ui.x.b', value: on }],
      { expectedVersion: 7 },
      'DEPENDENCY_UNMET',
      { missing: ['ui.x.a'] },
    ],
    [
      'the version last',
      {},
      [{ key: 'ui.x.a', value: on }],
      { expectedVersion: 7 },
      'STALE_WRITE',
      { expectedVersion: 7, currentVersion: 0 },
    ],
    ['the version of an empty patch', {}, [], { expectedVersion: 1 }, 'STALE_WRITE', {}],
    [
      'the version of a patch that says nothing new',
      {},
      [{ key: 'ui.x.a', inherit: true }],
      { expectedVersion: -1 },
      'STALE_WRITE',
      {},
    ],
    [
      'the same key twice',
      {},
      [
        { key: 'ui.x.a', value: on },
        { key: 'ui.x.a', value: off },
      ],
      {},
      'INVALID_VALUE',
      { key: 'ui.x.a' },
    ],
    [
      'a negative limit',
      {},
      [{ key: 'ui.x.int_ten', value: limit(-1) }],
      {},
      'INVALID_VALUE',
      { detail: 'OUT_OF_RANGE' },
    ],
    [
      'a limit and unlimited',
      {},
      [{ key: 'ui.x.int_ten', value: { enabled: true, limit: 1, unlimited: true } }],
      {},
      'INVALID_VALUE',
      {},
    ],
    [
      'a text for a limit',
      {},
      [{ key: 'ui.x.int_ten', value: { enabled: true, text: '10' } }],
      {},
      'INVALID_VALUE',
      { detail: 'NOT_AN_INTEGER' },
    ],
    [
      'a number in json for a limit',
      {},
      [{ key: 'ui.x.int_ten', value: { enabled: true, json: 5 } }],
      {},
      'INVALID_VALUE',
      { detail: 'NOT_AN_INTEGER' },
    ],
    [
      'a value for a boolean',
      {},
      [{ key: 'ui.x.bool_off', value: limit(1) }],
      {},
      'INVALID_VALUE',
      { detail: 'VALUE_NOT_ALLOWED' },
    ],
    [
      'a value for a boolean that is off',
      {},
      [{ key: 'ui.x.bool_on', value: { enabled: false, text: 'x' } }],
      {},
      'INVALID_VALUE',
      { detail: 'VALUE_NOT_ALLOWED' },
    ],
    [
      'an empty text',
      {},
      [{ key: 'ui.x.str_off', value: { enabled: true, text: '' } }],
      {},
      'INVALID_VALUE',
      { detail: 'OUT_OF_RANGE' },
    ],
    [
      'a text of 1,025 characters',
      {},
      [{ key: 'ui.x.str_off', value: { enabled: true, text: 'x'.repeat(1_025) } }],
      {},
      'INVALID_VALUE',
      { detail: 'OUT_OF_RANGE' },
    ],
    ['no text', {}, [{ key: 'ui.x.str_off', value: on }], {}, 'INVALID_VALUE', { detail: 'VALUE_REQUIRED' }],
    [
      'json that is a scalar',
      {},
      [{ key: 'ui.x.json_off', value: { enabled: true, json: 'a' } }],
      {},
      'INVALID_VALUE',
      { detail: 'NOT_JSON_CONTAINER' },
    ],
    [
      'json that is null',
      {},
      [{ key: 'ui.x.json_off', value: { enabled: true, json: null } }],
      {},
      'INVALID_VALUE',
      { detail: 'NOT_JSON_CONTAINER' },
    ],
    [
      'nulls for all that is not said',
      {},
      [{ key: 'ui.x.json_off', value: { enabled: true, limit: null, unlimited: null, text: null, json: null } }],
      {},
      'INVALID_VALUE',
      { detail: 'VALUE_REQUIRED' },
    ],
    [
      'json that its schema refuses',
      {},
      [{ key: 'ui.x.json_strict', value: { enabled: true, json: { n: 'x' } } }],
      {},
      'INVALID_VALUE',
      { detail: 'SCHEMA_MISMATCH' },
    ],
    [
      'json that is too large',
      {},
      [{ key: 'ui.x.json_off', value: { enabled: true, json: ['x'.repeat(16_384)] } }],
      {},
      'INVALID_VALUE',
      { detail: 'OUT_OF_RANGE' },
    ],
    ['inherit with a value', {}, [{ key: 'ui.x.a', value: on, inherit: true }], {}, 'INVALID_VALUE', {}],
    [
      'an inactive feature',
      {},
      [{ key: 'ui.x.killed_off', value: on }],
      {},
      'FEATURE_INACTIVE',
      { key: 'ui.x.killed_off' },
    ],
    [
      'an inactive dependency, even to be enabled along',
      {},
      [{ key: 'ui.x.needs_killed', value: on }],
      { autoEnableDependencies: true },
      'DEPENDENCY_UNMET',
      { missing: ['ui.x.killed'] },
    ],
    ['a deprecated feature', {}, [{ key: 'ui.x.old', value: on }], {}, 'FEATURE_DEPRECATED', { key: 'ui.x.old' }],
    [
      'a deprecated dependency',
      {},
      [{ key: 'ui.x.needs_old', value: on }],
      { autoEnableDependencies: true },
      'FEATURE_DEPRECATED',
      { key: 'ui.x.old' },
    ],
    [
      'inherit that switches a deprecated one on again',
      { rows: { 'ui.x.old_on': { value: off } } },
      [{ key: 'ui.x.old_on', inherit: true }],
      {},
      'FEATURE_DEPRECATED',
      {},
    ],
    [
      'dependents, all of them',
      { rows: rows('ui.x.a', 'ui.x.b', 'ui.x.c') },
      [{ key: 'ui.x.a', value: off }],
      {},
      'DEPENDENTS_ENABLED',
      { dependents: ['ui.x.b', 'ui.x.c'] },
    ],
    [
      'dependents of what inherit switches off',
      { rows: rows('ui.x.a', 'ui.x.b') },
      [{ key: 'ui.x.a', inherit: true }],
      {},
      'DEPENDENTS_ENABLED',
      { dependents: ['ui.x.b'] },
    ],
    ['dependents that are on by default', {}, [{ key: 'ui.x.bool_on', value: off }], {}, 'DEPENDENTS_ENABLED', {}],
    [
      'enabling what the same patch takes the need of',
      { rows: rows('ui.x.a') },
      [
        { key: 'ui.x.a', value: off },
        { key: 'ui.x.b', value: on },
      ],
      { autoEnableDependencies: true, cascadeDisable: true },
      'DEPENDENCY_UNMET',
      {},
    ],
    [
      'a conflict with a default',
      {},
      [{ key: 'ui.x.n', value: on }],
      { autoEnableDependencies: true, cascadeDisable: true },
      'CONFLICT',
      {},
    ],
    [
      'a conflict declared by the other',
      {},
      [
        { key: 'ui.x.p', value: on },
        { key: 'ui.x.q', value: on },
      ],
      {},
      'CONFLICT',
      {},
    ],
    [
      'a conflict of a dependency that comes along',
      { rows: rows('ui.x.p') },
      [{ key: 'ui.x.q_child', value: on }],
      { autoEnableDependencies: true },
      'CONFLICT',
      {},
    ],
    [
      'inherit that brings a rival back',
      { rows: { 'ui.x.m': { value: off }, 'ui.x.n': { value: on } } },
      [{ key: 'ui.x.m', inherit: true }],
      {},
      'CONFLICT',
      {},
    ],
  ])('%s', async (_name, given, changes, options, code, details) => {
    const { tierId } = await arrange(app, given);
    const before = await head();
    for (const dryRun of [true, false]) {
      const saved = await save(tierId, changes, { ...options, dryRun });
      expect(saved).toMatchObject({
        revision: null,
        tier: null,
        changedKeys: [],
        tenantCount: null,
        impact: null,
        problem: { code },
      });
      expect(saved.problem?.details).toMatchObject(details);
    }
    expect(await head()).toBe(before);
    const [tier] = await app.database.query('select version, features::text from license_tier where id = $1', [tierId]);
    expect(tier).toEqual({ version: 0, features: '{}' });
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'no uuid', '', "'; drop table"])(
    'an unknown tier: %j',
    async (tierId) => {
      expect((await save(tierId, [{ key: 'nope', value: on }])).problem).toMatchObject({ code: 'UNKNOWN_TIER' });
    },
  );

  it.each<[string, object]>([
    ['a limit of text', { changes: [{ key: 'ui.x.int_ten', value: { enabled: true, limit: '5' } }] }],
    ['a limit of a fraction', { changes: [{ key: 'ui.x.int_ten', value: { enabled: true, limit: 1.5 } }] }],
    ['a limit beyond 32 bits', { changes: [{ key: 'ui.x.int_ten', value: { enabled: true, limit: 2_147_483_648 } }] }],
    ['enabled as text', { changes: [{ key: 'ui.x.bool_off', value: { enabled: 'true' } }] }],
    ['no enabled', { changes: [{ key: 'ui.x.bool_off', value: {} }] }],
    ['a reason that is too long', { reason: 'x'.repeat(1_001) }],
    ['an empty idempotency key', { idempotencyKey: '' }],
    ['no version', { expectedVersion: null }],
  ])('%s is a top-level BAD_USER_INPUT', async (_name, input) => {
    const { tierId } = await arrange(app, {});
    const variables = { input: { tierId, expectedVersion: 0, changes: [], ...input } };
    const { errors } = await graphql(app.url, await token(), SAVE, variables);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('a dry run', () => {
  it('leaves nothing and tells who gains, who loses, and whose limits change', async () => {
    const { tierId, tenantId } = await arrange(app, { rows: rows('ui.x.a', 'ui.x.b') });
    const other = await joined(
      tierId,
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin)
      values ($1, 'ui.x.bool_off', 'boolean', '{"enabled": true}', 'admin'), ($1, 'ui.x.int_ten', 'integer', '{"enabled": true, "value": 1}', 'admin')`,
    );
    const suspended = await joined(tierId, 'update tenant set is_active = false where id = $1');
    const dump = async (): Promise<unknown> =>
      app.database
        .query(`select (select json_agg(t order by id) from license_tier t) as tiers, (select json_agg(r order by id) from license_tier_features r) as rows,
        (select count(*) from change) as changes, (select count(*) from feature_audit_log) as lines, (select json_agg(h) from head h) as head,
        (select count(*) from idempotency_key) as keys, (select count(*) from app_user) as users`);
    const before = await dump();
    const changes = [
      { key: 'ui.x.a', value: off },
      { key: 'ui.x.bool_off', value: on },
      { key: 'ui.x.int_ten', value: { enabled: true, unlimited: true } },
      { key: 'ui.x.str_on', value: { enabled: true, text: 'new' } },
    ];
    const saved = await save(tierId, changes, {
      dryRun: true,
      cascadeDisable: true,
      reason: 'to see',
      idempotencyKey: 'dry',
    });
    expect(await dump()).toEqual(before);
    expect(saved).toMatchObject({ problem: null, revision: await head(), tenantCount: 3, tier: { version: 0 } });
    const named = (...tenants: [string, string][]): unknown[] =>
      tenants.map(([id, effect]) => ({ id, effect })).toSorted((x, y) => (x.id < y.id ? -1 : 1));
    const { tenantCount, features } = saved.impact as {
      tenantCount: number;
      features: { key: string; on: number; off: number; limits: number; tenants: { id: string }[] }[];
    };
    expect(tenantCount).toBe(2);
    const byKey = Object.fromEntries(
      features.map(({ key, tenants, ...rest }) => [
        key,
        { ...rest, tenants: tenants.toSorted((x, y) => (x.id < y.id ? -1 : 1)) },
      ]),
    );
    expect(byKey).toEqual({
      'ui.x.a': { on: 0, off: 2, limits: 0, tenants: named([tenantId, 'OFF'], [other, 'OFF']) },
      'ui.x.b': { on: 0, off: 2, limits: 0, tenants: named([tenantId, 'OFF'], [other, 'OFF']) },
      'ui.x.bool_off': { on: 1, off: 0, limits: 0, tenants: named([tenantId, 'ON']) },
      'ui.x.int_ten': { on: 0, off: 0, limits: 1, tenants: named([tenantId, 'LIMIT']) },
      'ui.x.str_on': { on: 0, off: 0, limits: 2, tenants: named([tenantId, 'LIMIT'], [other, 'LIMIT']) },
    });
    expect(suspended).not.toBe(other);
  });

  async function joined(tierId: string, sql: string): Promise<string> {
    const [row] = await app.database.query<{ id: string }>(
      `insert into tenant (name, slug, license_tier_id) values (gen_random_uuid()::text, gen_random_uuid()::text, $1) returning id`,
      [tierId],
    );
    await app.database.query(sql, [row?.id]);
    return row?.id ?? '';
  }
});

describe('what is written about a change', () => {
  const LOG = `query ($f: AuditFilter, $first: Int, $after: String) { auditLog(filter: $f, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { revision position action entityType entityId featureKey oldValue newValue actorSubject actorName reason ipAddress userAgent performedAt } } } }`;
  interface Log {
    auditLog: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: Record<string, unknown> }[];
    };
  }

  it('is one revision with a line a key: before, after, who, why, from where', async () => {
    const { tierId } = await arrange(app, {
      rows: {
        'ui.x.int_ten': { value: { enabled: true, value: 5 }, allowUpgrade: true },
        'ui.x.bool_off': { value: on },
      },
    });
    const changes = [
      { key: 'ui.x.int_ten', value: { enabled: true, unlimited: true } },
      { key: 'ui.x.bool_off', inherit: true },
      { key: 'ui.x.a', value: on, allowTenantOverride: false },
    ];
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await token({ subject: 'grace' })}`,
        'user-agent': 'reviewer/1',
      },
      body: JSON.stringify({
        query: SAVE,
        variables: { input: { tierId, expectedVersion: 0, changes, reason: '  spring sale ' } },
      }),
    });
    const { data } = (await answer.json()) as { data: { setTierFeatures: Saved } };
    const { revision } = data.setTierFeatures;
    const { auditLog } = await expectData<Log>(app.url, await token(), LOG, { f: { tierId } });
    const common = {
      revision,
      entityType: 'TIER',
      entityId: tierId,
      actorSubject: 'grace',
      actorName: 'grace',
      reason: 'spring sale',
      ipAddress: '127.0.0.1',
      userAgent: 'reviewer/1',
    };
    const flags = { allowOverride: true, allowUpgrade: false };
    const saved = auditLog.edges.map(({ node }) => node).filter(({ revision: of }) => of === revision);
    // The oldest line is the host's, who made the tier.
    expect([saved.length, auditLog.edges.length]).toEqual([3, 4]);
    const lines = saved.toSorted((a, b) => String(a['featureKey']).localeCompare(String(b['featureKey'])));
    expect(lines).toMatchObject([
      {
        ...common,
        featureKey: 'ui.x.a',
        action: 'ENABLE',
        oldValue: null,
        newValue: { value: on, allowOverride: false, allowUpgrade: false },
      },
      { ...common, featureKey: 'ui.x.bool_off', action: 'DISABLE', oldValue: { value: on, ...flags }, newValue: null },
      {
        ...common,
        featureKey: 'ui.x.int_ten',
        action: 'UPDATE',
        oldValue: { value: { enabled: true, value: 5 }, allowOverride: true, allowUpgrade: true },
        newValue: { value: { enabled: true, value: null }, allowOverride: true, allowUpgrade: true },
      },
    ]);
    expect(saved.map(({ position }) => position)).toEqual([2, 1, 0]);
    const users = await app.database.query(
      `select distinct u.subject, l.ip_address::text from feature_audit_log l join app_user u on u.id = l.performed_by where l.revision = $1`,
      [revision],
    );
    expect(users).toEqual([{ subject: 'grace', ip_address: '127.0.0.1/32' }]);
    const change = await app.database.query('select operation, scopes from change where revision = $1', [revision]);
    expect(change).toEqual([{ operation: 'setTierFeatures', scopes: { tiers: [tierId] } }]);
  });

  it('is read newest first, page by page, each line once', async () => {
    const { tierId } = await arrange(app, {});
    for (let version = 0; version < 4; version += 1) {
      const value = version % 2 === 0 ? on : off;
      const saved = await save(
        tierId,
        [
          { key: 'ui.x.a', value },
          { key: 'ui.x.bool_off', value },
        ],
        { expectedVersion: version },
      );
      expect(saved.problem).toBeNull();
    }
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { auditLog }: Log = await expectData<Log>(app.url, await token(), LOG, { f: { tierId }, first: 3, after });
      // Eight of the saves, and the host's, who made the tier.
      expect(auditLog.totalCount).toBe(9);
      seen.push(...auditLog.edges.map(({ node }) => `${String(node['revision'])}/${String(node['position'])}`));
      if (!auditLog.pageInfo.hasNextPage) break;
      after = auditLog.pageInfo.endCursor;
    }
    const newest = Number(await head());
    expect(seen.slice(0, 8)).toEqual([0, 1, 2, 3].flatMap((back) => [`${newest - back}/1`, `${newest - back}/0`]));
  });

  it('is in force for the next question', async () => {
    const { tierId, tenantId }: GivenTenant = await arrange(app, {});
    expect(await check(app, tenantId, 'ui.x.bool_off')).toMatchObject({ enabled: false });
    await save(tierId, [{ key: 'ui.x.bool_off', value: on }]);
    expect(await check(app, tenantId, 'ui.x.bool_off')).toMatchObject({ enabled: true, source: 'TIER' });
  });
});
