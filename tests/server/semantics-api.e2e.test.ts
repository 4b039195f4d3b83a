import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { addExtraFeatures, arrange, check, type Given } from '../support/semantics-world.ts';
import { until } from '../support/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: 'registry', settings: { FEATURE_CONTROL_MODE: 'enforce' } });
  await addExtraFeatures(app);
});
afterAll(() => app?.close());

const on = { enabled: true };
const off = { enabled: false };
const PAST = `now() - interval '1 millisecond'`;
const FUTURE = `now() + interval '1 hour'`;
const over = { licenceEnds: PAST } as const;
const limit = (value: number | null): { enabled: true; value: number | null } => ({ enabled: true, value });
const text = (value: string): { enabled: true; value: string } => ({ enabled: true, value });

type Case = [name: string, given: Given, key: string, expected: Readonly<Record<string, unknown>>];
const answers = (cases: readonly Case[]): void => {
  it.each(cases)('%s', async (_name, given, key, expected) => {
    const { tenantId } = await arrange(app, given);
    expect(await check(app, tenantId, key)).toMatchObject({ key, ...expected });
  });
};

const byDefault = { source: 'DEFAULT', reason: 'DEFAULT' };
const byTier = { source: 'TIER', reason: 'TIER' };
const byOverride = { source: 'TENANT_OVERRIDE', reason: 'TENANT_OVERRIDE' };
const ended = { source: 'DEFAULT', reason: 'LICENSE_EXPIRED' };

describe('a value of every type', () => {
  answers([
    [
      'integer on',
      {},
      'ui.x.int_ten',
      { enabled: true, limit: 10, unlimited: false, text: null, json: null, ...byDefault },
    ],
    ['integer unlimited', {}, 'ui.x.int_free', { enabled: true, limit: null, unlimited: true, ...byDefault }],
    [
      'integer off that carries a value',
      {},
      'ui.x.int_off',
      { enabled: false, limit: 0, unlimited: false, ...byDefault },
    ],
    [
      'integer off in the tier over unlimited',
      { rows: { 'ui.x.int_free': { value: { enabled: false, value: null } } } },
      'ui.x.int_free',
      { enabled: false, limit: 0, unlimited: false, ...byTier },
    ],
    ['string on', {}, 'ui.x.str_on', { enabled: true, text: 'base', limit: null, unlimited: false }],
    [
      'string off',
      { rows: { 'ui.x.str_on': { value: { enabled: false, value: 'kept' } } } },
      'ui.x.str_on',
      { enabled: false, text: null, ...byTier },
    ],
    ['json on', {}, 'ui.x.json_on', { enabled: true, json: { a: 1 } }],
    [
      'json is replaced whole',
      { rows: { 'ui.x.json_on': { value: { enabled: true, value: { b: [] } } } } },
      'ui.x.json_on',
      { json: { b: [] }, ...byTier },
    ],
    [
      'json may be a list',
      { overrides: { 'ui.x.json_off': { value: { enabled: true, value: [1] } } } },
      'ui.x.json_off',
      { enabled: true, json: [1], ...byOverride },
    ],
    [
      'the largest limit',
      { rows: { 'ui.x.int_off': { value: limit(2_147_483_647) } } },
      'ui.x.int_off',
      { enabled: true, limit: 2_147_483_647 },
    ],
  ]);
});

