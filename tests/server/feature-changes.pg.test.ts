import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSchema } from '../../server/graphql.ts';
import { createOrm } from '../../server/orm.ts';
import { changeAs } from '../support/change-as-admin.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { everything } from '../support/everything.ts';
import { readState } from '../support/read-state.ts';

const schema = createSchema();
let database: TestDatabase;
let orm: MikroORM;

const TIER = { full: '71e10000-0000-4000-8000-000000000001', bare: '71e10000-0000-4000-8000-000000000002' } as const;
const TENANT = {
  acme: '7e110000-0000-4000-8000-000000000001',
  beta: '7e110000-0000-4000-8000-000000000002',
  solo: '7e110000-0000-4000-8000-000000000003',
} as const;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
  await database.query(
    `insert into license_tier (id, name, features) values ('${TIER.full}', 'Full', '{"price": 1.50}'), ('${TIER.bare}', 'Bare', '{}')`,
  );
  await database.query(
    `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value)
     select '${TIER.full}', feature_key, feature_type, case feature_type when 'integer' then '{"enabled": true, "value": 9}'::jsonb else '{"enabled": true}' end
     from feature_registry`,
  );
  await database.query(
    `insert into tenant (id, name, slug, license_tier_id) values ('${TENANT.acme}', 'Acme', 'acme', '${TIER.full}'),
       ('${TENANT.beta}', 'Beta', 'beta', '${TIER.bare}'), ('${TENANT.solo}', 'Solo', 'solo', null)`,
  );
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

let fresh = 0;
let key = '';
beforeEach(() => {
  fresh += 1;
  key = `ui.fresh.f${fresh}`;
});

const FEATURE = `feature { key version revision name isActive type defaultValue { enabled limit } dependsOn { key } conflictsWith { key } }`;
const change = (name: string, input: Readonly<Record<string, unknown>>) =>
  changeAs({ schema, orm }, name, input, FEATURE);
const create = (input: Readonly<Record<string, unknown>> = {}) =>
  change('createFeature', { key, name: 'Fresh', ...input });
const update = (input: Readonly<Record<string, unknown>>) =>
  change('updateFeature', { key, expectedVersion: 0, ...input });
const relate = (input: Readonly<Record<string, unknown>>) =>
  change('setFeatureRelations', { key, expectedVersion: 0, ...input });

async function log(revision: string | null): Promise<Record<string, unknown>[]> {
  return database.query(
    `select action, feature_key as key, old_value as "oldValue", new_value as "newValue", reason from feature_audit_log
     where revision = $1 order by position`,
    [revision],
  );
}

async function isOn(tenant: keyof typeof TENANT, feature = key): Promise<boolean | undefined> {
  const state = await readState(database.url);
  return state.resolve(TENANT[tenant])?.features.find((each) => each.key === feature)?.enabled;
}

/** What the old system would give, tier by tier. */
async function copies(feature = key): Promise<unknown[]> {
  const rows = await database.query<{ copy: unknown }>(
    'select features -> $1 as copy from license_tier order by name desc',
    [feature],
  );
  return rows.map(({ copy }) => copy);
}

