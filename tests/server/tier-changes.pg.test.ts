import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSchema } from '../../server/graphql.ts';
import { createOrm } from '../../server/orm.ts';
import { changeAs } from '../support/change-as-admin.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { everything } from '../support/everything.ts';

const schema = createSchema();
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
let database: TestDatabase;
let orm: MikroORM;
let tierId = '';
let name = '';
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

/** A tier as an old system left it: three rows, and prices of its own in the JSON. */
beforeEach(async () => {
  name = `Tier ${(count += 1)}`;
  const [tier] = await database.query<{ id: string }>(
    `insert into license_tier (name, description, features, features_original, max_flows)
     values ($1, 'For some', '{"price": 1.50, "sso": true}', '{"price": 1.50}', 12) returning id`,
    [name],
  );
  tierId = tier?.id ?? '';
  await database.query(
    `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade) values
       ($1, 'models.anthropic', 'boolean', '{"enabled": true}', true, true),
       ($1, 'limits.max_flows', 'integer', '{"enabled": true, "value": null}', true, false),
       ($1, 'models.openai', 'boolean', '{"enabled": false}', false, false)`,
    [tierId],
  );
});

const TIER =
  'tier { id name description isActive version revision features(inherited: false) { key value { enabled unlimited } allowTenantOverride allowTenantUpgrade } }';
const change = (operation: string, input: Readonly<Record<string, unknown>>) =>
  changeAs({ schema, orm }, operation, input, operation === 'deleteTier' ? 'tierId' : TIER);
const idOf = (payload: Readonly<Record<string, unknown>>): string => (payload['tier'] as { id: string }).id;

async function log(revision: string | null): Promise<Record<string, unknown>[]> {
  return database.query(
    `select action, entity_type as "entityType", entity_id as id, feature_key as key, old_value as "oldValue", new_value as "newValue"
     from feature_audit_log where revision = $1 order by position`,
    [revision],
  );
}

describe('createTier', () => {
  test('makes a tier that inherits everything, and copies that for the old system', async () => {
    const { revision, tier } = await change('createTier', { name: ' Gold ', description: 'For many' });
    expect(tier).toEqual({
      id: expect.any(String),
      name: 'Gold',
      description: 'For many',
      isActive: true,
      version: 0,
      revision,
      features: [],
    });
    const image = {
      name: 'Gold',
      description: 'For many',
      isActive: true,
      maxUsers: null,
      maxFlows: null,
      maxApiCalls: null,
    };
    expect(await log(revision)).toEqual([
      {
        action: 'create',
        entityType: 'tier',
        id: (tier as { id: string }).id,
        key: '$tier',
        oldValue: null,
        newValue: image,
      },
    ]);
    const [copy] = await database.query(
      `select features -> 'models.openai' as openai, features -> 'models.anthropic' as anthropic from license_tier where name = 'Gold'`,
    );
    expect(copy).toEqual({ openai: { enabled: true }, anthropic: { enabled: false } });
  });

  test.each<[string, () => Record<string, unknown>, string, string]>([
    ['a name in use', () => ({ name }), 'NAME_TAKEN', 'name'],
    ['a name in use but for capitals', () => ({ name: name.toUpperCase() }), 'NAME_TAKEN', 'name'],
    ['a blank name', () => ({ name: '  ' }), 'INVALID_VALUE', 'name'],
    ['a name that looks like another', () => ({ name: `${name}\u200B` }), 'INVALID_VALUE', 'name'],
    [
      'a description without an end',
      () => ({ name: 'Silver', description: 'x'.repeat(4_001) }),
      'INVALID_VALUE',
      'description',
    ],
  ])('refuses %s, and writes nothing', async (_, input, code, field) => {
    const before = await everything(database);
    expect((await change('createTier', input())).problem).toMatchObject({ code, path: [field] });
    expect(await everything(database)).toBe(before);
  });

  test('the same name by two admins at once makes one tier', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map(() => change('createTier', { name: 'Twin' })));
    expect(answers.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual([
      'NAME_TAKEN',
      'NAME_TAKEN',
      'done',
    ]);
  });

  test('rehearsed, makes none', async () => {
    const before = await everything(database);
    const { tier, impact, problem } = await change('createTier', { name: 'Dry', dryRun: true });
    expect([tier, impact, problem]).toEqual([null, { tenantCount: 0, features: [] }, null]);
    expect(await everything(database)).toBe(before);
  });
});

