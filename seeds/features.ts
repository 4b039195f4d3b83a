import type { FeatureCategory, FeatureDefinition } from '../server/resolution/resolution-inputs.ts';

interface Row {
  readonly key: `${FeatureCategory}.${string}`;
  readonly name: string;
  readonly subcategory: string;
  /** A name from the Tabler icon set. */
  readonly icon: string;
  readonly description: string;
  /** On without anybody having said so. Features of the category `limits` have `limit` instead. */
  readonly on?: true;
  /** The default of a limit, which is on. */
  readonly limit?: number;
  readonly premium?: true;
  /** The tenant has to bring credentials or an address before the feature does anything. */
  readonly setup?: true;
  readonly dependsOn?: readonly string[];
}

// The order is the display order, and so also decides between conflicting features of the same source: append, do not sort.
const rows = [
  {
    key: 'models.openai',
    name: 'OpenAI Models',
    subcategory: 'openai',
    icon: 'brand-openai',
    description: 'Use the GPT models, embeddings, images and speech of OpenAI in flows.',
    on: true,
  },
  {
    key: 'models.anthropic',
    name: 'Anthropic Models',
    subcategory: 'anthropic',
    icon: 'sparkles',
    description: 'Use the Claude models of Anthropic in flows.',
    premium: true,
  },
  {
    key: 'models.google',
    name: 'Google AI Models',
    subcategory: 'google',
    icon: 'brand-google',
    description: 'Use the Gemini models and embeddings of Google in flows.',
    on: true,
  },
  {
    key: 'models.mistral',
    name: 'Mistral Models',
    subcategory: 'mistral',
    icon: 'wind',
    description: 'Use the models of Mistral AI, hosted in Europe, in flows.',
  },
  {
    key: 'models.ollama',
    name: 'Ollama (Local)',
    subcategory: 'ollama',
    icon: 'device-desktop',
    description: 'Run open models on your own machines through Ollama, so that prompts never leave your network.',
    on: true,
    setup: true,
  },
  {
    key: 'models.azure_openai',
    name: 'Azure OpenAI',
    subcategory: 'azure',
    icon: 'brand-azure',
    description: 'Use OpenAI models that are deployed in your own Azure subscription.',
    premium: true,
    setup: true,
  },
  {
    key: 'models.aws_bedrock',
    name: 'AWS Bedrock',
    subcategory: 'aws',
    icon: 'brand-aws',
    description: 'Use the models that Amazon Bedrock offers in your own AWS account.',
    premium: true,
    setup: true,
  },
  {
    key: 'models.ibm_watsonx',
    name: 'IBM watsonx.ai',
    subcategory: 'ibm',
    icon: 'cpu',
    description: 'Use the Granite and partner models of your IBM watsonx.ai project.',
    on: true,
    setup: true,
  },
  {
    key: 'models.groq',
    name: 'Groq',
    subcategory: 'groq',
    icon: 'bolt',
    description: 'Run open models at very high speed on the hardware of Groq.',
  },
  {
    key: 'models.xai',
    name: 'xAI (Grok)',
    subcategory: 'xai',
    icon: 'brand-x',
    description: 'Use the Grok models of xAI in flows.',
  },
  {
    key: 'components.models_and_agents',
    name: 'Models & Agents',
    subcategory: 'categories',
    icon: 'robot',
    description: 'Place language models and agents on the canvas.',
    on: true,
  },
  {
    key: 'components.helpers',
    name: 'Helpers',
    subcategory: 'categories',
    icon: 'tool',
    description: 'Place small helpers on the canvas, such as prompts, parsers and dates.',
    on: true,
  },
  {
    key: 'components.data_io',
    name: 'Data I/O',
    subcategory: 'categories',
    icon: 'database-import',
    description: 'Place the inputs and outputs of a flow: chat, files, addresses and requests.',
    on: true,
  },
  {
    key: 'components.logic',
    name: 'Logic',
    subcategory: 'categories',
    icon: 'arrows-split',
    description: 'Place branches, loops and routers on the canvas.',
    on: true,
  },
  {
    key: 'components.embeddings',
    name: 'Embeddings',
    subcategory: 'categories',
    icon: 'vector',
    description: 'Place components that turn text into vectors for search.',
    on: true,
  },
  {
    key: 'components.memories',
    name: 'Memories',
    subcategory: 'categories',
    icon: 'brain',
    description: 'Place components that remember: chat history and vector stores.',
    on: true,
  },
  {
    key: 'components.tools',
    name: 'Tools',
    subcategory: 'categories',
    icon: 'hammer',
    description: 'Place tools that agents can call, such as search, calculator and web requests.',
    on: true,
  },
  {
    key: 'components.prototypes',
    name: 'Prototypes (Beta)',
    subcategory: 'categories',
    icon: 'flask',
    description: 'Try components that are not finished and may still change.',
  },
  {
    key: 'components.custom.enabled',
    name: 'Create Custom Components',
    subcategory: 'custom',
    icon: 'puzzle',
    description: 'Build your own components and use them beside the built-in ones.',
    premium: true,
  },
  {
    key: 'components.custom.code_editing',
    name: 'Edit Component Code',
    subcategory: 'custom',
    icon: 'code-plus',
    description: 'Save changes to the code of a component.',
    premium: true,
    dependsOn: ['components.custom.enabled'],
  },
  {
    key: 'components.custom.import_external',
    name: 'Import External Components',
    subcategory: 'custom',
    icon: 'package-import',
    description: 'Bring in components that others have published.',
    premium: true,
    dependsOn: ['components.custom.enabled'],
  },
  {
    key: 'integrations.mcp',
    name: 'MCP Server',
    subcategory: 'external',
    icon: 'plug-connected',
    description: 'Connect flows with outside tools through the Model Context Protocol.',
    on: true,
  },
  {
    key: 'integrations.langfuse',
    name: 'Langfuse',
    subcategory: 'observability',
    icon: 'chart-dots',
    description: 'Send traces of every run to your Langfuse project.',
    setup: true,
  },
  {
    key: 'integrations.langsmith',
    name: 'LangSmith',
    subcategory: 'observability',
    icon: 'chart-line',
    description: 'Send traces of every run to your LangSmith workspace.',
    setup: true,
  },
  {
    key: 'integrations.langwatch',
    name: 'LangWatch',
    subcategory: 'observability',
    icon: 'eye-check',
    description: 'Watch the quality of answers in your LangWatch project.',
    setup: true,
  },
  {
    key: 'integrations.vector_stores.chroma',
    name: 'Chroma',
    subcategory: 'vector_stores',
    icon: 'database',
    description: 'Keep and search vectors in the built-in Chroma database.',
    on: true,
  },
  {
    key: 'integrations.vector_stores.pinecone',
    name: 'Pinecone',
    subcategory: 'vector_stores',
    icon: 'database-cog',
    description: 'Keep and search vectors in your Pinecone account.',
    premium: true,
    setup: true,
  },
  {
    key: 'integrations.vector_stores.qdrant',
    name: 'Qdrant',
    subcategory: 'vector_stores',
    icon: 'database-search',
    description: 'Keep and search vectors in your Qdrant cluster.',
    setup: true,
  },
  {
    key: 'integrations.vector_stores.weaviate',
    name: 'Weaviate',
    subcategory: 'vector_stores',
    icon: 'database-share',
    description: 'Keep and search vectors in your Weaviate cluster.',
    setup: true,
  },
  {
    key: 'ui.flow_builder.export_flow',
    name: 'Export Flow',
    subcategory: 'flow_builder',
    icon: 'file-export',
    description: 'Download a flow as a file.',
    on: true,
  },
  {
    key: 'ui.flow_builder.import_flow',
    name: 'Import Flow',
    subcategory: 'flow_builder',
    icon: 'file-import',
    description: 'Create a flow from a file.',
    on: true,
  },
  {
    key: 'ui.flow_builder.share_flow',
    name: 'Share Flow',
    subcategory: 'flow_builder',
    icon: 'share',
    description: 'Share a flow with colleagues or by link.',
    premium: true,
  },
  {
    key: 'ui.flow_builder.version_control',
    name: 'Version Control',
    subcategory: 'flow_builder',
    icon: 'git-branch',
    description: 'Keep the history of a flow, compare versions and go back to one.',
    premium: true,
  },
  {
    key: 'ui.code_view.view_code',
    name: 'View Code',
    subcategory: 'code_view',
    icon: 'code',
    description: 'Read the code behind a component.',
    on: true,
  },
  {
    key: 'ui.code_view.edit_code',
    name: 'Edit Code',
    subcategory: 'code_view',
    icon: 'edit',
    description: 'Open the code of a component in an editor.',
    premium: true,
    dependsOn: ['ui.code_view.view_code'],
  },
  {
    key: 'ui.code_view.python_api',
    name: 'Python API',
    subcategory: 'code_view',
    icon: 'brand-python',
    description: 'Copy ready-made Python code that runs a flow.',
    premium: true,
  },
  {
    key: 'ui.debug.enabled',
    name: 'Debug Mode',
    subcategory: 'debug',
    icon: 'bug',
    description: 'See the inputs and outputs of every component while a flow runs.',
  },
  {
    key: 'ui.debug.step_execution',
    name: 'Step Execution',
    subcategory: 'debug',
    icon: 'player-track-next',
    description: 'Run a flow one component at a time.',
    dependsOn: ['ui.debug.enabled'],
  },
  {
    key: 'ui.debug.logs_access',
    name: 'Logs Access',
    subcategory: 'debug',
    icon: 'file-text',
    description: 'Read the logs of past runs.',
    on: true,
  },
  {
    key: 'ui.advanced.global_variables',
    name: 'Global Variables',
    subcategory: 'advanced',
    icon: 'variable',
    description: 'Define values and secrets once and use them in every flow.',
    on: true,
  },
  {
    key: 'ui.advanced.api_keys_management',
    name: 'API Keys Management',
    subcategory: 'advanced',
    icon: 'key',
    description: 'Create and revoke the keys with which programs call your flows.',
    on: true,
  },
  {
    key: 'ui.advanced.mcp_server_config',
    name: 'MCP Server Config',
    subcategory: 'advanced',
    icon: 'settings',
    description: 'Choose the MCP servers that flows can reach.',
    on: true,
    dependsOn: ['integrations.mcp'],
  },
  {
    key: 'api.public_endpoints',
    name: 'Public API Endpoints',
    subcategory: 'access',
    icon: 'api',
    description: 'Run flows from other programs over HTTP.',
    on: true,
  },
  {
    key: 'api.webhooks',
    name: 'Webhooks',
    subcategory: 'access',
    icon: 'webhook',
    description: 'Start flows when something happens in another system.',
    premium: true,
    dependsOn: ['api.public_endpoints'],
  },
  {
    key: 'api.streaming_responses',
    name: 'Streaming Responses',
    subcategory: 'access',
    icon: 'broadcast',
    description: 'Receive the answer of a flow word by word while it is written.',
    on: true,
  },
  {
    key: 'api.batch_execution',
    name: 'Batch Execution',
    subcategory: 'access',
    icon: 'stack-2',
    description: 'Run a flow over many inputs with one request.',
    premium: true,
    dependsOn: ['api.public_endpoints'],
  },
  {
    key: 'limits.max_flows',
    name: 'Max Flows',
    subcategory: 'resources',
    icon: 'sitemap',
    description: 'How many flows the tenant may keep.',
    limit: 10,
  },
  {
    key: 'limits.max_api_calls_per_month',
    name: 'Max API Calls/Month',
    subcategory: 'resources',
    icon: 'gauge',
    description: 'How often flows may be called over the API in a calendar month (UTC).',
    limit: 1000,
  },
  {
    key: 'limits.max_concurrent_executions',
    name: 'Max Concurrent Executions',
    subcategory: 'resources',
    icon: 'activity',
    description: 'How many runs may be under way at the same time.',
    limit: 3,
  },
  {
    key: 'limits.max_file_upload_size_mb',
    name: 'Max File Upload Size (MB)',
    subcategory: 'resources',
    icon: 'upload',
    description: 'How large an uploaded file may be, in MB of 1,048,576 bytes.',
    limit: 10,
  },
] as const satisfies readonly Row[];

