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
let count = 0;
let unique = '';

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});
beforeEach(() => {
  unique = `m-${(count += 1)}`;
});

const MODEL = 'model { id name version revision isActive featureKey inputPricePer1k outputPricePer1k maxTokens }';
const COMPONENT =
  'component { id key name componentName version revision isActive isBeta featureKey requiredFeatures { key } }';
const change = (operation: string, input: Readonly<Record<string, unknown>>) =>
  changeAs({ schema, orm }, operation, input, operation.endsWith('Model') ? MODEL : COMPONENT);

const newModel = (input: Readonly<Record<string, unknown>> = {}) =>
  change('createModel', {
    provider: 'openai',
    modelId: unique,
    name: 'Model',
    type: 'CHAT',
    featureKey: 'models.openai',
    ...input,
  });
const newComponent = (input: Readonly<Record<string, unknown>> = {}) =>
  change('createComponent', { key: unique, name: 'Shown', componentName: 'InCode', category: 'tools', ...input });
const idOf = (payload: Readonly<Record<string, unknown>>): string =>
  ((payload['model'] ?? payload['component']) as { id: string }).id;

async function log(revision: string | null): Promise<Record<string, unknown>[]> {
  return database.query(
    `select action, entity_type as "entityType", feature_key as key, old_value as "oldValue", new_value as "newValue"
     from feature_audit_log where revision = $1 order by position`,
    [revision],
  );
}