describe('updateTier', () => {
  test('changes what it is told and logs full images', async () => {
    const { revision, tier } = await change('updateTier', {
      tierId,
      expectedVersion: 0,
      name: `${name} plus`,
      isActive: false,
    });
    expect(tier).toMatchObject({
      name: `${name} plus`,
      description: 'For some',
      isActive: false,
      version: 1,
      revision,
    });
    const image = { name, description: 'For some', isActive: true, maxUsers: null, maxFlows: 12, maxApiCalls: null };
    expect(await log(revision)).toEqual([
      {
        action: 'update',
        entityType: 'tier',
        id: tierId,
        key: '$tier',
        oldValue: image,
        newValue: { ...image, name: `${name} plus`, isActive: false },
      },
    ]);
    expect((await database.query('select scopes from change where revision = $1', [revision]))[0]).toEqual({
      scopes: { tiers: [tierId] },
    });
  });

  test('writes nothing where all of it is so already', async () => {
    const before = await everything(database);
    expect(
      (await change('updateTier', { tierId, expectedVersion: 0, name, description: 'For some', isActive: true }))
        .problem,
    ).toBeNull();
    expect(await everything(database)).toBe(before);
  });

  test('lets a tier change the capitals of its own name', async () => {
    expect((await change('updateTier', { tierId, expectedVersion: 0, name: name.toUpperCase() })).problem).toBeNull();
  });

  test('the tests come in the order exists, value, name, version', async () => {
    const other = await change('createTier', { name: `${name} other` });
    expect(other.problem).toBeNull();
    const codes = [
      (await change('updateTier', { tierId: UNKNOWN, expectedVersion: 9, name: '' })).problem?.code,
      (await change('updateTier', { tierId, expectedVersion: 9, name: '' })).problem?.code,
      (await change('updateTier', { tierId, expectedVersion: 9, name: `${name} other` })).problem?.code,
      (await change('updateTier', { tierId, expectedVersion: 9, name })).problem?.code,
    ];
    expect(codes).toEqual(['UNKNOWN_TIER', 'INVALID_VALUE', 'NAME_TAKEN', 'STALE_WRITE']);
  });

  test('and setTierFeatures share one version: whoever is late is told of the other', async () => {
    await change('updateTier', { tierId, expectedVersion: 0, description: 'For all' });
    const late = await change('setTierFeatures', {
      tierId,
      expectedVersion: 0,
      changes: [{ key: 'models.mistral', value: { enabled: true } }],
    });
    expect(late.problem).toMatchObject({
      code: 'STALE_WRITE',
      details: { changes: [{ key: '$tier', value: { description: 'For all' } }] },
    });
    await change('setTierFeatures', {
      tierId,
      expectedVersion: 1,
      changes: [{ key: 'models.mistral', value: { enabled: true } }],
    });
    const later = await change('updateTier', { tierId, expectedVersion: 1, description: 'For none' });
    expect(later.problem).toMatchObject({
      code: 'STALE_WRITE',
      details: { changes: [{ key: 'models.mistral', action: 'enable' }] },
    });
  });

  test('is refused while the old system decides', async () => {
    await database.query(`update feature_control_setting set mode = 'legacy'`);
    try {
      const calls: [string, Record<string, unknown>][] = [
        ['createTier', { name: 'Late' }],
        ['updateTier', { tierId, expectedVersion: 0 }],
        ['cloneTier', { tierId, name: 'Late' }],
        ['deleteTier', { tierId }],
      ];
      for (const [operation, input] of calls) {
        expect([operation, (await change(operation, input)).problem?.code]).toEqual([
          operation,
          'FEATURE_CONTROL_DISABLED',
        ]);
      }
    } finally {
      await database.query(`update feature_control_setting set mode = 'enforce'`);
    }
  });
});

