import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';
import { addExtraFeatures, arrange, check, FEATURE_FIELDS, touch, type Answered } from '../support/semantics-world.ts';

/** What somebody with psql and without scruples did: every case in a tenant's answer, and undone after it. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: 'registry', settings: { FEATURE_CONTROL_MODE: 'enforce' } });
  await addExtraFeatures(app);
  const checks = await app.database.query<{ sql: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql from pg_constraint
     where contype = 'c' and conrelid::regclass::text in ('feature_registry', 'license_tier_features', 'tenant_feature_override',
       'feature_relation', 'model_registry', 'component_registry')`,
  );
  for (const { sql } of checks) await app.database.query(sql);
});
afterAll(() => app?.close());

interface Resolved {
  readonly features: readonly Answered[];
  readonly models: readonly { readonly name: string; readonly type: string }[];
  readonly components: readonly { readonly key: string }[];
}

const READ = `query ($t: ID) { resolvedFeatures(tenantId: $t) { features { ${FEATURE_FIELDS} } models { name type } components { key } } }`;

async function read(tenantId: string): Promise<Resolved> {
  await check(app, tenantId, 'models.openai'); // never older than the question, so that what is kept is new too
  return (await expectData<{ resolvedFeatures: Resolved }>(app.url, await token(), READ, { t: tenantId }))
    .resolvedFeatures;
}

async function raw(sql: string): Promise<void> {
  await app.database.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
  await touch(app.database);
}

describe('a corrupt row', () => {
  const values = [
    '{"enabled":"true"}',
    'true',
    '[]',
    'null',
    '"on"',
    '{}',
    '{"enabled":true,"value":true}',
    '{"enabled":true,"extra":1}',
    '{"enabled":1}',
    '{"enabled":null}',
  ];
  it.each(values)('boolean %s in the tier switches off this feature alone', async (value) => {
    const { tenantId, tierId } = await arrange(app, {});
    const before = await read(tenantId);
    await raw(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${tierId}', 'ui.x.m', 'boolean', '${value}')`,
    );
    const after = await read(tenantId);
    const broken = (feature: Answered): boolean => feature['key'] === 'ui.x.m';
    expect(after.features.find(broken)).toMatchObject({
      enabled: false,
      source: 'TIER',
      reason: 'INVALID_VALUE',
      blockedBy: [],
    });
    expect(after.features.filter((feature) => !broken(feature))).toEqual(
      before.features.filter((feature) => !broken(feature)),
    );
    expect(after.components).toEqual(before.components);
    expect(await check(app, tenantId, 'ui.x.m')).toMatchObject({ enabled: false, reason: 'INVALID_VALUE' });
  });

  it.each([
    '{"enabled":true}',
    '{"enabled":true,"value":-1}',
    '{"enabled":true,"value":1.5}',
    '{"enabled":true,"value":"5"}',
    '{"enabled":true,"value":2147483648}',
    '{"enabled":true,"value":1e400}',
    '{"enabled":false,"value":-1}',
    '5',
  ])('integer %s in an override switches off this limit alone', async (value) => {
    const { tenantId } = await arrange(app, { rows: { 'ui.x.int_ten': { value: { enabled: true, value: 50 } } } });
    const before = await read(tenantId);
    await raw(
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin) values ('${tenantId}', 'ui.x.int_ten', 'integer', '${value}', 'admin')`,
    );
    const after = await read(tenantId);
    const changed = after.features.filter(
      (feature, index) => JSON.stringify(feature) !== JSON.stringify(before.features[index]),
    );
    expect(changed).toMatchObject([
      {
        key: 'ui.x.int_ten',
        enabled: false,
        limit: 0,
        unlimited: false,
        source: 'TENANT_OVERRIDE',
        reason: 'INVALID_VALUE',
      },
    ]);
  });

  it('with a value that counts as off, once the licence is over, too', async () => {
    const { tenantId, tierId } = await arrange(app, { licenceEnds: `now() - interval '1 day'` });
    await raw(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${tierId}', 'models.openai', 'boolean', '7')`,
    );
    expect(await check(app, tenantId, 'models.openai')).toMatchObject({
      enabled: false,
      source: 'TIER',
      reason: 'INVALID_VALUE',
    });
  });

  it.each([
    [
      'a default that is no envelope',
      `update feature_registry set default_value = '"x"' where feature_key = 'ui.x.bool_on'`,
      ['ui.x.bool_on', 'ui.x.default_child', 'ui.x.grandchild'],
    ],
    [
      'a type that does not exist',
      `update feature_registry set feature_type = 'number' where feature_key = 'ui.x.str_on'`,
      ['ui.x.str_on'],
    ],
    [
      'a category that does not exist',
      `update feature_registry set category = 'nonsense' where feature_key = 'ui.x.setup'`,
      ['ui.x.setup'],
    ],
    [
      'a dependency on a key that does not exist',
      `insert into feature_relation values ('ui.x.m', 'ui.x.ghost', 'depends_on')`,
      ['ui.x.m'],
    ],
    ['a dependency on itself', `insert into feature_relation values ('ui.x.m', 'ui.x.m', 'depends_on')`, ['ui.x.m']],
    ['a conflict with itself', `insert into feature_relation values ('ui.x.m', 'ui.x.m', 'conflicts_with')`, []],
    [
      'a conflict with a key that does not exist',
      `insert into feature_relation values ('ui.x.m', 'ui.x.ghost', 'conflicts_with')`,
      [],
    ],
    [
      'a cycle of two that are on',
      `insert into feature_relation values ('ui.x.bool_on', 'ui.x.m', 'depends_on'), ('ui.x.m', 'ui.x.bool_on', 'depends_on')`,
      ['ui.x.bool_on', 'ui.x.default_child', 'ui.x.grandchild', 'ui.x.m'],
    ],
  ] as const)('%s: the rest of the answer stays', async (_name, sql, concerned) => {
    const { tenantId } = await arrange(app, {});
    const before = await read(tenantId);
    const [registry, relations] = await Promise.all(
      ['feature_registry', 'feature_relation'].map((table) =>
        app.database.query(`select json_agg(t) as rows from ${table} t`),
      ),
    );
    await raw(sql);
    try {
      const after = await read(tenantId);
      const changed = after.features.filter(
        (feature) =>
          JSON.stringify(feature) !== JSON.stringify(before.features.find((each) => each['key'] === feature['key'])),
      );
      expect(changed.map((feature) => String(feature['key'])).toSorted()).toEqual([...concerned]);
      expect(changed.filter((feature) => feature['key'] !== 'ui.x.setup' && feature['enabled'] === true)).toEqual([]);
      expect(after.features).toHaveLength(before.features.length);
      expect(after.models).toEqual(before.models);
      expect(after.components).toEqual(before.components);
    } finally {
      await raw(`delete from feature_relation; delete from feature_registry;
        insert into feature_registry select * from json_populate_recordset(null::feature_registry, '${JSON.stringify(registry?.[0]?.['rows']).replaceAll("'", "''")}');
        insert into feature_relation select * from json_populate_recordset(null::feature_relation, '${JSON.stringify(relations?.[0]?.['rows'])}')`);
    }
  });

  it('names cycles, those who hang on one, and ghosts', async () => {
    await raw(`insert into feature_registry (feature_key, feature_name, category, feature_type, default_value) select k, k, 'ui', 'boolean', '{"enabled":true}'
        from unnest(array['ui.z.one', 'ui.z.two', 'ui.z.hangs', 'ui.z.haunted']) k;
      insert into feature_relation values ('ui.z.one', 'ui.z.two', 'depends_on'), ('ui.z.two', 'ui.z.one', 'depends_on'), ('ui.z.hangs', 'ui.z.one', 'depends_on'),
        ('ui.z.haunted', 'ui.z.ghost', 'depends_on'), ('ui.z.haunted', 'ui.x.bool_off', 'depends_on')`);
    const { tenantId } = await arrange(app, {});
    expect(await check(app, tenantId, 'ui.z.one')).toMatchObject({
      enabled: false,
      reason: 'DEPENDENCY_CYCLE',
      blockedBy: ['ui.z.two'],
    });
    expect(await check(app, tenantId, 'ui.z.hangs')).toMatchObject({
      enabled: false,
      reason: 'DEPENDENCY_CYCLE',
      blockedBy: ['ui.z.one'],
    });
    expect(await check(app, tenantId, 'ui.z.haunted')).toMatchObject({
      enabled: false,
      reason: 'DEPENDENCY_UNMET',
      blockedBy: ['ui.x.bool_off', 'ui.z.ghost'],
    });
    expect(await check(app, tenantId, 'models.openai')).toMatchObject({ enabled: true });
  });

  it('of the model registry takes no more than its model away', async () => {
    const { tenantId } = await arrange(app, {});
    const before = await read(tenantId);
    const [first] = before.models;
    await raw(`update model_registry set model_type = 'smell' where model_name = '${first?.name ?? ''}'`);
    const after = await read(tenantId);
    expect(after.models).toEqual(before.models.filter(({ name }) => name !== first?.name));
    expect(after.features).toEqual(before.features);
  });

  it('can be read by an admin', async () => {
    const { tenantId, tierId } = await arrange(app, {});
    await raw(`insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${tierId}', 'models.openai', 'boolean', '"x"');
      insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin) values ('${tenantId}', 'ui.x.int_ten', 'integer', '{"enabled":"no","value":1.5}', 'admin')`);
    const query = `query ($tier: ID!, $tenant: ID!) { tier(id: $tier) { features(category: MODELS) { key value { enabled limit unlimited text json } } }
      tenant(id: $tenant) { overrides { key value { enabled limit } } } explainFeature(tenantId: $tenant, key: "models.openai") { winner layers { source outcome value } } }`;
    const data = await expectData<{ tier: { features: { key: string }[] }; tenant: unknown; explainFeature: unknown }>(
      app.url,
      await token(),
      query,
      { tier: tierId, tenant: tenantId },
    );
    expect(data.tier.features.find(({ key }) => key === 'models.openai')).toMatchObject({
      value: { enabled: false, limit: null },
    });
    expect(data.tenant).toEqual({ overrides: [{ key: 'ui.x.int_ten', value: { enabled: false, limit: null } }] });
    expect(data.explainFeature).toMatchObject({
      winner: 'TIER',
      layers: [
        { source: 'DEFAULT', outcome: 'LOST' },
        { source: 'TIER', outcome: 'WON' },
        { source: 'TENANT_OVERRIDE', outcome: 'ABSENT' },
      ],
    });
  });
});
