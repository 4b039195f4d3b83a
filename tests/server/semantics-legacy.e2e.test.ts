import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { addExtraFeatures, arrange, check, type Answered, type Given } from '../support/semantics-world.ts';

/** One database, read by three servers that are pinned to a mode each. */
let enforce: TestApp;
let legacy: TestApp;
let shadow: TestApp;
beforeAll(async () => {
  enforce = await startTestApp({ seed: 'registry', settings: { FEATURE_CONTROL_MODE: 'enforce' } });
  await addExtraFeatures(enforce);
  const { database } = enforce;
  // A host's own table has no such check.
  await database.query('alter table license_tier drop constraint license_tier_max_api_calls_check');
  legacy = await startTestApp({ database, settings: { FEATURE_CONTROL_MODE: 'legacy' } });
  shadow = await startTestApp({ database, settings: { FEATURE_CONTROL_MODE: 'shadow' } });
});
afterAll(async () => {
  await shadow?.close();
  await legacy?.close();
  await enforce?.close();
});

const on = { enabled: true };
const off = { enabled: false };
const byLegacy = { source: 'LEGACY', reason: 'LEGACY' };
const byDefault = { source: 'DEFAULT', reason: 'DEFAULT' };
const over = { licenceEnds: `now() - interval '1 millisecond'` } as const;