describe('models', () => {
  test('are created with prices to the digit, and logged whole', async () => {
    const { revision, model } = await newModel({ inputPricePer1k: '0.00015', outputPricePer1k: '12', maxTokens: 4096 });
    expect(model).toMatchObject({
      version: 0,
      revision,
      inputPricePer1k: '0.000150',
      outputPricePer1k: '12.000000',
      maxTokens: 4096,
    });
    expect(await log(revision)).toMatchObject([
      {
        action: 'create',
        entityType: 'model',
        key: 'models.openai',
        oldValue: null,
        newValue: {
          provider: 'openai',
          modelId: unique,
          inputPricePer1k: '0.000150',
          supportsStreaming: true,
          isActive: true,
        },
      },
    ]);
  });

  test('are moved to another feature, priced anew and retired, each with its line', async () => {
    const id = idOf(await newModel({ inputPricePer1k: '0.1' }));
    const moved = await change('updateModel', {
      id,
      expectedVersion: 0,
      featureKey: 'models.anthropic',
      inputPricePer1k: '0.100001',
    });
    expect(moved['model']).toMatchObject({ version: 1, featureKey: 'models.anthropic', inputPricePer1k: '0.100001' });
    const retired = await change('updateModel', { id, expectedVersion: 1, isActive: false, inputPricePer1k: null });
    expect(retired['model']).toMatchObject({ version: 2, isActive: false, inputPricePer1k: null });
    expect((await log(retired.revision)).map(({ action }) => action)).toEqual(['disable']);
    expect((await log(moved.revision))[0]).toMatchObject({
      action: 'update',
      key: 'models.anthropic',
      oldValue: { featureKey: 'models.openai' },
    });
  });

  test('that are so already are not written again, whichever way the price is spelled', async () => {
    const id = idOf(await newModel({ inputPricePer1k: '0.10', family: 'f' }));
    const before = await everything(database);
    const same = { id, expectedVersion: 0, inputPricePer1k: '00.1', name: 'Model', family: ' f ', isActive: true };
    expect((await change('updateModel', same)).problem).toBeNull();
    expect(await everything(database)).toBe(before);
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown feature', { featureKey: 'models.ghost' }, 'UNKNOWN_FEATURE', 'featureKey'],
    ['a price of seven places', { inputPricePer1k: '0.0000001' }, 'INVALID_VALUE', 'inputPricePer1k'],
    ['a price below nothing', { outputPricePer1k: '-1' }, 'INVALID_VALUE', 'outputPricePer1k'],
    ['a price in another notation', { inputPricePer1k: '1e-3' }, 'INVALID_VALUE', 'inputPricePer1k'],
    ['a price beyond the column', { inputPricePer1k: '10000' }, 'INVALID_VALUE', 'inputPricePer1k'],
    ['a price in other digits', { inputPricePer1k: '１' }, 'INVALID_VALUE', 'inputPricePer1k'],
    ['an answer of no token', { maxTokens: 0 }, 'INVALID_VALUE', 'maxTokens'],
    ['a provider that is no key', { provider: 'Open AI' }, 'INVALID_VALUE', 'provider'],
    ['a blank name', { name: '' }, 'INVALID_VALUE', 'name'],
  ])('with %s are refused, and nothing is written', async (_, input, code, field) => {
    const id = idOf(await newModel());
    const before = await everything(database);
    expect((await change('updateModel', { id, expectedVersion: 9, ...input })).problem).toMatchObject({
      code,
      path: [field],
    });
    unique += 'b';
    expect((await newModel(input)).problem).toMatchObject({ code, path: [field] });
    expect(await everything(database)).toBe(before);
  });

  test('hang on a feature always', async () => {
    const id = idOf(await newModel());
    const { problem } = await change('updateModel', { id, expectedVersion: 0, featureKey: null });
    expect(problem).toMatchObject({ code: 'INVALID_VALUE', path: ['featureKey'], details: { detail: 'REQUIRED' } });
  });

  test('are one per provider and name there', async () => {
    const id = idOf(await newModel());
    expect((await newModel()).problem).toMatchObject({ code: 'KEY_TAKEN', path: ['modelId'] });
    expect((await newModel({ provider: 'groq' })).problem).toBeNull();
    expect((await change('updateModel', { id, expectedVersion: 0, provider: 'groq' })).problem?.code).toBe('KEY_TAKEN');
  });

  test('that are unknown or were changed meanwhile are not changed', async () => {
    expect((await change('updateModel', { id: UNKNOWN, expectedVersion: 0, name: '' })).problem?.code).toBe(
      'UNKNOWN_MODEL',
    );
    const id = idOf(await newModel());
    const answers = await Promise.all(
      ['a', 'b'].map((name) => change('updateModel', { id, expectedVersion: 0, name })),
    );
    expect(answers.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['STALE_WRITE', 'done']);
  });

  test('rehearsed, tell how many tenants begin and cease to see them', async () => {
    await database.query(
      `insert into tenant (name, slug, is_active) values ('A', $1, true), ('B', $2, true), ('C', $3, false)`,
      [`${unique}-a`, `${unique}-b`, `${unique}-c`],
    );
    const id = idOf(await newModel({ name: 'Shown' }));
    const impactOf = async (operation: string, input: Record<string, unknown>): Promise<unknown> => {
      const selection = 'impact { models { id name on off } components { name on off } }';
      return (await changeAs({ schema, orm }, operation, { ...input, dryRun: true }, selection)).impact;
    };
    const retired = await impactOf('updateModel', { id, expectedVersion: 0, isActive: false });
    expect(retired).toEqual({
      tenantCount: 2,
      features: [],
      models: [{ id, name: 'Shown', on: 0, off: 2 }],
      components: [],
    });
    const killed = await impactOf('updateFeature', { key: 'models.openai', expectedVersion: 0, isActive: false });
    expect(killed).toMatchObject({
      tenantCount: 2,
      models: expect.arrayContaining([{ id, name: 'Shown', on: 0, off: 2 }]),
    });
    const added = { key: unique, name: 'Public', componentName: 'Public', category: 'nowhere' };
    expect(await impactOf('createComponent', added)).toMatchObject({
      tenantCount: 2,
      components: [{ name: 'Public', on: 2, off: 0 }],
    });
  });

  test('are not touched by a rehearsal', async () => {
    const id = idOf(await newModel());
    const before = await everything(database);
    const { problem, model } = await change('updateModel', { id, expectedVersion: 0, isActive: false, dryRun: true });
    expect([problem, model]).toMatchObject([null, { isActive: true }]);
    expect((await newModel({ modelId: 'dry', dryRun: true }))['model']).toBeNull();
    expect(await everything(database)).toBe(before);
  });
});

