import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { sharedRequest } from '../../server/live/shared-operation.ts';

const schema = buildSchema(`
  type Query { answer(tenantId: ID, keys: [String!]): Answer!  other: Answer }
  type Answer { etag: String! mode: Mode! features: [Feature!]! secret: String nested: Nested }
  type Feature { key: String! enabled: Boolean! limit: Int parent: Feature }
  type Nested { value(of: Int): Int }
  enum Mode { ENFORCE LEGACY }
`);
for (const [type, fields] of Object.entries({
  Answer: ['etag', 'mode', 'features', 'nested'],
  Feature: ['key', 'enabled', 'limit', 'parent'],
  Nested: ['value'],
})) {
  for (const field of fields) {
    const definition = (schema.getType(type) as ReturnType<GraphQLSchema['getQueryType']>)?.getFields()[field];
    if (definition) definition.extensions = { shared: true };
  }
}
const roots = new Set(['answer']);
const source = {
  etag: 'e"1',
  mode: 'ENFORCE',
  features: [
    { key: 'a', enabled: true, limit: null, parent: { key: 'p', enabled: false, limit: 3, parent: null } },
    { key: 'b', enabled: false, limit: 7, parent: null },
  ],
  secret: 's',
  nested: null,
};

const shared = (query: string, variableValues = {}, operationName: string | null = null) =>
  sharedRequest(schema, { document: parse(query), variableValues, operationName }, roots);

test.each([
  ['plain fields', '{ answer { etag mode features { key enabled limit } } }'],
  ['aliases and __typename', '{ x: answer { __typename e: etag f: features { __typename k: key key } } }'],
  [
    'fragments, named and inline',
    'query { answer { ...A ... on Answer { mode } } } fragment A on Answer { features { ...F } } fragment F on Feature { key parent { key } }',
  ],
  ['fields selected twice', '{ answer { features { key } features { enabled parent { key } parent { limit } } } }'],
  [
    'skip and include',
    'query ($yes: Boolean! = true, $no: Boolean! = false) { answer { etag @skip(if: $yes) features { key @include(if: $yes) limit @include(if: $no) } } }',
  ],
])('writes what graphql-js would: %s', (_name, query) => {
  const request = shared(query);
  const expected = execute({ schema, document: parse(query), rootValue: { answer: source } });
  expect(JSON.parse(request?.operation.write(source) ?? 'null')).toEqual(JSON.parse(JSON.stringify(expected)));
});

test.each([
  ['a field that is not marked as shared', '{ answer { etag secret } }'],
  ['a field with arguments', '{ answer { nested { value(of: 1) } } }'],
  ['two root fields', '{ answer { etag } b: answer { etag } }'],
  ['another root field', '{ other { etag } }'],
  ['variables that do not fit', 'query ($keys: [String!]!) { answer(keys: $keys) { etag } }'],
])('leaves to the ordinary executor: %s', (_name, query) => {
  expect(shared(query)).toBeUndefined();
});

test('operations that differ only in what chooses the object are one', () => {
  const document = parse(
    'query ($tenantId: ID, $if: Boolean!) { answer(tenantId: $tenantId) { etag mode @include(if: $if) } }',
  );
  const of = (variableValues: Record<string, unknown>) => sharedRequest(schema, { document, variableValues }, roots);
  const one = of({ tenantId: '1', if: true });
  expect(of({ tenantId: '2', if: true })?.operation).toBe(one?.operation);
  expect(of({ tenantId: '2', if: true })?.arguments).toEqual({ tenantId: '2' });
  expect(of({ tenantId: '1', if: false })?.operation).not.toBe(one?.operation);
});