describe('a licence that is over', () => {
  answers([
    [
      'boolean: default on, tier off stays off',
      { ...over, rows: { 'ui.x.bool_on': { value: off } } },
      'ui.x.bool_on',
      { enabled: false, ...byTier },
    ],
    [
      'boolean: default on, tier on is a tie that names the default',
      { ...over, rows: { 'ui.x.bool_on': { value: on } } },
      'ui.x.bool_on',
      { enabled: true, ...byDefault },
    ],
    [
      'boolean: default off, tier off is a tie that names the default',
      { ...over, rows: { 'ui.x.bool_off': { value: off } } },
      'ui.x.bool_off',
      { enabled: false, ...byDefault },
    ],
    [
      'boolean: a restriction bites on',
      { ...over, rows: { 'ui.x.bool_on': { value: on } }, overrides: { 'ui.x.bool_on': { value: off } } },
      'ui.x.bool_on',
      { enabled: false, ...byOverride, ignoredOverride: null },
    ],
    [
      'boolean: an admin override that grants is held back',
      { ...over, overrides: { 'ui.x.bool_off': { value: on, expires: FUTURE } } },
      'ui.x.bool_off',
      { enabled: false, ...ended, ignoredOverride: 'LICENSE_EXPIRED', expiresAt: null },
    ],
    [
      'boolean: tier off, override on was on by the override',
      { ...over, rows: { 'ui.x.bool_on': { value: off } }, overrides: { 'ui.x.bool_on': { value: on } } },
      'ui.x.bool_on',
      { enabled: false, source: 'TIER', reason: 'LICENSE_EXPIRED', ignoredOverride: 'LICENSE_EXPIRED' },
    ],
    [
      'integer: the smallest of three is the default',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(50) } }, overrides: { 'ui.x.int_ten': { value: limit(100) } } },
      'ui.x.int_ten',
      { limit: 10, ...ended, ignoredOverride: 'LICENSE_EXPIRED' },
    ],
    [
      'integer: the smallest of three is the tier',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(5) } }, overrides: { 'ui.x.int_ten': { value: limit(100) } } },
      'ui.x.int_ten',
      { limit: 5, source: 'TIER', reason: 'LICENSE_EXPIRED' },
    ],
    [
      'integer: the smallest of three is the override',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(5) } }, overrides: { 'ui.x.int_ten': { value: limit(3) } } },
      'ui.x.int_ten',
      { limit: 3, ...byOverride, ignoredOverride: null },
    ],
    [
      'integer: unlimited is the largest',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(null) } } },
      'ui.x.int_ten',
      { limit: 10, unlimited: false, ...ended },
    ],
    [
      'integer: unlimited by default, limited by the tier',
      { ...over, rows: { 'ui.x.int_free': { value: limit(4) } } },
      'ui.x.int_free',
      { limit: 4, unlimited: false, ...byTier },
    ],
    [
      'integer: zero is smaller than any but off',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(0) } } },
      'ui.x.int_ten',
      { enabled: true, limit: 0, ...byTier },
    ],
    [
      'integer: off is smaller than zero',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(0) } }, overrides: { 'ui.x.int_ten': { value: off } } },
      'ui.x.int_ten',
      { enabled: false, limit: 0, ...byOverride },
    ],
    [
      'integer: equal amounts name the lower layer',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(10) } } },
      'ui.x.int_ten',
      { limit: 10, ...byDefault },
    ],
    [
      'string: every layer on gives the default',
      { ...over, rows: { 'ui.x.str_on': { value: text('gold') } } },
      'ui.x.str_on',
      { text: 'base', ...ended },
    ],
    [
      'string: a layer that is off wins',
      { ...over, rows: { 'ui.x.str_on': { value: off } }, overrides: { 'ui.x.str_on': { value: text('x') } } },
      'ui.x.str_on',
      { enabled: false, text: null, source: 'TIER', reason: 'LICENSE_EXPIRED' },
    ],
    [
      'string: default off, tier on',
      { ...over, rows: { 'ui.x.str_off': { value: text('gold') } } },
      'ui.x.str_off',
      { enabled: false, ...ended },
    ],
    [
      'json: equal content in another order changed nothing',
      { ...over, rows: { 'ui.x.json_on': { value: { enabled: true, value: { a: 1 } } } } },
      'ui.x.json_on',
      { json: { a: 1 }, ...byDefault },
    ],
    [
      'json: every layer on gives the default',
      { ...over, rows: { 'ui.x.json_on': { value: { enabled: true, value: { a: 2 } } } } },
      'ui.x.json_on',
      { json: { a: 1 }, ...ended },
    ],
    [
      'no tier: no licence can be over',
      { ...over, withoutTier: true, overrides: { 'ui.x.bool_off': { value: on } } },
      'ui.x.bool_off',
      { enabled: true, ...byOverride },
    ],
    ['what was not changed by it does not name it', { ...over }, 'models.openai', { enabled: true, ...byDefault }],
    [
      'an override that is over already is EXPIRED, not held back',
      { ...over, overrides: { 'ui.x.bool_off': { value: on, expires: PAST } } },
      'ui.x.bool_off',
      { ...byDefault, ignoredOverride: 'EXPIRED' },
    ],
    [
      'a dependency that fell with it is named',
      { ...over, rows: { 'ui.x.a': { value: on } }, overrides: {} },
      'ui.x.b',
      { enabled: false, ...byDefault },
    ],
    [
      'an end that is still to come',
      { licenceEnds: FUTURE, rows: { 'ui.x.bool_off': { value: on } } },
      'ui.x.bool_off',
      { enabled: true, ...byTier, expiresAt: null },
    ],
  ]);
});

