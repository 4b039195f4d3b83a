import { getNamedType, isInputObjectType, isListType, getNullableType, type GraphQLInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { createSchema } from '../../server/graphql.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { askerOf, codes, type Told } from '../support/asker.ts';

const schema = createSchema();
const STRANGE_ID = '11111111-2222-4333-8444-555555555555';

let app: TestApp;
let admin: string;
let ids: { model: string; component: string };
beforeAll(async () => {
  app = await startTestApp();
  admin = await token({ subject: 'mallory' });
  const [row] = await app.database.query<{ model: string; component: string }>(
    'select (select id from model_registry limit 1) as model, (select id from component_registry limit 1) as component',
  );
  if (row === undefined) throw new Error('no catalog');
  ids = row;
});
afterAll(() => app.close());

const { transports, overHttp } = askerOf(() => app);

/** An input of every mutation that only a strange text in it makes strange. */
const inputs = (): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  createFeature: {
    key: 'ui.hostile.one',
    name: 'One',
    type: 'JSON',
    valueSchema: {},
    defaultValue: { enabled: false },
  },
  updateFeature: { key: 'ui.debug.enabled', expectedVersion: 0, defaultValue: { enabled: true } },
  setFeatureRelations: { key: 'ui.debug.enabled', expectedVersion: 0, dependsOn: [], conflictsWith: [] },
  createTier: { name: 'Hostile' },
  updateTier: { tierId: tierIds.pro, expectedVersion: 0 },
  cloneTier: { tierId: tierIds.pro, name: 'Hostile' },
  deleteTier: { tierId: tierIds.pro },
  setTierFeatures: {
    tierId: tierIds.pro,
    expectedVersion: 0,
    changes: [{ key: 'ui.debug.enabled', value: { enabled: true } }],
  },
  createTenant: { name: 'Hostile', slug: 'hostile' },
  updateTenant: { tenantId: tenantIds.acme, expectedVersion: 0 },
  assignTenantTier: { tenantId: tenantIds.acme, tierId: tierIds.pro, overridePolicy: 'KEEP' },
  setTenantOverride: { tenantId: tenantIds.acme, key: 'models.groq', value: { enabled: true }, reason: 'a' },
  revokeTenantOverride: { tenantId: tenantIds.acme, key: 'models.groq', reason: 'a' },
  createModel: { provider: 'openai', modelId: 'hostile', name: 'Hostile', type: 'CHAT', featureKey: 'models.openai' },
  updateModel: { id: ids.model, expectedVersion: 0 },
  createComponent: { key: 'Hostile', name: 'Hostile', componentName: 'Hostile', category: 'tools' },
  updateComponent: { id: ids.component, expectedVersion: 0 },
  requestUpgrade: { tenantId: tenantIds.acme, key: 'models.aws_bedrock', value: { enabled: true } },
  approveUpgradeRequest: { id: STRANGE_ID, value: { enabled: true } },
  rejectUpgradeRequest: { id: STRANGE_ID, reason: 'a' },
  cancelUpgradeRequest: { id: STRANGE_ID },
  consumeLimit: { tenantId: tenantIds.acme, key: 'limits.max_flows' },
  releaseLimit: { tenantId: tenantIds.acme, key: 'limits.max_flows' },
  createApiKey: { name: 'Hostile', access: 'READ' },
  revokeApiKey: { id: STRANGE_ID },
  revertChange: { revision: '1' },
  setFeatureControlMode: { mode: 'SHADOW' },
});

const TEXTS: ReadonlySet<string> = new Set(['String', 'ID', 'FeatureKey']);

interface Place {
  readonly path: readonly (string | number)[];
  readonly field: string;
}

/** Where an input takes text. */
function placesIn(type: GraphQLInputObjectType, path: readonly (string | number)[] = []): Place[] {
  return Object.values(type.getFields()).flatMap((field): Place[] => {
    const isList = isListType(getNullableType(field.type));
    const here = [...path, field.name, ...(isList ? [0] : [])];
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) return placesIn(named, here);
    return TEXTS.has(named.name) ? [{ path: here, field: field.name }] : [];
  });
}

function put(input: unknown, [first, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const list = Array.isArray(input) ? [...(input as unknown[])] : [];
    list[first] = put(list[first], rest, value);
    return list;
  }
  const fields = typeof input === 'object' && input !== null ? input : {};
  return { ...fields, [first]: put(Reflect.get(fields, first), rest, value) };
}

const operations = Object.entries(schema.getMutationType()?.getFields() ?? {}).map(([name, { args }]) => {
  const type = getNamedType(args[0]?.type);
  if (!isInputObjectType(type)) throw new Error(`${name} takes no input`);
  return {
    name,
    type,
    source: `mutation ($input: ${type.name}!) { ${name}(input: $input) { revision problem { code message path details } } }`,
  };
});
const places = operations.flatMap((operation) =>
  placesIn(operation.type).map((place) => ({
    ...operation,
    ...place,
    what: `${operation.name} ${place.path.join('.')}`,
  })),
);