describe('legacy and shadow mode read the old JSON', () => {
  type Case = [name: string, given: Given, key: string, expected: object];
  it.each<Case>([
    ['a dotted key', { legacy: { 'models.anthropic': true } }, 'models.anthropic', { enabled: true, ...byLegacy }],
    [
      'a dotted key that takes away',
      { legacy: { 'models.openai': false } },
      'models.openai',
      { enabled: false, ...byLegacy },
    ],
    ['an envelope', { legacy: { 'models.anthropic': on } }, 'models.anthropic', { enabled: true, ...byLegacy }],
    [
      'an envelope that is off and carries a limit',
      { legacy: { 'limits.max_flows': { enabled: false, value: 9 } } },
      'limits.max_flows',
      { enabled: false, limit: 0, ...byLegacy },
    ],
    [
      'a nested path of three',
      { legacy: { ui: { code_view: { edit_code: true } } } },
      'ui.code_view.edit_code',
      { enabled: true, ...byLegacy },
    ],
    [
      'the dotted key before the path',
      { legacy: { 'models.mistral': false, models: { mistral: true } } },
      'models.mistral',
      { enabled: false, ...byLegacy },
    ],
    [
      'the path before the alias',
      { legacy: { webhook_support: true, api: { webhooks: false } } },
      'api.webhooks',
      { enabled: false, ...byLegacy },
    ],
    [
      'the dotted key before the alias',
      { legacy: { api_access: false, 'api.public_endpoints': true } },
      'api.public_endpoints',
      { enabled: true, ...byLegacy },
    ],
    ['the alias api_access', { legacy: { api_access: true } }, 'api.public_endpoints', { enabled: true, ...byLegacy }],
    [
      'null is absent: the path counts',
      { legacy: { 'models.mistral': null, models: { mistral: true } } },
      'models.mistral',
      { enabled: true, ...byLegacy },
    ],
    [
      'null is absent: the alias counts',
      { legacy: { api: { webhooks: null }, webhook_support: true } },
      'api.webhooks',
      { enabled: true, ...byLegacy },
    ],
    [
      'null is absent: the column counts',
      { legacy: { 'limits.max_flows': null }, maxFlows: 7 },
      'limits.max_flows',
      { limit: 7, ...byLegacy },
    ],
    ['a list of names', { legacy: ['models.anthropic', 'sso'] }, 'models.anthropic', { enabled: true, ...byLegacy }],
    [
      'a list with an alias',
      { legacy: ['custom_components'] },
      'components.custom.enabled',
      { enabled: true, ...byLegacy },
    ],
    ['a list that does not name it', { legacy: ['sso'] }, 'models.openai', { enabled: true, ...byDefault }],
    [
      'a list that does not stop the column',
      { legacy: ['sso'], maxFlows: 3 },
      'limits.max_flows',
      { limit: 3, ...byLegacy },
    ],
    ['a text', { legacy: { 'models.anthropic': 'true' } }, 'models.anthropic', { enabled: false, ...byDefault }],
    [
      'a number for a boolean',
      { legacy: { 'models.anthropic': 1 } },
      'models.anthropic',
      { enabled: false, ...byDefault },
    ],
    [
      'an unusable text: the default that is on',
      { legacy: { 'models.openai': 'no' } },
      'models.openai',
      { enabled: true, ...byDefault },
    ],
    [
      'an unusable envelope',
      { legacy: { 'models.anthropic': { enabled: 'yes' } } },
      'models.anthropic',
      { enabled: false, ...byDefault },
    ],
    [
      'an unusable dotted key does not fall to the alias',
      { legacy: { 'api.webhooks': 'x', webhook_support: true } },
      'api.webhooks',
      { enabled: false, ...byDefault },
    ],
    [
      'an unusable limit does not fall to the column',
      { legacy: { 'limits.max_flows': -1 }, maxFlows: 77 },
      'limits.max_flows',
      { limit: 10, ...byDefault },
    ],
    [
      'a number for a limit before the column',
      { legacy: { 'limits.max_flows': 5 }, maxFlows: 77 },
      'limits.max_flows',
      { limit: 5, ...byLegacy },
    ],
    [
      'a limit of zero',
      { legacy: { limits: { max_flows: 0 } } },
      'limits.max_flows',
      { enabled: true, limit: 0, ...byLegacy },
    ],
    [
      'a limit with a fraction',
      { legacy: { 'limits.max_flows': 5.5 } },
      'limits.max_flows',
      { limit: 10, ...byDefault },
    ],
    ['a limit in text', { legacy: { 'limits.max_flows': '5' } }, 'limits.max_flows', { limit: 10, ...byDefault }],
    [
      'false for a limit',
      { legacy: { 'limits.max_flows': false } },
      'limits.max_flows',
      { enabled: false, limit: 0, ...byLegacy },
    ],
    [
      'true for a limit says no number',
      { legacy: { 'limits.max_flows': true } },
      'limits.max_flows',
      { enabled: true, limit: 10, ...byDefault },
    ],
    [
      'an unlimited envelope',
      { legacy: { 'limits.max_flows': { enabled: true, value: null } } },
      'limits.max_flows',
      { limit: null, unlimited: true, ...byLegacy },
    ],
    [
      'a column that is NULL',
      { maxFlows: null },
      'limits.max_flows',
      { enabled: true, limit: null, unlimited: true, ...byLegacy },
    ],
    [
      'the other column',
      { maxApiCalls: 0 },
      'limits.max_api_calls_per_month',
      { enabled: true, limit: 0, ...byLegacy },
    ],
    ['a column below zero', { maxApiCalls: -5 }, 'limits.max_api_calls_per_month', byDefault],
    ['JSON null as a whole', { legacy: null, maxFlows: 4 }, 'limits.max_flows', { limit: 4, ...byLegacy }],
    ['a text as a whole', { legacy: 'models.anthropic' }, 'models.anthropic', { enabled: false, ...byDefault }],
    [
      'rows of the tier do not count',
      { rows: { 'models.anthropic': { value: on, allowUpgrade: true } } },
      'models.anthropic',
      { enabled: false, upgradable: false, ...byDefault },
    ],
    [
      'overrides do not count, nor are they named',
      { overrides: { 'models.anthropic': { value: on } } },
      'models.anthropic',
      { enabled: false, ignoredOverride: null, expiresAt: null, ...byDefault },
    ],
    [
      'relations do not count',
      { legacy: { webhook_support: true, api_access: false } },
      'api.webhooks',
      { enabled: true, blockedBy: [], ...byLegacy },
    ],
    [
      'no tier: the default',
      { withoutTier: true, legacy: { 'models.anthropic': true } },
      'models.anthropic',
      { enabled: false, ...byDefault },
    ],
    ['no tier: no column', { withoutTier: true, maxFlows: 99 }, 'limits.max_flows', { limit: 10, ...byDefault }],
    [
      'suspended',
      { suspended: true, legacy: { 'models.anthropic': true } },
      'models.anthropic',
      { enabled: false, source: 'SYSTEM', reason: 'TENANT_INACTIVE' },
    ],
    [
      'the licence is over',
      { ...over, legacy: { 'models.anthropic': true } },
      'models.anthropic',
      { enabled: false, source: 'DEFAULT', reason: 'LICENSE_EXPIRED' },
    ],
    [
      'the licence is over: the column',
      { ...over, maxFlows: 500 },
      'limits.max_flows',
      { limit: 10, source: 'DEFAULT', reason: 'LICENSE_EXPIRED' },
    ],
    [
      'the licence is over: less than the default stays',
      { ...over, maxFlows: 2 },
      'limits.max_flows',
      { limit: 2, ...byLegacy },
    ],
    [
      'the licence is over: what was taken stays taken',
      { ...over, legacy: { 'models.openai': false } },
      'models.openai',
      { enabled: false, ...byLegacy },
    ],
    ['an unknown key', {}, '__proto__', { enabled: false, source: 'SYSTEM', reason: 'NOT_FOUND' }],
    ['a feature that only the new registry has', {}, 'ui.x.bool_on', { enabled: false, reason: 'NOT_FOUND' }],
    [
      'a feature that only the copy has',
      { legacy: { 'ui.x.bool_off': on } },
      'ui.x.bool_off',
      { enabled: true, ...byLegacy },
    ],
  ])('%s', async (_name, given, key, expected) => {
    const { tenantId } = await arrange(enforce, given);
    expect(await check(legacy, tenantId, key)).toMatchObject({ key, ...expected });
    expect(await check(shadow, tenantId, key)).toMatchObject({ key, ...expected });
  });

  it('keeps numbers with a scale of zeros as the numbers that they are', async () => {
    const { tenantId, tierId } = await arrange(enforce, {});
    await enforce.database.query(
      `update license_tier set features = '{"limits.max_flows": 5.00, "rate": 1.50}' where id = $1`,
      [tierId],
    );
    expect(await check(legacy, tenantId, 'limits.max_flows')).toMatchObject({ limit: 5, ...byLegacy });
  });

  it('does not look at the kill switch', async () => {
    const { tenantId } = await arrange(enforce, {});
    await enforce.database.query(`update feature_registry set is_active = false where feature_key = 'models.openai'`);
    try {
      expect(await check(legacy, tenantId, 'models.openai')).toMatchObject({ enabled: true, ...byDefault });
    } finally {
      await enforce.database.query(`update feature_registry set is_active = true where feature_key = 'models.openai'`);
    }
  });
});