describe('overrides', () => {
  answers([
    [
      'not allowed, on',
      {
        rows: { 'ui.x.bool_off': { value: off, allowOverride: false } },
        overrides: { 'ui.x.bool_off': { value: on } },
      },
      'ui.x.bool_off',
      { enabled: false, ...byTier, ignoredOverride: 'NOT_ALLOWED' },
    ],
    [
      'not allowed, a restriction',
      { rows: { 'ui.x.bool_on': { value: on, allowOverride: false } }, overrides: { 'ui.x.bool_on': { value: off } } },
      'ui.x.bool_on',
      { enabled: true, ...byTier, ignoredOverride: 'NOT_ALLOWED' },
    ],
    [
      'not allowed, but an approved upgrade counts',
      {
        rows: { 'ui.x.bool_off': { value: off, allowOverride: false } },
        overrides: { 'ui.x.bool_off': { value: on, origin: 'upgrade' } },
      },
      'ui.x.bool_off',
      { enabled: true, ...byOverride, ignoredOverride: null },
    ],
    [
      'an approved upgrade ends by its time',
      {
        rows: { 'ui.x.bool_off': { value: off, allowOverride: false } },
        overrides: { 'ui.x.bool_off': { value: on, origin: 'upgrade', expires: PAST } },
      },
      'ui.x.bool_off',
      { enabled: false, ...byTier, ignoredOverride: 'EXPIRED' },
    ],
    [
      'time is looked at before permission',
      {
        rows: { 'ui.x.bool_off': { value: off, allowOverride: false } },
        overrides: { 'ui.x.bool_off': { value: on, starts: FUTURE } },
      },
      'ui.x.bool_off',
      { enabled: false, ignoredOverride: 'NOT_STARTED' },
    ],
    [
      'no tier: no flag forbids it',
      { withoutTier: true, overrides: { 'models.google': { value: off } } },
      'models.google',
      { enabled: false, ...byOverride },
    ],
    [
      'revoked is as if deleted',
      { overrides: { 'ui.x.int_ten': { value: limit(99), revoked: true } } },
      'ui.x.int_ten',
      { limit: 10, ...byDefault, ignoredOverride: null },
    ],
    [
      'a limit to unlimited',
      { rows: { 'ui.x.int_ten': { value: limit(5) } }, overrides: { 'ui.x.int_ten': { value: limit(null) } } },
      'ui.x.int_ten',
      { limit: null, unlimited: true, ...byOverride },
    ],
    [
      'a killed feature with an override on',
      { overrides: { 'ui.x.killed': { value: on } } },
      'ui.x.killed',
      { enabled: false, source: 'SYSTEM', reason: 'INACTIVE', expiresAt: null, upgradable: false },
    ],
    [
      'a killed feature with a tier row and an override',
      {
        rows: { 'ui.x.killed_off': { value: on, allowUpgrade: true } },
        overrides: { 'ui.x.killed_off': { value: on, origin: 'upgrade' } },
      },
      'ui.x.killed_off',
      { enabled: false, source: 'SYSTEM', reason: 'INACTIVE', upgradable: false },
    ],
    [
      'a suspended tenant with an override',
      { suspended: true, overrides: { 'ui.x.int_ten': { value: limit(99) } } },
      'ui.x.int_ten',
      {
        enabled: false,
        limit: 0,
        unlimited: false,
        source: 'SYSTEM',
        reason: 'TENANT_INACTIVE',
        ignoredOverride: null,
      },
    ],
    ['suspended beats inactive', { suspended: true }, 'ui.x.killed', { reason: 'TENANT_INACTIVE' }],
  ]);
});