describe('cloneTier', () => {
  test('makes a tier that says all that the other one says, row by row in the log', async () => {
    const original = await change('updateTier', { tierId, expectedVersion: 0 });
    const { revision, tier } = await change('cloneTier', { tierId, name: `${name} copy` });
    expect(tier).toMatchObject({ name: `${name} copy`, description: 'For some', isActive: true, version: 0, revision });
    const rowsOf = (payload: unknown): unknown => (payload as { features: unknown }).features;
    expect(rowsOf(tier)).toEqual(rowsOf(original['tier']));
    expect(rowsOf(tier)).toHaveLength(3);
    const lines = await log(revision);
    expect(lines.map(({ action, key }) => `${String(action)} ${String(key)}`).toSorted()).toEqual([
      'create $tier',
      'create limits.max_flows',
      'create models.anthropic',
      'create models.openai',
    ]);
    expect(lines.find(({ key }) => key === 'models.anthropic')?.['newValue']).toEqual({
      value: { enabled: true },
      allowOverride: true,
      allowUpgrade: true,
    });
    expect(lines[0]?.['newValue']).toMatchObject({ maxFlows: 12 });
  });

  test('takes the old JSON along with its numbers as they are, and the copy of what the tier gives', async () => {
    const payload = await change('cloneTier', { tierId, name: `${name} json` });
    const [row] = await database.query(
      `select features ->> 'price' as price, features ->> 'sso' as sso, features_original::text as original,
         features -> 'models.anthropic' as anthropic, features -> 'limits.max_flows' as flows from license_tier where id = $1`,
      [idOf(payload)],
    );
    expect(row).toEqual({
      price: '1.50',
      sso: 'true',
      original: '{"price": 1.50}',
      anthropic: { enabled: true },
      flows: { enabled: true, value: null },
    });
  });

  test('changes nothing of the original, and the clone lives on its own', async () => {
    const payload = await change('cloneTier', { tierId, name: `${name} own` });
    await change('setTierFeatures', {
      tierId: idOf(payload),
      expectedVersion: 0,
      changes: [{ key: 'models.anthropic', inherit: true }],
    });
    const { tier } = await change('updateTier', { tierId, expectedVersion: 0 });
    expect((tier as { version: number; features: unknown[] }).version).toBe(0);
    expect((tier as { features: unknown[] }).features).toHaveLength(3);
  });

  test.each<[string, () => Record<string, unknown>, string, string]>([
    ['an unknown tier', () => ({ tierId: 'no uuid', name: 'X' }), 'UNKNOWN_TIER', 'tierId'],
    ['its own name', () => ({ tierId, name }), 'NAME_TAKEN', 'name'],
    ['a blank name', () => ({ tierId, name: '' }), 'INVALID_VALUE', 'name'],
  ])('refuses %s, and writes nothing', async (_, input, code, field) => {
    const before = await everything(database);
    expect((await change('cloneTier', input())).problem).toMatchObject({ code, path: [field] });
    expect(await everything(database)).toBe(before);
  });
});

describe('deleteTier', () => {
  test('logs every row before it goes', async () => {
    const {
      revision,
      problem,
      tierId: gone,
    } = await change('deleteTier', { tierId, expectedVersion: 0, reason: 'sold out' });
    expect([problem, gone]).toEqual([null, tierId]);
    expect((await log(revision)).map(({ action, key, newValue }) => [action, key, newValue])).toEqual(
      expect.arrayContaining([
        ['delete', 'models.anthropic', null],
        ['delete', 'limits.max_flows', null],
        ['delete', 'models.openai', null],
        ['delete', '$tier', null],
      ]),
    );
    expect(await log(revision)).toHaveLength(4);
    expect(await database.query('select 1 from license_tier where id = $1', [tierId])).toEqual([]);
    expect((await change('deleteTier', { tierId })).problem?.code).toBe('UNKNOWN_TIER');
  });

  test('is refused while tenants are on it, with their number, and writes nothing', async () => {
    await database.query(
      `insert into tenant (name, slug, license_tier_id) select 'T', gen_random_uuid()::text, $1 from generate_series(1, 3)`,
      [tierId],
    );
    const before = await everything(database);
    expect((await change('deleteTier', { tierId, expectedVersion: 9 })).problem).toMatchObject({
      code: 'TIER_IN_USE',
      path: ['tierId'],
      details: { tenants: 3 },
    });
    expect(await everything(database)).toBe(before);
  });

  test('is refused where the tier changed since it was looked at', async () => {
    await change('updateTier', { tierId, expectedVersion: 0, description: 'Kept' });
    expect((await change('deleteTier', { tierId, expectedVersion: 0 })).problem?.code).toBe('STALE_WRITE');
  });

  test('rehearsed, deletes nothing', async () => {
    const before = await everything(database);
    expect((await change('deleteTier', { tierId, dryRun: true })).problem).toBeNull();
    expect(await everything(database)).toBe(before);
  });

  test('against a tenant that is put on it by another program at the same time: the tenant has a tier, or the tier is gone', async () => {
    for (let round = 0; round < 10; round += 1) {
      const payload = await change('cloneTier', { tierId, name: `${name} race ${round}` });
      const id = idOf(payload);
      const host = database
        .query(
          `insert into tenant (name, slug, license_tier_id) values ('Racer', gen_random_uuid()::text, $1) returning id`,
          [id],
        )
        .then(
          () => 'on it',
          () => 'refused',
        );
      const deletion = change('deleteTier', { tierId: id }).then(({ problem }) => problem?.code ?? 'deleted');
      const outcome = (await Promise.all([host, deletion])).join(', ');
      expect(['on it, TIER_IN_USE', 'refused, deleted']).toContain(outcome);
    }
  });
});