describe('createFeature', () => {
  test('puts a feature into the registry, off for everybody, and logs all of it', async () => {
    const { revision, problem, feature } = await create({
      description: '  What it does.\nTwice. ',
      helpUrl: 'https://example.com/help',
      dependsOn: ['ui.debug.enabled'],
      conflictsWith: ['ui.debug.logs_access'],
      reason: 'spring',
    });
    expect(problem).toBeNull();
    expect(feature).toMatchObject({
      key,
      version: 0,
      revision,
      type: 'BOOLEAN',
      defaultValue: { enabled: false },
      dependsOn: [{ key: 'ui.debug.enabled' }],
      conflictsWith: [{ key: 'ui.debug.logs_access' }],
    });
    const [created, other, ...more] = await log(revision);
    expect(more).toEqual([]);
    expect(created).toMatchObject({
      action: 'create',
      key,
      oldValue: null,
      reason: 'spring',
      newValue: {
        key,
        name: 'Fresh',
        description: 'What it does.\nTwice.',
        category: 'ui',
        type: 'boolean',
        defaultValue: { enabled: false },
        isActive: true,
        dependsOn: ['ui.debug.enabled'],
        conflictsWith: ['ui.debug.logs_access'],
      },
    });
    expect(other).toMatchObject({
      action: 'update',
      key: 'ui.debug.logs_access',
      oldValue: { conflictsWith: [] },
      newValue: { conflictsWith: [key] },
    });
    const [author] = await database.query(
      'select u.subject from feature_registry f join app_user u on u.id = f.created_by where feature_key = $1',
      [key],
    );
    expect(author).toEqual({ subject: 'a-super_admin' });
    await relate({ conflictsWith: [] });
    expect(await copies()).toEqual([{ enabled: false }, { enabled: false }]);
  });

  test('takes limits, texts and JSON with a schema as defaults', async () => {
    const { feature } = await create({ type: 'INTEGER', defaultValue: { enabled: true, limit: 7 } });
    expect(feature).toMatchObject({ type: 'INTEGER', defaultValue: { enabled: true, limit: 7 } });
    const valueSchema = { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] };
    key += 'b';
    const json = { type: 'JSON', valueSchema };
    expect((await create({ ...json, defaultValue: { enabled: true, json: { b: 1 } } })).problem).toMatchObject({
      code: 'INVALID_VALUE',
      path: ['defaultValue'],
      details: { detail: 'SCHEMA_MISMATCH' },
    });
    expect((await create({ ...json, defaultValue: { enabled: true, json: { a: 1 } } })).problem).toBeNull();
  });

  test('rehearsed, tells that everybody would have it, also who is on no tier, and writes nothing', async () => {
    const before = await everything(database);
    const { feature, impact, revision } = await create({ defaultValue: { enabled: true }, dryRun: true });
    expect(feature).toBeNull();
    expect(impact).toEqual({ tenantCount: 3, features: [{ key, on: 3, off: 0, limits: 0 }] });
    expect(Number(revision)).toBeGreaterThan(0);
    expect(await everything(database)).toBe(before);
  });

  test('sent twice with one idempotency key creates once and answers the same', async () => {
    const first = await create({ idempotencyKey: `create-${key}` });
    expect(await create({ idempotencyKey: `create-${key}` })).toEqual(first);
    expect((await create({ idempotencyKey: `create-${key}`, name: 'Other' })).problem?.code).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
  });

  test.each<[string, Record<string, unknown>, string, string[], unknown]>([
    ['a key that is there', { key: 'models.openai' }, 'KEY_TAKEN', ['key'], undefined],
    ['a key of no category', { key: 'other.thing' }, 'INVALID_VALUE', ['key'], 'NOT_A_CATEGORY'],
    ['a blank name', { name: ' \t ' }, 'INVALID_VALUE', ['name'], 'BLANK'],
    ['a name of two lines', { name: 'a\nb' }, 'INVALID_VALUE', ['name'], 'NOT_PLAIN_TEXT'],
    ['a name that turns the writing round', { name: 'a\u202Eb' }, 'INVALID_VALUE', ['name'], 'NOT_PLAIN_TEXT'],
    ['a name with a space without a width', { name: 'Pro\u200B' }, 'INVALID_VALUE', ['name'], 'NOT_PLAIN_TEXT'],
    ['a name beyond its column', { name: 'é'.repeat(256) }, 'INVALID_VALUE', ['name'], 'TOO_LONG'],
    ['an icon beyond its column', { icon: 'x'.repeat(51) }, 'INVALID_VALUE', ['icon'], 'TOO_LONG'],
    ['a script as link', { helpUrl: 'javascript:alert(1)' }, 'INVALID_VALUE', ['helpUrl'], 'NOT_A_LINK'],
    ['a link with a space', { helpUrl: 'https://a b' }, 'INVALID_VALUE', ['helpUrl'], 'NOT_A_LINK'],
    ['no kill switch at all', { isActive: null }, 'INVALID_VALUE', ['isActive'], 'REQUIRED'],
    [
      'a limit that carries nothing',
      { type: 'INTEGER', defaultValue: { enabled: true } },
      'INVALID_VALUE',
      ['defaultValue'],
      'VALUE_REQUIRED',
    ],
    ['a schema for a boolean', { valueSchema: {} }, 'INVALID_VALUE', ['valueSchema'], 'VALUE_NOT_ALLOWED'],
    [
      'a schema that is none',
      { type: 'JSON', valueSchema: { type: 'nonsense' } },
      'INVALID_VALUE',
      ['valueSchema'],
      'NOT_A_SCHEMA',
    ],
    [
      'I2 premium and on by default',
      { isPremium: true, defaultValue: { enabled: true } },
      'PREMIUM_DEFAULT_ON',
      ['isPremium'],
      undefined,
    ],
    [
      'deprecated and on by default',
      { isDeprecated: true, defaultValue: { enabled: true } },
      'FEATURE_DEPRECATED',
      ['defaultValue'],
      undefined,
    ],
    [
      'I4 an unknown key',
      { dependsOn: ['models.openai', 'ui.ghost'] },
      'UNKNOWN_DEPENDENCY',
      ['dependsOn', '1'],
      undefined,
    ],
    [
      'I6 needing and excluding the same',
      { dependsOn: ['models.openai'], conflictsWith: ['models.openai'] },
      'UNSATISFIABLE',
      ['conflictsWith'],
      undefined,
    ],
  ])('refuses %s, and writes nothing', async (_, input, code, path, detail) => {
    const before = await everything(database);
    const { problem, revision, feature } = await create(input);
    expect([problem?.code, problem?.path, problem?.details['detail'], revision, feature]).toEqual([
      code,
      path,
      detail,
      null,
      null,
    ]);
    expect(await everything(database)).toBe(before);
  });

  test('refuses a feature that needs itself (I3)', async () => {
    expect((await create({ dependsOn: [key] })).problem).toMatchObject({
      code: 'SELF_DEPENDENCY',
      path: ['dependsOn', '0'],
    });
  });

  test('keeps a name of 255 characters that are two units each', async () => {
    expect((await create({ name: '🚀'.repeat(255) })).problem).toBeNull();
  });
});

