import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fencedBlocks } from '../support/fenced-blocks.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const guide = read('docs/SDK.md');
const entries = globSync('client/sdk/entries/*.ts', { cwd: root }).map((file) => path.basename(file, '.ts'));
const moduleOf = (entry: string): string =>
  path.posix.join('@tenant-feature-control/sdk', entry === 'index' ? '' : entry);

const fileOf = (entry: string): string => `client/sdk/entries/${entry}.ts`;

/** What a file exports beside types. */
const valuesOf = (file: string): string[] =>
  [...read(file).matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

describe('docs/SDK.md', () => {
  it.each(entries)('names the entry %s and everything in it', (entry) => {
    expect(guide).toContain(`| \`${moduleOf(entry)}\``);
    expect(valuesOf(fileOf(entry)).filter((name) => !new RegExp(`\\b${name}\\b`).test(guide))).toEqual([]);
  });

  it('is about entries that the package exports', () => {
    const { exports } = JSON.parse(read('client/sdk/package.json')) as {
      readonly exports: Readonly<Record<string, string>>;
    };
    const exported = Object.values(exports).filter((file) => file.startsWith('./entries/'));
    expect(exported.toSorted()).toEqual(entries.map((entry) => `./entries/${entry}.js`).toSorted());
  });

  it('is about everything that the demo and the console can import', () => {
    const offered = entries.map((entry) => `export * from './entries/${entry}.ts';`);
    const lines = read('client/sdk/index.ts').trim().split('\n');
    expect(lines).toContain("export * from './entries/index.ts';");
    expect(lines.filter((line) => !offered.includes(line))).toEqual([]);
  });

  it('tells the sizes that the check holds the package to', () => {
    const budgets = read('check-sdk-size.ts').split("what: '");
    const told = [...guide.matchAll(/^\| (.+?) +\| under ([\d,]+) bytes/gm)];
    expect(told.length).toBeGreaterThan(0);
    for (const [, what = '', bytes = ''] of told) {
      const budget = budgets.find((text) => text.startsWith(`${what}'`));
      expect(budget, what).toContain(`budgetBytes: ${bytes.replace(',', '_')},`);
    }
  });

  it('names every prop of a gate', () => {
    const appearance =
      /export interface GateAppearance \{([\s\S]*?)\n\}/.exec(read('client/sdk/react/gate.tsx'))?.[1] ?? '';
    const props = [...appearance.matchAll(/^ {2}readonly (\w+)\?/gm)].flatMap(([, name]) => name ?? []);
    expect(props).toContain('showLocked');
    expect(props.filter((prop) => prop !== 'children' && !guide.includes(`| \`${prop}\``))).toEqual([]);
  });
});

describe('docs/ADDING-A-FEATURE.md', () => {
  it('has examples that the schema accepts', () => {
    const schema = buildSchema(read('schema/schema.graphql'));
    const examples = fencedBlocks(read('docs/ADDING-A-FEATURE.md')).filter(({ language }) => language === 'graphql');
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.flatMap(({ code }) => validate(schema, parse(code))).map(({ message }) => message)).toEqual([]);
  });
});
