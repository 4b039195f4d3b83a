import { readFileSync, writeFileSync } from 'node:fs';
import { errorCodeTable } from './error-code-table.ts';
import { createSchema, printContract } from './graphql.ts';

const schema = createSchema();
writeFileSync(new URL('../schema/schema.graphql', import.meta.url), printContract(schema));

const guide = new URL('../docs/API.md', import.meta.url);
const codes = /(<!-- codes:[^>]*-->\n\n)[^]*?(\n\n<!-- \/codes -->)/;
const written = (_: string, before: string, after: string): string => `${before}${errorCodeTable(schema)}${after}`;
writeFileSync(guide, readFileSync(guide, 'utf8').replace(codes, written));