describe('updateFeature', () => {
  test('changes what it is told, leaves the rest, and logs full images', async () => {
    await create({ description: 'Old', icon: 'brand-x' });
    const { revision, feature } = await update({ name: '  Nicer  ', description: '', isPremium: true });
    expect(feature).toMatchObject({ name: 'Nicer', version: 1, revision });
    expect(await log(revision)).toMatchObject([
      {
        action: 'update',
        oldValue: { name: 'Fresh', description: 'Old', icon: 'brand-x', isPremium: false },
        newValue: { name: 'Nicer', description: null, icon: 'brand-x', isPremium: true },
      },
    ]);
  });

  test('writes nothing where all of it is so already', async () => {
    await create({ description: 'Old', defaultValue: { enabled: true } });
    const before = await everything(database);
    const { revision, feature, problem } = await update({
      name: 'Fresh ',
      description: 'Old',
      isActive: true,
      defaultValue: { enabled: true },
      type: 'BOOLEAN',
      valueSchema: null,
    });
    expect([problem, feature]).toMatchObject([null, { version: 0 }]);
    expect(Number(revision)).toBeGreaterThan(0);
    expect(await everything(database)).toBe(before);
  });

  test('the default reaches tenants that inherit it, on a tier or on none, and the copy for the old system', async () => {
    await create();
    await database.query(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${TIER.full}', $1, 'boolean', '{"enabled": false}')`,
      [key],
    );
    const rehearsed = await update({ defaultValue: { enabled: true }, dryRun: true });
    expect(rehearsed.impact).toEqual({ tenantCount: 2, features: [{ key, on: 2, off: 0, limits: 0 }] });
    expect(await isOn('beta')).toBe(false);
    const { revision } = await update({ defaultValue: { enabled: true } });
    expect((await log(revision)).map(({ action }) => action)).toEqual(['enable']);
    expect([await isOn('acme'), await isOn('beta'), await isOn('solo')]).toEqual([false, true, true]);
    expect(await copies()).toEqual([{ enabled: false }, { enabled: true }]);
  });

  test('the kill switch beats tiers and overrides, takes what needs it along, and comes back', async () => {
    const rehearsed = await change('updateFeature', {
      key: 'api.public_endpoints',
      expectedVersion: 0,
      isActive: false,
      dryRun: true,
    });
    expect(rehearsed.impact?.features.map((each) => [each.key, each.off])).toEqual(
      expect.arrayContaining([
        ['api.public_endpoints', 3],
        ['api.webhooks', 1],
      ]),
    );
    const killed = await change('updateFeature', { key: 'api.public_endpoints', expectedVersion: 0, isActive: false });
    expect((await log(killed.revision)).map(({ action }) => action)).toEqual(['disable']);
    expect([await isOn('acme', 'api.public_endpoints'), await isOn('acme', 'api.webhooks')]).toEqual([false, false]);
    expect(await copies('api.webhooks')).toEqual([{ enabled: false }, { enabled: false }]);
    const back = await change('updateFeature', { key: 'api.public_endpoints', expectedVersion: 1, isActive: true });
    expect((await log(back.revision)).map(({ action }) => action)).toEqual(['enable']);
    expect(await isOn('acme', 'api.webhooks')).toBe(true);
    expect(await copies('api.webhooks')).toEqual([{ enabled: true }, { enabled: false }]);
    const [full] = await database.query<{ price: string }>(
      `select features ->> 'price' as price from license_tier where name = 'Full'`,
    );
    expect(full?.price).toBe('1.50');
  });

  test('switches off a feature whose stored default is broken', async () => {
    await create();
    await database.query('alter table feature_registry drop constraint feature_registry_default_value_check');
    try {
      await database.query(`update feature_registry set default_value = '{"enabled": "yes"}' where feature_key = $1`, [
        key,
      ]);
      expect((await update({ isActive: false })).problem).toBeNull();
    } finally {
      await database.query(`update feature_registry set default_value = '{"enabled": false}' where feature_key = $1`, [
        key,
      ]);
      await database.query(
        'alter table feature_registry add constraint feature_registry_default_value_check check (valid_feature_value(feature_type, default_value))',
      );
    }
  });

  test.each<[string, string]>([
    [
      'a tier row',
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${TIER.bare}', $1, 'boolean', '{"enabled": false}')`,
    ],
    [
      'a revoked override',
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, revoked_at) values ('${TENANT.beta}', $1, 'boolean', '{"enabled": false}', 'admin', now())`,
    ],
  ])('keeps the type while there is %s', async (_, sql) => {
    await create();
    const typed = { type: 'INTEGER', defaultValue: { enabled: true, limit: 1 } };
    expect((await update({ ...typed, dryRun: true })).problem).toBeNull();
    await database.query(sql, [key]);
    expect((await update(typed)).problem).toMatchObject({ code: 'TYPE_LOCKED', path: ['type'] });
  });

  test('refuses a type that the default does not fit, and a schema that stored values do not fit', async () => {
    await create({ defaultValue: { enabled: true } });
    expect((await update({ type: 'INTEGER' })).problem).toMatchObject({
      code: 'INVALID_VALUE',
      path: ['defaultValue'],
    });
    expect((await update({ type: 'JSON', defaultValue: { enabled: false } })).problem).toBeNull();
    await database.query(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${TIER.bare}', $1, 'json', '{"enabled": true, "value": [1]}')`,
      [key],
    );
    expect((await update({ expectedVersion: 1, valueSchema: { type: 'object' } })).problem).toMatchObject({
      code: 'INVALID_VALUE',
      path: ['valueSchema'],
      details: { detail: 'SCHEMA_MISMATCH', tiers: 1, overrides: 0 },
    });
    expect((await update({ expectedVersion: 1, valueSchema: { type: 'array' } })).problem).toBeNull();
  });

  test('the tests come in the order exists, value, relations, version', async () => {
    await create({ defaultValue: { enabled: true } });
    const bad = { name: '', isPremium: true, expectedVersion: 7 };
    const codes = [
      (await update({ ...bad, key: 'ui.ghost' })).problem?.code,
      (await update(bad)).problem?.code,
      (await update({ ...bad, name: 'Good' })).problem?.code,
      (await update({ name: 'Good', expectedVersion: 7 })).problem?.code,
    ];
    expect(codes).toEqual(['UNKNOWN_FEATURE', 'INVALID_VALUE', 'PREMIUM_DEFAULT_ON', 'STALE_WRITE']);
  });

  test('STALE_WRITE tells which fields changed meanwhile, by whom and why', async () => {
    await create();
    const { revision } = await update({ name: 'Theirs', reason: 'naming day' });
    const { problem } = await update({ name: 'Mine' });
    expect(problem).toMatchObject({ code: 'STALE_WRITE', path: ['expectedVersion'] });
    expect(problem?.details).toEqual({
      expectedVersion: 0,
      currentVersion: 1,
      changes: [
        {
          key,
          action: 'update',
          value: { name: 'Theirs' },
          revision,
          by: 'Somebody',
          reason: 'naming day',
          at: expect.any(String),
        },
      ],
    });
  });

  test('of two admins at once one wins and the other is told, every time', async () => {
    await create();
    for (let version = 0; version < 10; version += 1) {
      const answers = await Promise.all(
        ['One', 'Two'].map((name) => update({ name: `${name} ${version}`, expectedVersion: version })),
      );
      expect(answers.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['STALE_WRITE', 'done']);
    }
  });

  test('is refused while the old system decides, and needs no mode but that to be another', async () => {
    await create();
    await database.query(`update feature_control_setting set mode = 'legacy'`);
    try {
      expect((await update({ name: 'Other' })).problem?.code).toBe('FEATURE_CONTROL_DISABLED');
      await database.query(`update feature_control_setting set mode = 'shadow'`);
      expect((await update({ defaultValue: { enabled: true } })).problem).toBeNull();
      // In shadow mode the old JSON still decides: the copy begins with the switch.
      expect(await copies()).toEqual([{ enabled: false }, { enabled: false }]);
    } finally {
      await database.query(`update feature_control_setting set mode = 'enforce'`);
    }
  });
});

