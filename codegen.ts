import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { buildSchema, isAbstractType } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { seedFeatures } from './seeds/features.ts';
import { seedModels } from './seeds/models.ts';

const SCHEMA = 'schema/schema.graphql';
const KEYS_FILE = 'client/sdk/generated/feature-keys.ts';

// Other names under which products know a provider; the registry has one name for each.
const providerAliases = {
  azure: 'azure_openai',
  bedrock: 'aws_bedrock',
  aws: 'aws_bedrock',
  watsonx: 'ibm_watsonx',
};

function featureKeysSource(): string {
  const keys = seedFeatures.map(({ key }) => key);
  const keyByProvider = new Map<string, string>(seedModels.map(({ provider, featureKey }) => [provider, featureKey]));
  for (const [alias, provider] of Object.entries(providerAliases)) {
    const key = keyByProvider.get(provider);
    if (key === undefined) throw new Error(`The alias ${alias} leads to ${provider}, which has no model in the seeds.`);
    keyByProvider.set(alias, key);
  }
  const keyByIntegration = new Map<string, string>(
    keys.filter((key) => key.startsWith('integrations.')).map((key) => [key.slice(key.lastIndexOf('.') + 1), key]),
  );
  const map = (entries: ReadonlyMap<string, string>): string => JSON.stringify(Object.fromEntries(entries));
  return `// Generated from seeds/ by codegen.ts. Do not edit.

/** The keys of the seeded registry. */
export type SeededFeatureKey = ${keys.map((key) => `'${key}'`).join(' | ')};

/** Which feature opens a model provider, aliases included. */
export const modelProviderFeatureKey = ${map(keyByProvider)} as const satisfies Record<string, SeededFeatureKey>;

/** A model provider or one of its aliases. */
export type ModelProvider = keyof typeof modelProviderFeatureKey;

/** Which feature opens an integration, vector stores included. */
export const integrationFeatureKey = ${map(keyByIntegration)} as const satisfies Record<string, SeededFeatureKey>;

/** An integration or vector store. */
export type IntegrationName = keyof typeof integrationFeatureKey;
`;
}

async function writeFeatureKeys(): Promise<void> {
  await writeFile(
    KEYS_FILE,
    await format(featureKeysSource(), { ...(await resolveConfig(KEYS_FILE)), parser: 'typescript' }),
  );
}

// The console's cache has to know which types an interface stands for.
async function writePossibleTypes(): Promise<void> {
  const schema = buildSchema(await readFile(SCHEMA, 'utf8'));
  const possible = Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]);
  const source = `// Generated from ${SCHEMA} by codegen.ts. Do not edit.\nexport const possibleTypes = ${JSON.stringify(Object.fromEntries(possible))};\n`;
  await writeFile(`${CONSOLE}/api/generated/possible-types.ts`, source);
}

const CONSOLE = 'client/admin';
const CHANGE_OUTCOME = `${CONSOLE}/editing/change-outcome.ts`; // the fragment that all of its mutations select

const typedOperations = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    strictScalars: true,
    scalars: { JSON: 'unknown', DateTime: 'string', FeatureKey: 'string', Revision: 'string' },
    importExtension: '.ts',
    emitLegacyCommonJSImports: false,
  },
} as const;

// Each screen of the console loads when it is opened, and brings only its own operations.
const consoleFolders = readdirSync(CONSOLE).filter((folder) => existsSync(`${CONSOLE}/${folder}/operations.ts`));

const config: CodegenConfig = {
  schema: SCHEMA,
  allowPartialOutputs: true,
  generates: {
    'client/sdk/generated/': {
      ...typedOperations,
      documents: ['client/sdk/**/*.{ts,tsx}', '!client/sdk/generated/**'],
    },
    ...Object.fromEntries(
      consoleFolders.map((folder) => [
        `${CONSOLE}/${folder}/generated/`,
        { ...typedOperations, documents: [CHANGE_OUTCOME, `${CONSOLE}/${folder}/operations.ts`] },
      ]),
    ),
  },
  hooks: { beforeDone: [writeFeatureKeys, writePossibleTypes] },
};
export default config;