const SAVE = `mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision problem { code details } changedKeys tier { version } } }`;
interface Saved {
  readonly revision: string | null;
  readonly problem: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> } | null;
  readonly changedKeys: string[];
}
/** Saves as if the servers in other modes were gone: while they are there, all of them refuse. */
async function save(app: TestApp, tierId: string, version: number, changes: object[]): Promise<Saved> {
  const input = { tierId, expectedVersion: version, changes, cascadeDisable: true, autoEnableDependencies: true };
  const mode = app === enforce ? 'enforce' : app === shadow ? 'shadow' : 'legacy';
  for (let attempt = 0; ; attempt += 1) {
    await app.database.query('delete from feature_control_node where pinned_mode <> $1', [mode]);
    const { setTierFeatures } = await expectData<{ setTierFeatures: Saved }>(app.url, await token(), SAVE, { input });
    // A heartbeat of another server may have come in between.
    if (setTierFeatures.problem?.details?.['nodes'] === undefined || attempt === 5) return setTierFeatures;
  }
}

describe('writing in the old modes', () => {
  it('is refused in legacy mode before anything else is looked at', async () => {
    for (const tierId of ['00000000-0000-4000-8000-000000000000', 'x', (await arrange(enforce, {})).tierId]) {
      expect(await save(legacy, tierId, 99, [{ key: 'nope', value: on }])).toMatchObject({
        revision: null,
        problem: { code: 'FEATURE_CONTROL_DISABLED' },
      });
    }
  });

  it('is for those who may, also there', async () => {
    const { tenantId, tierId } = await arrange(enforce, {});
    const variables = { input: { tierId, expectedVersion: 0, changes: [] } };
    const answer = await graphql(legacy.url, await token({ role: 'tenant_admin', tenant: tenantId }), SAVE, variables);
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await graphql(legacy.url, null, SAVE, variables)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('prepares a tier in shadow mode and leaves the old JSON alone', async () => {
    const { tenantId, tierId } = await arrange(enforce, { legacy: { sso: true } });
    expect(await save(shadow, tierId, 0, [{ key: 'models.anthropic', value: on }])).toMatchObject({
      problem: null,
      changedKeys: ['models.anthropic'],
    });
    const [tier] = await enforce.database.query(
      'select features::text, features_original from license_tier where id = $1',
      [tierId],
    );
    expect(tier).toEqual({ features: '{"sso": true}', features_original: null });
    expect(await check(shadow, tenantId, 'models.anthropic')).toMatchObject({ enabled: false, ...byDefault });
    expect(await check(enforce, tenantId, 'models.anthropic')).toMatchObject({ enabled: true, source: 'TIER' });
  });
});

describe('the copy in the old JSON', () => {
  const FOREIGN = `{"sso": true, "price": 5.00, "caps": {"credits": [1.10, null]}, "minimum_credits_per_trace": 5, "custom_components": true, "models": {"mistral": true}}`;
  const wanted = new Set(compiledFeatures.map(({ key }) => key));
  const READ = `query ($t: ID) { resolvedFeatures(tenantId: $t) { features { key enabled limit unlimited text json } } }`;
  const answerOf = async (app: TestApp, tenantId: string): Promise<readonly Answered[]> => {
    await check(app, tenantId, 'models.openai');
    const data = await expectData<{ resolvedFeatures: { features: Answered[] } }>(app.url, await token(), READ, {
      t: tenantId,
    });
    return data.resolvedFeatures.features;
  };

  it.each<[string, object[][]]>([
    [
      'what was switched on',
      [
        [
          { key: 'models.anthropic', value: on },
          { key: 'limits.max_flows', value: { enabled: true, limit: 77 } },
        ],
      ],
    ],
    [
      'what was switched off',
      [
        [
          { key: 'models.openai', value: off },
          { key: 'limits.max_flows', value: off },
        ],
      ],
    ],
    [
      'unlimited',
      [
        [
          { key: 'limits.max_flows', value: { enabled: true, unlimited: true } },
          { key: 'limits.max_api_calls_per_month', value: { enabled: true, limit: 0 } },
        ],
      ],
    ],
    [
      'what comes along and what falls',
      [[{ key: 'api.webhooks', value: on }], [{ key: 'api.public_endpoints', value: off }]],
    ],
    [
      'what is inherited again',
      [[{ key: 'models.anthropic', value: on }], [{ key: 'models.anthropic', inherit: true }]],
    ],
    [
      'a save about one flag only',
      [[{ key: 'models.google', value: off }], [{ key: 'models.google', allowTenantOverride: false }]],
    ],
    [
      'features younger than the program',
      [
        [
          { key: 'ui.x.bool_off', value: on },
          { key: 'ui.x.str_off', value: { enabled: true, text: 'gold' } },
          { key: 'ui.x.json_off', value: { enabled: true, json: { deep: [1] } } },
          { key: 'ui.x.int_off', value: { enabled: true, unlimited: true } },
        ],
      ],
    ],
  ])('makes legacy answer like enforce: %s', async (_name, saves) => {
    const { tenantId, tierId } = await arrange(enforce, { maxFlows: 3, maxApiCalls: null });
    await enforce.database.query('update license_tier set features = $2::jsonb where id = $1', [tierId, FOREIGN]);
    for (const [version, changes] of saves.entries()) {
      expect((await save(enforce, tierId, version, changes)).problem).toBeNull();
    }
    const now = await answerOf(enforce, tenantId);
    const before = new Map((await answerOf(legacy, tenantId)).map((feature) => [feature['key'], feature]));
    expect(now.filter(({ key }) => wanted.has(String(key)))).toHaveLength(50);
    // A feature that only the copy tells of has no type while it is off.
    const told = now.filter(({ key, enabled }) => wanted.has(String(key)) || enabled === true);
    expect(told.map(({ key }) => before.get(key))).toEqual(told);
    const others = now.filter((feature) => !told.includes(feature));
    expect(others.map(({ key }) => before.get(key)?.['enabled'])).toEqual(others.map(() => false));
    const kept = await enforce.database.query(
      `select key, value::text from license_tier t, jsonb_each(features) where t.id = $1 and key not in (select feature_key from feature_registry) order by key`,
      [tierId],
    );
    const original = await enforce.database.query(`select key, value::text from jsonb_each($1::jsonb) order by key`, [
      FOREIGN,
    ]);
    expect(kept).toEqual(original);
    const copied = await enforce.database.query(
      `select count(*)::int as n from license_tier t cross join jsonb_each(t.features) join feature_registry on feature_key = key where t.id = $1 and jsonb_typeof(value -> 'enabled') = 'boolean'`,
      [tierId],
    );
    expect(copied).toEqual([{ n: now.length }]);
  });

  it.each(['["webhook_support", "sso"]', '[]', 'null', '"odd"'])(
    'makes an object of %s, and keeps the original',
    async (features) => {
      const { tenantId, tierId } = await arrange(enforce, {});
      await enforce.database.query('update license_tier set features = $2::jsonb where id = $1', [tierId, features]);
      expect((await save(enforce, tierId, 0, [{ key: 'models.anthropic', value: on }])).problem).toBeNull();
      const [tier] = await enforce.database.query<{ type: string; original: string }>(
        'select jsonb_typeof(features) as type, features_original::text as original from license_tier where id = $1',
        [tierId],
      );
      expect(tier).toEqual({ type: 'object', original: features });
      const now = await answerOf(enforce, tenantId);
      const before = new Map((await answerOf(legacy, tenantId)).map((feature) => [feature['key'], feature]));
      const told = now.filter(({ key }) => wanted.has(String(key)));
      expect(told.map(({ key }) => before.get(key))).toEqual(told);
    },
  );

  it('says off for what is killed or blocked', async () => {
    const { tenantId, tierId } = await arrange(enforce, {});
    await enforce.database.query(
      `update feature_registry set is_active = false where feature_key = 'ui.debug.logs_access'`,
    );
    expect((await save(enforce, tierId, 0, [{ key: 'models.anthropic', value: on }])).problem).toBeNull();
    await enforce.database.query(
      `update feature_registry set is_active = true where feature_key = 'ui.debug.logs_access'`,
    );
    expect(await check(legacy, tenantId, 'ui.debug.logs_access')).toMatchObject({ enabled: false, ...byLegacy });
  });
});

describe('a server that is pinned to enforce over a database that says otherwise', () => {
  it('hears of what the host does to its tenants all the same', async () => {
    await enforce.database.query(`update feature_control_setting set mode = 'legacy'`);
    try {
      const { tenantId } = await arrange(enforce, {});
      expect(await check(enforce, tenantId, 'models.openai')).toMatchObject({ enabled: true });
      await enforce.database.query('update tenant set is_active = false where id = $1', [tenantId]);
      expect(await check(enforce, tenantId, 'models.openai')).toMatchObject({
        enabled: false,
        reason: 'TENANT_INACTIVE',
      });
    } finally {
      await enforce.database.query(`update feature_control_setting set mode = 'enforce'`);
    }
  });
});
