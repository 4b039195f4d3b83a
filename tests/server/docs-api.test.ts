import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { errorCodeTable } from '../../server/error-code-table.ts';
import { createSchema } from '../../server/graphql.ts';
import { codeBlocks, firstColumn } from '../support/markdown.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/API.md');
const schema = buildSchema(read('schema/schema.graphql'));
const examples = codeBlocks(page, 'graphql').map((text) => parse(text));

describe('docs/API.md', () => {
  it('has examples that the schema accepts', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.flatMap((example) => validate(schema, example)).map(({ message }) => message)).toEqual([]);
  });

  it('has an example for every operation', () => {
    const shown = new Set<string>();
    for (const example of examples) {
      for (const definition of example.definitions) {
        visit(definition, {
          Field: ({ name }) => {
            shown.add(name.value);
            return false;
          },
        });
      }
    }
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const operations = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    expect([...shown].toSorted()).toEqual(operations.toSorted());
  });

  it('has the codes of all refusals as the schema describes them', () => {
    expect(page).toContain(`-->\n\n${errorCodeTable(createSchema())}\n\n<!-- /codes -->`);
  });

  it('lists every code of server/errors.ts, and otherwise only what the transports refuse', () => {
    const codes = [...read('server/errors.ts').matchAll(/^\s*(?:\||readonly code =) '([A-Z_]+)'/gm)].flatMap(
      ([, code]) => code ?? [],
    );
    expect(codes.length).toBeGreaterThan(20);
    const ofTransports = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR'];
    expect(firstColumn(page, 'codes').toSorted()).toEqual([...codes, ...ofTransports].toSorted());
  });
});