/** A key of the seeded registry. A misspelt one does not compile. */
export type SeedFeatureKey = (typeof rows)[number]['key'];

/** A row of the seeded registry with what only people read. */
export interface SeedFeature extends FeatureDefinition {
  readonly key: SeedFeatureKey;
  readonly description: string;
  readonly subcategory: string;
  /** A name from the Tabler icon set. */
  readonly icon: string;
}

const categoryOf = (row: { readonly key: `${FeatureCategory}.${string}` }): FeatureCategory => {
  const [category] = row.key.split('.', 1);
  return category as FeatureCategory;
};

type KnownRow = Row & { readonly key: SeedFeatureKey };

function definitionOf(row: KnownRow, displayOrder: number): FeatureDefinition & { readonly key: SeedFeatureKey } {
  return {
    key: row.key,
    name: row.name,
    category: categoryOf(row),
    type: row.limit === undefined ? 'boolean' : 'integer',
    defaultValue: row.limit === undefined ? { enabled: row.on === true } : { enabled: true, value: row.limit },
    valueSchema: null,
    isPremium: row.premium === true,
    requiresSetup: row.setup === true,
    displayOrder,
    isActive: true,
    isDeprecated: false,
    deprecatedMessage: null,
    dependsOn: row.dependsOn ?? [],
    conflictsWith: [],
  };
}

/** The 50 features of the product, in display order. */
export const seedFeatures: readonly SeedFeature[] = rows.map((row: KnownRow, displayOrder) => ({
  ...definitionOf(row, displayOrder),
  description: row.description,
  subcategory: row.subcategory,
  icon: row.icon,
}));

/** All that legacy mode knows beside a tier's own columns: the registry as compiled into the program. */
export const compiledFeatures: readonly FeatureDefinition[] = rows.map(definitionOf);