describe('upgradable', () => {
  const row = (value: Given['rows'], rest: Given = {}): Given => ({ ...rest, rows: value ?? {} });
  answers([
    [
      'off, allowed',
      row({ 'ui.x.bool_off': { value: off, allowUpgrade: true } }),
      'ui.x.bool_off',
      { upgradable: true },
    ],
    ['on', row({ 'ui.x.bool_off': { value: on, allowUpgrade: true } }), 'ui.x.bool_off', { upgradable: false }],
    ['off, not allowed', row({ 'ui.x.bool_off': { value: off } }), 'ui.x.bool_off', { upgradable: false }],
    ['no row', {}, 'ui.x.bool_off', { upgradable: false }],
    [
      'a finite limit',
      row({ 'ui.x.int_ten': { value: limit(10), allowUpgrade: true } }),
      'ui.x.int_ten',
      { upgradable: true },
    ],
    [
      'a limit of zero',
      row({ 'ui.x.int_ten': { value: limit(0), allowUpgrade: true } }),
      'ui.x.int_ten',
      { upgradable: true },
    ],
    [
      'unlimited',
      row({ 'ui.x.int_ten': { value: limit(null), allowUpgrade: true } }),
      'ui.x.int_ten',
      { upgradable: false },
    ],
    [
      'finite in the tier, unlimited by override',
      row(
        { 'ui.x.int_ten': { value: limit(1), allowUpgrade: true } },
        { overrides: { 'ui.x.int_ten': { value: limit(null) } } },
      ),
      'ui.x.int_ten',
      { upgradable: false },
    ],
    [
      'a limit that is off',
      row({ 'ui.x.int_ten': { value: off, allowUpgrade: true } }),
      'ui.x.int_ten',
      { upgradable: true },
    ],
    [
      'a text that is on',
      row({ 'ui.x.str_off': { value: text('a'), allowUpgrade: true } }),
      'ui.x.str_off',
      { upgradable: false },
    ],
    [
      'json that is off',
      row({ 'ui.x.json_on': { value: off, allowUpgrade: true } }),
      'ui.x.json_on',
      { upgradable: true },
    ],
    [
      'licence over',
      row({ 'ui.x.bool_off': { value: off, allowUpgrade: true } }, over),
      'ui.x.bool_off',
      { upgradable: false },
    ],
    [
      'suspended',
      row({ 'ui.x.bool_off': { value: off, allowUpgrade: true } }, { suspended: true }),
      'ui.x.bool_off',
      { upgradable: false },
    ],
    [
      'deprecated',
      row({ 'ui.x.old': { value: off, allowUpgrade: true } }),
      'ui.x.old',
      { upgradable: false, deprecated: true, deprecatedMessage: 'Use another one.' },
    ],
    [
      'inactive',
      row({ 'ui.x.killed_off': { value: off, allowUpgrade: true } }),
      'ui.x.killed_off',
      { upgradable: false },
    ],
    [
      'on by override, allowed by the tier',
      row({ 'ui.x.bool_off': { value: off, allowUpgrade: true } }, { overrides: { 'ui.x.bool_off': { value: on } } }),
      'ui.x.bool_off',
      { upgradable: false },
    ],
    [
      'off by a restriction',
      row({ 'ui.x.bool_on': { value: on, allowUpgrade: true } }, { overrides: { 'ui.x.bool_on': { value: off } } }),
      'ui.x.bool_on',
      { upgradable: true },
    ],
    [
      'off for want of a dependency',
      row({ 'ui.x.b': { value: on, allowUpgrade: true } }),
      'ui.x.b',
      { upgradable: true, reason: 'DEPENDENCY_UNMET' },
    ],
    [
      'needs setup and is off',
      row({ 'ui.x.setup': { value: off } }),
      'ui.x.setup',
      { enabled: false, requiresSetup: true },
    ],
    [
      'needs setup and is on',
      row({ 'ui.x.setup': { value: on } }),
      'ui.x.setup',
      { enabled: true, requiresSetup: true },
    ],
  ]);
});