describe('components', () => {
  test('are created with what they hang on, and logged whole', async () => {
    const { revision, component } = await newComponent({
      featureKey: 'components.tools',
      requiredFeatures: ['models.openai', 'api.webhooks', 'models.openai'],
      isBeta: true,
      documentationUrl: 'http://example.com/x?y=1',
    });
    expect(component).toMatchObject({
      version: 0,
      revision,
      key: unique,
      name: 'Shown',
      componentName: 'InCode',
      isBeta: true,
    });
    expect(await log(revision)).toMatchObject([
      {
        action: 'create',
        entityType: 'component',
        key: 'components.tools',
        newValue: { name: 'InCode', displayName: 'Shown', requiredFeatures: ['api.webhooks', 'models.openai'] },
      },
    ]);
  });

  test('are changed field by field, their requirements as a whole list', async () => {
    const id = idOf(
      await newComponent({ featureKey: 'components.tools', requiredFeatures: ['models.openai', 'api.webhooks'] }),
    );
    const first = await change('updateComponent', {
      id,
      expectedVersion: 0,
      requiredFeatures: ['api.webhooks', 'integrations.mcp'],
    });
    expect(first['component']).toMatchObject({ version: 1, name: 'Shown', featureKey: 'components.tools' });
    expect((await log(first.revision))[0]?.['newValue']).toMatchObject({
      requiredFeatures: ['api.webhooks', 'integrations.mcp'],
    });
    const second = await change('updateComponent', {
      id,
      expectedVersion: 1,
      featureKey: null,
      isActive: false,
      name: 'Other',
    });
    expect(second['component']).toMatchObject({
      version: 2,
      name: 'Other',
      componentName: 'InCode',
      featureKey: null,
      isActive: false,
    });
    expect((await log(second.revision))[0]).toMatchObject({
      action: 'disable',
      key: 'components.tools',
      oldValue: { featureKey: 'components.tools' },
    });
    const third = await change('updateComponent', { id, expectedVersion: 2, requiredFeatures: [] });
    expect(third['component']).toMatchObject({ version: 3, requiredFeatures: [] });
  });

  test('that are so already are not written again, in whatever order the list is', async () => {
    const id = idOf(await newComponent({ requiredFeatures: ['models.openai', 'api.webhooks'] }));
    const before = await everything(database);
    const same = {
      id,
      expectedVersion: 0,
      requiredFeatures: ['models.openai', 'api.webhooks', 'models.openai'],
      name: 'Shown',
    };
    expect((await change('updateComponent', same)).problem).toBeNull();
    expect(await everything(database)).toBe(before);
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['an unknown feature', { featureKey: 'components.ghost' }, 'UNKNOWN_FEATURE', ['featureKey']],
    [
      'an unknown requirement',
      { requiredFeatures: ['models.openai', 'models.ghost'] },
      'UNKNOWN_FEATURE',
      ['requiredFeatures', '1'],
    ],
    ['a category that could be no feature', { category: 'My Tools' }, 'INVALID_VALUE', ['category']],
    ['a script as documentation', { documentationUrl: 'javascript:alert(1)' }, 'INVALID_VALUE', ['documentationUrl']],
    ['a blank class', { componentName: ' ' }, 'INVALID_VALUE', ['componentName']],
  ])('with %s are refused, and nothing is written', async (_, input, code, path) => {
    const id = idOf(await newComponent());
    const before = await everything(database);
    expect((await change('updateComponent', { id, expectedVersion: 9, ...input })).problem).toMatchObject({
      code,
      path,
    });
    unique += 'b';
    expect((await newComponent(input)).problem).toMatchObject({ code, path });
    expect(await everything(database)).toBe(before);
  });

  test.each(['', '1st', 'a b', 'a/b', 'x'.repeat(256)])('are not created with the key %j', async (key) => {
    expect((await newComponent({ key })).problem).toMatchObject({ code: 'INVALID_VALUE', path: ['key'] });
  });

  test('have a key of their own, and are not changed where unknown or changed meanwhile', async () => {
    const id = idOf(await newComponent());
    expect((await newComponent()).problem).toMatchObject({ code: 'KEY_TAKEN', path: ['key'] });
    expect((await change('updateComponent', { id: 'x', expectedVersion: 0 })).problem?.code).toBe('UNKNOWN_COMPONENT');
    const answers = await Promise.all(
      ['a', 'b'].map((name) => change('updateComponent', { id, expectedVersion: 0, name })),
    );
    expect(answers.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['STALE_WRITE', 'done']);
  });
});
