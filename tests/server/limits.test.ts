import { buildSchema, execute, getIntrospectionQuery, GraphQLError, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDocumentCache } from '../../server/transport/document-cache.ts';
import { checkLimits, checkVariables, limitRule, limits, parseLimited } from '../../server/transport/limits.ts';
import { createSocketQuota } from '../../server/transport/socket-quota.ts';

const schema = buildSchema(`
  scalar JSON
  type Query { tiers: [Tier!]! tenants(first: Int, after: String): TenantConnection! value(n: Int!, in: JSON): Int picked(keys: [String!], by: PickInput): [Tier!]! me: Tenant hello: String }
  type Tier { name: String features: [Feature!]! tenants(first: Int = 100): TenantConnection! }
  type Feature { key: String tiers: [Tier!]! }
  type Tenant { picked(keys: [String!]): [Int!]! name: String tier: Tier parent: Tenant }
  type TenantConnection { edges: [TenantEdge!]! nodes: [Tenant!]! totalCount: Int }
  type TenantEdge { node: Tenant cursor: String }
  input PickInput { changes: [PickInput!] json: JSON key: String }
`);

const documents = () => createDocumentCache(schema, { introspection: false });
const refusal = (text: string): string => {
  const prepared = documents().prepare(text);
  return prepared.ok
    ? 'accepted'
    : prepared.errors.map((error) => `${String(error.extensions['code'])}: ${error.message}`).join('\n');
};
const milliseconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const nested = (levels: number) => `{me${'{parent'.repeat(levels - 1)}{name}${'}'.repeat(levels - 1)}}`;

describe('a document', () => {
  it('that a client would really send is accepted', () => {
    expect(
      refusal(`query Wide($first: Int = 100) {
        tenants(first: $first) { totalCount edges { cursor node { name tier { name features { key tiers { name } } } } } }
      }`),
    ).toBe('accepted');
  });

  const hostile: readonly [string, string, RegExp][] = [
    ['deep', nested(12), /^BAD_USER_INPUT: The operation has 13 levels of fields; the limit is 12\.$/],
    ['wide', `{${'hello '.repeat(501)}}`, /501 fields .* the limit is 500/],
    [
      'of aliases',
      `{me{${Array.from({ length: 51 }, (_, i) => `a${i}:name`).join(' ')}}}`,
      /51 aliases; the limit is 50/,
    ],
    [
      'of roots',
      `{${Array.from({ length: 21 }, (_, i) => `a${i}:hello`).join(' ')}}`,
      /21 fields at its root; the limit is 20/,
    ],
    ['of directives', `{hello ${'@include(if:true)'.repeat(51)}}`, /51 directives; the limit is 50/],
    ['of tokens', `{${'hello '.repeat(2100)}}`, /^BAD_USER_INPUT: The document has more than 2000 tokens/],
    ['of white space', `{hello}${' '.repeat(50_000)}`, /50007 characters; the limit is 50000/],
    [
      'with a page too large',
      '{tenants(first:101){totalCount}}',
      /^BAD_USER_INPUT: A page of 101 items was asked for; the limit is 100/,
    ],
    ['with a negative page', '{tenants(first:-1){totalCount}}', /A page of -1 items was asked for; the least is 0/],
    [
      'that multiplies',
      '{tiers{tenants{nodes{tier{tenants{nodes{name}}}}}}}',
      /objects to produce.* the limit is 100000/,
    ],
    ['that multiplies by default', '{tiers{features{tiers{features{tiers{features{key}}}}}}}', /objects to produce/],
    ['of introspection', '{__schema{types{name}}}', /GraphQL introspection has been disabled/],
    ['that is no GraphQL', '{hello', /^GRAPHQL_PARSE_FAILED: Syntax Error/],
    ['with a misspelt field', '{helo}', /^GRAPHQL_VALIDATION_FAILED: Cannot query field "helo" on type "Query"\.$/],
    ['with a wrong literal', '{value(n:"one")}', /^BAD_USER_INPUT: Int cannot represent non-integer value/],
    ['with a missing argument', '{value}', /^BAD_USER_INPUT: Field "value" argument "n"/],
  ];
  it.each(hostile)('%s is refused, with limit and actual', (_which, text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
  });

  it('is measured with its fragments written out, in linear time', () => {
    const bomb = (doublings: number) =>
      `{me{...F0}} ${Array.from({ length: doublings }, (_, i) => `fragment F${i} on Tenant{...F${i + 1} ...F${i + 1}}`).join(' ')} fragment F${doublings} on Tenant{name}`;
    expect(refusal(bomb(10))).toMatch(/1025 fields/);
    expect(refusal(bomb(100))).toMatch(/over 1000000000 fields/);
    expect(milliseconds(() => refusal(bomb(140)))).toBeLessThan(500);
  });

  it('with fragments in a circle is refused', () => {
    expect(refusal('{me{...A}} fragment A on Tenant{parent{...B}} fragment B on Tenant{parent{...A}}')).toMatch(
      /within itself/,
    );
  });

  it('as large as the limits allow is checked without blocking the others', () => {
    const repeated = `{${'hello '.repeat(500 / 25)}${`me{${'name '.repeat(24)}} `.repeat(19)}}`;
    expect(milliseconds(() => refusal(repeated))).toBeLessThan(1000);
    expect(milliseconds(() => refusal('{'.repeat(1900)))).toBeLessThan(1000);
    expect(milliseconds(() => refusal(`{value(n:${'['.repeat(1900)})}`))).toBeLessThan(1000);
  });

  it('of a tool may introspect where that is allowed', () => {
    expect(createDocumentCache(schema, { introspection: true }).prepare(getIntrospectionQuery()).ok).toBe(true);
  });

  it('is limited in each of its operations', () => {
    expect(refusal(`query A{hello} query B${nested(12)}`)).toMatch(/13 levels/);
  });

  it('meets the same limits as a plain validation rule', () => {
    expect(validate(schema, parse(nested(13)), [limitRule]).map((error) => error.extensions['code'])).toEqual([
      'BAD_USER_INPUT',
    ]);
  });
});