interface Payload {
  readonly revision: string | null;
  readonly problem: { readonly code: string; readonly message: string; readonly path: readonly string[] } | null;
}
const problemOf = ({ data }: Told): Payload['problem'] =>
  (Object.values(data ?? {})[0] as Payload | undefined)?.problem ?? null;
const inputOf = (name: string, type: GraphQLInputObjectType): Record<string, unknown> => ({
  ...inputs()[name],
  ...(type.getFields()['dryRun'] !== undefined && { dryRun: true }),
});

test('there is an input for every mutation, and what it says is no reason to refuse it as such', async () => {
  expect(Object.keys(inputs()).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
  for (const { name, type, source } of operations) {
    const answer = await overHttp(admin, source, { input: inputOf(name, type) });
    expect([name, answer.errors, problemOf(answer)?.code]).not.toEqual([name, undefined, 'INVALID_VALUE']);
    expect([name, answer.errors]).toEqual([name, undefined]);
  }
});

const INSIDE = /\b(select|insert|update \w+ set|constraint|violates|syntax|invalid byte|zod|node_modules|at \w+ \()/i;

type Where = (typeof places)[number];
type Ask = (typeof transports)['over HTTP'];
const send = (ask: Ask, { name, type, source, path }: Where, text: unknown): Promise<Told> =>
  ask(admin, source, { input: put(inputOf(name, type), path, text) });

describe.each(places)('text in $what', (place) => {
  test('reaches what it is for', async () => {
    const answer = await send(overHttp, place, 'a harmless text');
    expect(codes(answer).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    expect(answer.errors?.map(({ message }) => message).join() ?? '').not.toMatch(/was not provided|is not defined/);
  });

  test('is refused with a place where a database or a terminal would stumble over it', async () => {
    for (const text of ['a\0b', '\ud800', '\u001b[31mred', '\u009b31m']) {
      for (const ask of Object.values(transports)) {
        expect(codes(await send(ask, place, text))).toEqual(['BAD_USER_INPUT']);
      }
    }
  });

  test('never shows the inside, however strange it is, and nothing of it is taken for something else', async () => {
    const texts = [
      '',
      ' ',
      '__proto__',
      'constructor',
      "'; drop table tenant; --",
      '$1',
      '%s',
      'x'.repeat(30_000),
      '\u202Emoc',
      'ＵＩ',
      '{"a":1}',
      'NaN',
      '1e400',
    ];
    for (const text of texts) {
      const answer = await send(overHttp, place, text);
      const told = JSON.stringify([answer.errors, problemOf(answer)?.message]);
      expect([text.slice(0, 20), codes(answer).includes('INTERNAL_SERVER_ERROR')]).toEqual([text.slice(0, 20), false]);
      expect(told.replaceAll(text === '' ? '\0' : JSON.stringify(text).slice(1, -1), '')).not.toMatch(INSIDE);
    }
  });
});

describe.each(places.filter(({ field }) => /url|link|icon/i.test(field)))('an address in $what', (place) => {
  test('is no script and no data', async () => {
    const scripts = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
      'https:evil.example',
      'https://',
      'file:///etc/passwd',
      'http://a b',
      'https://a\u202E.example',
      '"><script>alert(1)</script>',
    ];
    for (const text of scripts) {
      for (const ask of Object.values(transports)) {
        const answer = await send(ask, place, text);
        const problem = problemOf(answer);
        expect([text, codes(answer), problem?.code]).toEqual(
          answer.errors === undefined ? [text, [], 'INVALID_VALUE'] : [text, ['BAD_USER_INPUT'], undefined],
        );
        expect(problem?.path ?? [place.field]).toEqual([place.field]);
      }
    }
  });
});

const NAMES = /^(name|componentName|modelId|slug|provider|category|subcategory)$/;

describe.each(places.filter(({ field }) => NAMES.test(field)))('a name in $what', (place) => {
  test('that looks like nothing, or like something else, is refused', async () => {
    for (const text of [
      'Pro\u200B',
      'Pro\u202E',
      'P\uFEFFro',
      'Pro\u00AD',
      'Pro\u2060',
      '\u3164',
      'Pro\u{E0041}',
      '\u2800',
      'a\nb',
    ]) {
      const answer = await send(overHttp, place, text);
      expect([text, answer.errors, problemOf(answer)?.code]).toEqual([text, undefined, 'INVALID_VALUE']);
    }
  });
});

const REFERENCES = /^(tenantId|tierId|id|key|featureKey|dependsOn|conflictsWith|requiredFeatures)$/;
const references = places.filter(
  ({ name, field }) => REFERENCES.test(field) && !(name.startsWith('create') && field === 'key'),
);

describe.each(references)('a reference in $what', (place) => {
  test('is found only as it is spelt', async () => {
    for (const text of [
      '__proto__',
      'constructor',
      'MODELS.OPENAI',
      'mоdels.openai',
      'models．openai',
      'models.openai\u200B',
      '%',
      '*',
      '1e400',
    ]) {
      const answer = await send(overHttp, place, text);
      expect([text, answer.errors !== undefined || problemOf(answer) !== null]).toEqual([text, true]);
    }
  });
});