describe('setFeatureRelations', () => {
  test('replaces the lists, and a list that is left out stays', async () => {
    await create({ dependsOn: ['ui.debug.enabled', 'models.openai'] });
    const { feature, revision } = await relate({ dependsOn: ['models.openai', 'models.openai'] });
    expect(feature).toMatchObject({ version: 1, dependsOn: [{ key: 'models.openai' }] });
    expect(await log(revision)).toMatchObject([
      { action: 'update', newValue: { dependsOn: ['models.openai'], conflictsWith: [] } },
    ]);
    const before = await everything(database);
    expect((await relate({ expectedVersion: 1, dependsOn: ['models.openai'], conflictsWith: [] })).problem).toBeNull();
    expect((await relate({ expectedVersion: 1 })).problem).toBeNull();
    expect(await everything(database)).toBe(before);
  });

  test('rehearsed, counts who loses what; done, tenants and the copy follow', async () => {
    await create({ defaultValue: { enabled: true } });
    const rehearsed = await relate({ dependsOn: ['models.anthropic'], dryRun: true });
    expect(rehearsed.impact).toEqual({ tenantCount: 2, features: [{ key, on: 0, off: 2, limits: 0 }] });
    expect(await isOn('solo')).toBe(true);
    await relate({ dependsOn: ['models.anthropic'] });
    expect([await isOn('acme'), await isOn('beta'), await isOn('solo')]).toEqual([true, false, false]);
    expect(await copies()).toEqual([{ enabled: true }, { enabled: false }]);
  });

  test('a conflict belongs to both: it can be taken back from either, and steps both versions', async () => {
    const one = key;
    await create();
    key += 'b';
    await create();
    expect((await relate({ key: one, conflictsWith: [key] })).problem).toBeNull();
    // Whoever looked at the other one before does not know of the conflict, and must not remove it unawares.
    expect((await relate({ conflictsWith: [] })).problem?.code).toBe('STALE_WRITE');
    const kept = await relate({ expectedVersion: 1, conflictsWith: [one] });
    expect(kept.feature).toMatchObject({ version: 1, conflictsWith: [{ key: one }] });
    const { feature, revision } = await relate({ expectedVersion: 1, conflictsWith: [] });
    expect(feature).toMatchObject({ version: 2, conflictsWith: [] });
    expect((await log(revision)).map((line) => String(line['key'])).toSorted()).toEqual([one, key].toSorted());
    expect(await database.query('select 1 from feature_relation where feature_key = $1', [one])).toEqual([]);
  });

  test.each<[string, (other: string) => Record<string, unknown>, string, string[]]>([
    ['itself', () => ({ dependsOn: [key] }), 'SELF_DEPENDENCY', ['dependsOn', '0']],
    ['an unknown key', () => ({ conflictsWith: ['ui.ghost'] }), 'UNKNOWN_DEPENDENCY', ['conflictsWith', '0']],
    ['a circle (I5)', (other) => ({ dependsOn: [other] }), 'DEPENDENCY_CYCLE', ['dependsOn']],
    ['what its dependent needs', (other) => ({ conflictsWith: [other] }), 'UNSATISFIABLE', ['conflictsWith']],
    ['an unknown feature', () => ({ key: 'ui.ghost', dependsOn: [] }), 'UNKNOWN_FEATURE', ['key']],
  ])('refuses %s', async (_, input, code, path) => {
    await create();
    const [mine, other] = [key, `${key}_dependent`];
    key = other;
    await create({ dependsOn: [mine] });
    key = mine;
    const before = await everything(database);
    expect((await relate(input(other))).problem).toMatchObject({ code, path });
    expect(await everything(database)).toBe(before);
  });

  test('two halves of a circle at once: one of them is refused, every time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [`${key}_a${round}`, `${key}_b${round}`];
      await create({ key: a });
      await create({ key: b });
      const answers = await Promise.all([relate({ key: a, dependsOn: [b] }), relate({ key: b, dependsOn: [a] })]);
      expect(answers.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['DEPENDENCY_CYCLE', 'done']);
    }
  });
});