describe('variables', () => {
  const page = parse('query A($n: Int = 5) { tenants(first: $n) { nodes { name } } } query B { hello }');

  it('may not ask for more than a page', () => {
    expect(() => checkLimits(schema, page, 'A', { n: 1000 })).toThrow(/A page of 1000 items .* the limit is 100/);
    expect(() => checkLimits(schema, page, 'A', { n: 100 })).not.toThrow();
    expect(() => checkLimits(schema, page, 'A', {})).not.toThrow();
    expect(() => checkLimits(schema, page, 'B', { n: 1000 })).not.toThrow();
  });

  it('may not multiply beyond what an operation may produce', () => {
    const product = parseLimited(
      'query($n: Int) { tenants(first: $n) { nodes { tier { tenants(first: $n) { nodes { tier { tenants(first: $n) { totalCount } } } } } } } }',
    );
    expect(() => checkLimits(schema, product, null, { n: 10 })).not.toThrow();
    expect(() => checkLimits(schema, product, null, { n: 100 })).toThrow(/objects to produce/);
  });

  const items = (count: number) => Array.from({ length: count }, () => 'x');
  const aliases = (count: number) =>
    Array.from({ length: count }, (_, i) => `a${i}: picked(keys: $k) { name }`).join(' ');

  it('may not list more than an operation answers for, counted under each alias', () => {
    const twenty = parseLimited(`query ($k: [String!]) { ${aliases(20)} }`);
    expect(() => checkLimits(schema, twenty, null, { k: items(50) })).not.toThrow();
    expect(() => checkLimits(schema, twenty, null, { k: items(500) })).toThrow(
      /^The operation has 10000 items in the lists of its arguments; the limit is 1000\.$/,
    );
    expect(() => checkLimits(schema, twenty, null, {})).not.toThrow();
    expect(() => checkLimits(schema, twenty, null, { k: 'one' })).not.toThrow();
  });

  it('may not list much where it is answered once for each item of a page', () => {
    const inPage = parseLimited('query ($k: [String!]) { tenants(first: 100) { nodes { picked(keys: $k) } } }');
    expect(() => checkLimits(schema, inPage, null, { k: items(10) })).not.toThrow();
    expect(() => checkLimits(schema, inPage, null, { k: items(11) })).toThrow(/1100 items in the lists/);
  });

  it('count with the lists inside inputs, with defaults and with what stands in the document, but not inside JSON', () => {
    const nested = parseLimited('query ($by: PickInput, $k: [String!] = ["a"]) { picked(by: $by, keys: $k) { name } }');
    const two = { changes: items(2).map(() => ({ changes: items(499).map(() => ({ key: 'x' })) })) };
    expect(() => checkLimits(schema, nested, null, { by: two })).toThrow(/1001 items/);
    expect(() => checkLimits(schema, nested, null, { by: two, k: null })).not.toThrow();
    expect(() => checkLimits(schema, nested, null, { by: { json: items(3).map(() => items(400)) } })).not.toThrow();
    const literal = (count: number) => `{picked(by:{changes:[${'{key:"x"}'.repeat(count)}]}){name}}`;
    expect(refusal(literal(100))).toBe('accepted');
    const spread = (count: number) =>
      `{${Array.from({ length: 20 }, (_, i) => `a${i}:picked(keys:[${'"x" '.repeat(count)}]){name}`).join(' ')}}`;
    expect(refusal(spread(50))).toBe('accepted');
    expect(refusal(spread(51))).toMatch(/1020 items in the lists/);
  });

  it('are left to coercion where their type is wrong', () => {
    expect(() => checkLimits(schema, page, 'A', { n: '1000' })).not.toThrow();
    expect(() => checkLimits(schema, page, 'unknown', {})).not.toThrow();
    expect(execute({ schema, document: page, operationName: 'A', variableValues: { n: '1000' } })).toHaveProperty(
      'errors',
    );
  });

  it('may not be deep, many or long', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) {
      deep = { deep };
    }
    expect(() => checkVariables({ deep })).toThrow(/more than 32 levels/);
    const fiveHundred = Array.from({ length: 500 }, () => 1);
    expect(() => checkVariables({ many: Array.from({ length: 20 }, () => fiveHundred) })).toThrow(
      /more than 10000 values/,
    );
    expect(() => checkVariables({ list: [...fiveHundred, 1] })).toThrow(/501 items; the limit is 500/);
    expect(() => checkVariables({ long: 'x'.repeat(200_001) })).toThrow(/more than 200000 characters/);
    expect(() => checkVariables({ fine: [{ a: 1 }, 'x', null] })).not.toThrow();
  });
});