describe('relations', () => {
  const rows = (...keys: string[]): Given['rows'] => Object.fromEntries(keys.map((key) => [key, { value: on }]));
  answers([
    [
      'a chain that is whole',
      { rows: rows('ui.x.a', 'ui.x.b', 'ui.x.c') ?? {} },
      'ui.x.c',
      { enabled: true, blockedBy: [] },
    ],
    [
      'the middle misses its own',
      { rows: rows('ui.x.b', 'ui.x.c') ?? {} },
      'ui.x.b',
      { enabled: false, source: 'TIER', reason: 'DEPENDENCY_UNMET', blockedBy: ['ui.x.a'] },
    ],
    [
      'two blockers, sorted, both direct',
      { rows: rows('ui.x.d') ?? {} },
      'ui.x.d',
      { reason: 'DEPENDENCY_UNMET', blockedBy: ['ui.x.b', 'ui.x.int_off'] },
    ],
    [
      'a dependency on a limit of zero is met',
      { rows: { ...rows('ui.x.a', 'ui.x.b', 'ui.x.d'), 'ui.x.int_off': { value: limit(0) } } },
      'ui.x.d',
      { enabled: true },
    ],
    [
      'off by itself is not blocked',
      { rows: { 'ui.x.d': { value: off } } },
      'ui.x.d',
      { reason: 'TIER', blockedBy: [] },
    ],
    [
      'a killed dependency',
      { rows: rows('ui.x.needs_killed') ?? {} },
      'ui.x.needs_killed',
      { reason: 'DEPENDENCY_UNMET', blockedBy: ['ui.x.killed'] },
    ],
    [
      'override over tier over default',
      { rows: rows('ui.x.n') ?? {}, overrides: { 'ui.x.m': { value: on } } },
      'ui.x.n',
      { enabled: false, reason: 'CONFLICT', source: 'TIER', blockedBy: ['ui.x.m'] },
    ],
    [
      'the same source: display order',
      { rows: rows('ui.x.m', 'ui.x.n') ?? {} },
      'ui.x.n',
      { enabled: false, reason: 'CONFLICT', blockedBy: ['ui.x.m'] },
    ],
    [
      'stored one way, holds the other',
      { rows: rows('ui.x.p', 'ui.x.q') ?? {} },
      'ui.x.q',
      { enabled: false, reason: 'CONFLICT', blockedBy: ['ui.x.p'] },
    ],
    [
      'a child takes its parent along',
      { rows: rows('ui.x.p', 'ui.x.q') ?? {}, overrides: { 'ui.x.q_child': { value: on } } },
      'ui.x.p',
      { enabled: false, reason: 'CONFLICT', blockedBy: ['ui.x.q'] },
    ],
    [
      'a child whose parent lost',
      { rows: rows('ui.x.q', 'ui.x.q_child') ?? {}, overrides: { 'ui.x.p': { value: on } } },
      'ui.x.q_child',
      { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: ['ui.x.q'] },
    ],
    [
      'a rival that lacks its own need does no harm',
      { overrides: { 'ui.x.q_child': { value: on } }, rows: rows('ui.x.p') ?? {} },
      'ui.x.p',
      { enabled: true },
    ],
    [
      'licence over: dependency before licence',
      { ...over, rows: rows('ui.x.a', 'ui.x.b') ?? {} },
      'ui.x.b',
      { enabled: false, ...ended, blockedBy: [] },
    ],
  ]);
});

