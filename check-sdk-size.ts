import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import manifest from './client/sdk/package.json' with { type: 'json' };

interface Budget {
  readonly what: string;
  /** What a product's file says; everything that it names is counted. */
  readonly source: string;
  readonly budgetBytes: number;
}

const NAME = manifest.name;
const built = fileURLToPath(new URL('dist/sdk/', import.meta.url));
const modules: ReadonlyMap<string, string> = new Map(
  Object.entries(manifest.exports)
    .filter(([, file]) => file.endsWith('.js'))
    .map(([entry, file]) => [path.posix.join(NAME, entry), path.join(built, file)]),
);

// What a page pays in production: minified and gzipped, in bytes. React, Apollo Client and graphql-ws are the product's own.
const budgets: readonly Budget[] = [
  {
    what: 'one gate and the bare transport',
    source: `export { createGraphqlWsTransport, FeatureGate, FeatureProvider } from '${NAME}'`,
    budgetBytes: 5_700,
  },
  {
    what: 'every gate and the bare transport',
    source: `export { createGraphqlWsTransport, FeatureGate, FeatureProvider, IntegrationGate, ModelGate, UIFeatureGate } from '${NAME}'`,
    budgetBytes: 6_000,
  },
  { what: '. (with all hooks and fetchSnapshot)', source: `export * from '${NAME}'`, budgetBytes: 7_000 },
  {
    what: 'one gate and the Apollo transport',
    source: `export { FeatureGate, FeatureProvider } from '${NAME}'; export { createApolloTransport } from '${NAME}/apollo'`,
    budgetBytes: 6_000,
  },
  { what: './apollo', source: `export * from '${NAME}/apollo'`, budgetBytes: 3_000 },
  { what: './core', source: `export * from '${NAME}/core'`, budgetBytes: 5_000 },
  // Nothing of the panel may reach a page in production; what is left are two empty functions.
  { what: './devtools', source: `export * from '${NAME}/devtools'`, budgetBytes: 200 },
  { what: './http', source: `export * from '${NAME}/http'`, budgetBytes: 3_000 },
  { what: './suspense', source: `export * from '${NAME}/suspense'`, budgetBytes: 4_000 },
  // On top of what the page has anyway.
  { what: './tabs', source: `export * from '${NAME}/tabs'`, budgetBytes: 6_000 },
  { what: './testing', source: `export * from '${NAME}/testing'`, budgetBytes: 5_000 },
];

async function bundle(source: string): Promise<string> {
  const page = '\0page';
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [
      {
        name: 'page',
        enforce: 'pre',
        resolveId: (id) => (id === page ? page : modules.get(id)),
        load: (id) => (id === page ? source : null),
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        input: page,
        preserveEntrySignatures: 'strict',
        external: [/^react(\/|$)/, /^react-dom(\/|$)/, /^@apollo\/client(\/|$)/, 'graphql-ws'],
      },
    },
  })) as Rolldown.RolldownOutput;
  return result.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n');
}

// Vite takes NODE_ENV from the shell, and a page in production is what is measured.
process.env['NODE_ENV'] = 'production';
const unmeasured = [...modules.keys()].filter(
  (module) => !budgets.some(({ source }) => source.includes(`* from '${module}'`)),
);
if (unmeasured.length > 0) throw new Error(`Give each entry a budget: ${unmeasured.join(', ')}.`);
let over = 0;
for (const { what, source, budgetBytes } of budgets) {
  const bytes = gzipSync(await bundle(source), { level: 9 }).byteLength;
  const verdict = bytes <= budgetBytes ? '' : '  OVER BUDGET';
  if (verdict !== '') over++;
  process.stdout.write(`${String(bytes).padStart(6)} of ${String(budgetBytes).padStart(6)} bytes  ${what}${verdict}\n`);
}
if (over > 0) process.exitCode = 1;