describe('the cache of documents', () => {
  it('gives the same document for the same text, also by its hash', () => {
    const cache = documents();
    const first = cache.prepare('{hello}');
    const second = cache.prepare('{hello}');
    expect(first.ok && second.ok && first.document === second.document).toBe(true);
    expect(first.ok ? cache.byHash(first.hash) : undefined).toBe(second.ok ? second.document : null);
  });

  it('keeps what is in use through a flood of texts that differ by a blank', () => {
    const cache = documents();
    cache.prepare('{hello}');
    const used = cache.prepare('{hello}');
    const firstJunk = cache.prepare(`{hello }`);
    for (let blanks = 2; blanks < 1000; blanks += 1) {
      cache.prepare(`{hello${' '.repeat(blanks)}}`);
    }
    expect(used.ok && cache.byHash(used.hash) === used.document).toBe(true);
    expect(firstJunk.ok ? cache.byHash(firstJunk.hash) : null).toBeUndefined();
  });

  it('reports few errors of a document that is wrong everywhere', () => {
    const prepared = documents().prepare(`{${Array.from({ length: 20 }, (_, i) => `x${i}`).join(' ')}}`);
    expect(prepared.ok ? [] : prepared.errors.length).toBeLessThanOrEqual(11);
    expect(prepared.ok ? null : prepared.errors[0]).toBeInstanceOf(GraphQLError);
  });
});

describe('sockets', () => {
  it('of one address are counted, given back once, and not counted for this machine', () => {
    const quota = createSocketQuota(2);
    const first = quota.take('203.0.113.1');
    expect(quota.take('203.0.113.1')).not.toBeNull();
    expect(quota.take('203.0.113.1')).toBeNull();
    first?.();
    first?.();
    expect(quota.take('203.0.113.1')).not.toBeNull();
    expect(quota.take('203.0.113.1')).toBeNull();
    expect(quota.take('203.0.113.2')).not.toBeNull();
    expect(Array.from({ length: 5 }, () => quota.take('127.0.0.1')).includes(null)).toBe(false);
    expect(limits.socketsPerAddress).toBeGreaterThan(100);
  });
});