describe('windows', () => {
  it('end at their millisecond, with nobody writing anything', async () => {
    const { tenantId } = await arrange(app, {
      overrides: {
        'ui.x.bool_off': { value: on, expires: `date_trunc('milliseconds', now() + interval '700 milliseconds')` },
      },
    });
    const first = await check(app, tenantId, 'ui.x.bool_off');
    expect(first).toMatchObject({ enabled: true, ...byOverride });
    const query = `query ($t: ID) { resolvedFeatures(tenantId: $t, keys: ["ui.x.bool_off"]) { asOf nextChangeAt features { enabled ignoredOverride } } }`;
    const read = async (): Promise<{
      asOf: string;
      nextChangeAt: string | null;
      features: { enabled: boolean; ignoredOverride: string | null }[];
    }> =>
      (
        await expectData<{ resolvedFeatures: Awaited<ReturnType<typeof read>> }>(app.url, await token(), query, {
          t: tenantId,
        })
      ).resolvedFeatures;
    expect((await read()).nextChangeAt).toBe(first['expiresAt']);
    await until('the override is over', async () => (await read()).features[0]?.enabled === false);
    expect(await read()).toMatchObject({
      asOf: first['expiresAt'],
      nextChangeAt: null,
      features: [{ ignoredOverride: 'EXPIRED' }],
    });
  });
});

describe('keys that the registry does not have', () => {
  const odd = [
    'models.cohere',
    'ui.debug',
    'nope',
    '',
    'Models.OpenAI',
    'models.openai ',
    '__proto__',
    'constructor',
    'a.b.c.d.e.f',
    '$tier',
    '"',
    'ключ',
    '😀',
    'x'.repeat(300),
  ];
  it.each(odd)('checkFeature(%j) answers NOT_FOUND', async (key) => {
    const { tenantId } = await arrange(app, {});
    expect(await check(app, tenantId, key)).toEqual({
      key,
      name: null,
      category: null,
      type: null,
      enabled: false,
      limit: null,
      unlimited: false,
      text: null,
      json: null,
      source: 'SYSTEM',
      reason: 'NOT_FOUND',
      blockedBy: [],
      ignoredOverride: null,
      deprecated: false,
      deprecatedMessage: null,
      requiresSetup: false,
      upgradable: false,
      pendingRequestId: null,
      expiresAt: null,
    });
    const query = `query ($k: FeatureKey!, $t: ID!) { checkLimit(key: $k, current: 0, tenantId: $t) { allowed limit unlimited reason }
      explainFeature(key: $k, tenantId: $t) { winner feature { reason } layers { source } }
      resolvedFeatures(tenantId: $t, keys: [$k, "models.openai"]) { features { key reason } } feature(key: $k) { key } }`;
    expect(await expectData(app.url, await token(), query, { k: key, t: tenantId })).toEqual({
      checkLimit: { allowed: false, limit: 0, unlimited: false, reason: 'NOT_FOUND' },
      explainFeature: { winner: 'SYSTEM', feature: { reason: 'NOT_FOUND' }, layers: [] },
      resolvedFeatures: {
        features: [
          { key, reason: 'NOT_FOUND' },
          { key: 'models.openai', reason: 'DEFAULT' },
        ],
      },
      feature: null,
    });
  });

  it('also where it stands in the document itself', async () => {
    const { tenantId } = await arrange(app, {});
    const data = await expectData(
      app.url,
      await token(),
      `{ checkFeature(key: "No Such", tenantId: "${tenantId}") { reason } }`,
    );
    expect(data).toEqual({ checkFeature: { reason: 'NOT_FOUND' } });
  });

  it.each([
    ['5', 'a number'],
    ['true', 'a boolean'],
    ['null', 'null'],
    ['["models.openai"]', 'a list'],
    ['OPENAI', 'an enum'],
  ])('refuses %s, which is no text', async (literal) => {
    const { tenantId } = await arrange(app, {});
    const { errors } = await graphql(
      app.url,
      await token(),
      `{ checkFeature(key: ${literal}, tenantId: "${tenantId}") { reason } }`,
    );
    expect(errors?.length).toBeGreaterThan(0);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors?.[0]?.extensions['code']);
  });
});

