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

const GATES = 'FeatureGate, FeatureProvider, IntegrationGate, ModelGate, UIFeatureGate';
const HOOKS = 'useFeature, useFeatureFlags, useLimit';
const APOLLO = `export { createApolloTransport } from '${NAME}/apollo'`;

// What a page pays in production: minified and gzipped, in bytes. React, Apollo Client and graphql-ws are the product's own.
// Each budget is little above what is true, so that whatever adds a hundred bytes is noticed.
const budgets: readonly Budget[] = [
  {
    what: 'one gate and the bare transport',
    source: `export { createGraphqlWsTransport, FeatureGate, FeatureProvider } from '${NAME}'`,
    budgetBytes: 4_800,
  },
  {
    what: 'every gate and the bare transport',
    source: `export { createGraphqlWsTransport, ${GATES} } from '${NAME}'`,
    budgetBytes: 5_300,
  },
  {
    what: 'every gate, held while somebody works, and the bare transport',
    source: `export { createGraphqlWsTransport, ${GATES}, holdWhileMounted, whenIdle } from '${NAME}'`,
    budgetBytes: 5_900,
  },
  { what: '. (all gates, hooks and fetchSnapshot)', source: `export * from '${NAME}'`, budgetBytes: 6_700 },
  {
    what: 'hooks and the Apollo transport',
    source: `export { FeatureProvider, ${HOOKS} } from '${NAME}'; ${APOLLO}`,
    budgetBytes: 3_100,
  },
  {
    what: 'one gate and the Apollo transport',
    source: `export { FeatureGate, FeatureProvider } from '${NAME}'; ${APOLLO}`,
    budgetBytes: 4_400,
  },
  {
    what: 'every gate, hooks and the Apollo transport',
    source: `export { ${GATES}, ${HOOKS} } from '${NAME}'; ${APOLLO}`,
    budgetBytes: 5_200,
  },
  { what: './apollo', source: `export * from '${NAME}/apollo'`, budgetBytes: 1_800 },
  { what: './core', source: `export * from '${NAME}/core'`, budgetBytes: 3_600 },
  // Nothing of the panel may reach a page in production; what is left are two empty functions.
  { what: './devtools', source: `export * from '${NAME}/devtools'`, budgetBytes: 200 },
  { what: './http', source: `export * from '${NAME}/http'`, budgetBytes: 1_900 },
  { what: './suspense', source: `export * from '${NAME}/suspense'`, budgetBytes: 1_700 },
  // On top of what the page has anyway.
  { what: './tabs', source: `export * from '${NAME}/tabs'`, budgetBytes: 3_600 },
  { what: './testing', source: `export * from '${NAME}/testing'`, budgetBytes: 3_400 },
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