describe('checkLimit', () => {
  const ask = async (given: Given, key: string, current: number, requested?: number): Promise<unknown> => {
    const { tenantId } = await arrange(app, given);
    const query = `query ($k: FeatureKey!, $t: ID, $c: Int!, $r: Int! = 1) { checkLimit(key: $k, tenantId: $t, current: $c, requested: $r) { allowed limit unlimited reason } }`;
    const variables = { k: key, t: tenantId, c: current, ...(requested !== undefined && { r: requested }) };
    return (await expectData<{ checkLimit: unknown }>(app.url, await token(), query, variables)).checkLimit;
  };
  const yes = { allowed: true };
  const no = { allowed: false };
  it.each<[string, Given, string, number, number | undefined, object]>([
    ['the last one', {}, 'ui.x.int_ten', 9, undefined, { ...yes, limit: 10, unlimited: false, reason: 'DEFAULT' }],
    ['one too many', {}, 'ui.x.int_ten', 10, undefined, no],
    ['exactly all', {}, 'ui.x.int_ten', 0, 10, yes],
    ['all and one', {}, 'ui.x.int_ten', 0, 11, no],
    ['beyond after a downgrade', {}, 'ui.x.int_ten', 25, 1, no],
    ['no overflow of 32 bits', {}, 'ui.x.int_ten', 2_147_483_647, 2_147_483_647, no],
    [
      'the largest limit, full',
      { rows: { 'ui.x.int_ten': { value: limit(2_147_483_647) } } },
      'ui.x.int_ten',
      2_147_483_646,
      1,
      yes,
    ],
    ['unlimited', {}, 'ui.x.int_free', 2_147_483_647, 2_147_483_647, { ...yes, limit: null, unlimited: true }],
    ['off', {}, 'ui.x.int_off', 0, 1, { ...no, limit: 0, unlimited: false, reason: 'DEFAULT' }],
    ['no limit at all', {}, 'ui.x.bool_on', 0, 1, { ...no, unlimited: false }],
    [
      'suspended',
      { suspended: true },
      'ui.x.int_free',
      0,
      1,
      { ...no, limit: 0, unlimited: false, reason: 'TENANT_INACTIVE' },
    ],
    [
      'licence over',
      { ...over, rows: { 'ui.x.int_ten': { value: limit(null) } } },
      'ui.x.int_ten',
      10,
      1,
      { ...no, limit: 10, reason: 'LICENSE_EXPIRED' },
    ],
  ])('%s', async (_name, given, key, current, requested, expected) => {
    expect(await ask(given, key, current, requested)).toMatchObject(expected);
  });

  it.each([
    [-1, 1],
    [0, 0],
    [0, -5],
  ])('refuses %i in use and %i asked for', async (current, requested) => {
    const { tenantId } = await arrange(app, {});
    const query = `query ($t: ID, $c: Int!, $r: Int!) { checkLimit(key: "ui.x.int_ten", tenantId: $t, current: $c, requested: $r) { allowed } }`;
    const { errors } = await graphql(app.url, await token(), query, { t: tenantId, c: current, r: requested });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
