import type { SeedFeatureKey } from './features.ts';

/** A row of the component registry: a block that can be placed on the canvas of the flow builder. */
export interface SeedComponent {
  readonly key: string;
  /** What the palette shows. */
  readonly name: string;
  readonly description: string;
  /** A feature `components.<category>` gates the whole category, beside what the component itself needs. */
  readonly category: string;
  readonly subcategory: string | null;
  /** A name from the Tabler icon set. */
  readonly icon: string;
  readonly featureKey: SeedFeatureKey | null;
  /** All of them have to be on. */
  readonly requiredFeatures: readonly SeedFeatureKey[];
  readonly isBeta: boolean;
}

type Category = Exclude<
  Extract<SeedFeatureKey, `components.${string}`> extends `components.${infer Name}` ? Name : never,
  `custom.${string}`
>;

interface Needs {
  readonly feature?: SeedFeatureKey;
  readonly requires?: readonly SeedFeatureKey[];
  readonly group?: string;
  readonly beta?: true;
}

type Row = readonly [key: string, name: string, icon: string, description: string, needs?: Needs];

/** One category's components, as [key, name, icon, description, what it needs]. */
function placedIn(category: Category, components: readonly Row[]): SeedComponent[] {
  return components.map(([key, name, icon, description, needs = {}]) => ({
    key,
    name,
    description,
    category,
    subcategory: needs.group ?? null,
    icon,
    featureKey: needs.feature ?? null,
    requiredFeatures: needs.requires ?? [],
    isBeta: needs.beta ?? false,
  }));
}

/** The component registry, in the eight categories of the palette. */
export const seedComponents: readonly SeedComponent[] = [
  ...placedIn('models_and_agents', [
    ['LanguageModel', 'Language Model', 'message-chatbot', 'Answers a prompt with any model of your plan.'],
    ['Agent', 'Agent', 'robot', 'Plans, calls tools and answers.'],
    [
      'OpenAIModel',
      'OpenAI',
      'brand-openai',
      'Answers with a GPT model.',
      { feature: 'models.openai', group: 'providers' },
    ],
    [
      'AnthropicModel',
      'Anthropic',
      'sparkles',
      'Answers with a Claude model.',
      { feature: 'models.anthropic', group: 'providers' },
    ],
    [
      'GoogleModel',
      'Google AI',
      'brand-google',
      'Answers with a Gemini model.',
      { feature: 'models.google', group: 'providers' },
    ],
    [
      'MistralModel',
      'Mistral',
      'wind',
      'Answers with a model of Mistral AI.',
      { feature: 'models.mistral', group: 'providers' },
    ],
    [
      'OllamaModel',
      'Ollama',
      'device-desktop',
      'Answers with a model on your own machines.',
      { feature: 'models.ollama', group: 'providers' },
    ],
    [
      'AzureOpenAIModel',
      'Azure OpenAI',
      'brand-azure',
      'Answers with a deployment in your Azure subscription.',
      { feature: 'models.azure_openai', group: 'providers' },
    ],
    [
      'BedrockModel',
      'AWS Bedrock',
      'brand-aws',
      'Answers with a model from your AWS account.',
      { feature: 'models.aws_bedrock', group: 'providers' },
    ],
    [
      'WatsonxModel',
      'IBM watsonx.ai',
      'cpu',
      'Answers with a model of your watsonx.ai project.',
      { feature: 'models.ibm_watsonx', group: 'providers' },
    ],
    [
      'GroqModel',
      'Groq',
      'bolt',
      'Answers very fast with an open model.',
      { feature: 'models.groq', group: 'providers' },
    ],
    ['XAIModel', 'xAI', 'brand-x', 'Answers with a Grok model.', { feature: 'models.xai', group: 'providers' }],
    [
      'McpAgent',
      'MCP Agent',
      'plug-connected',
      'An agent whose tools come from MCP servers.',
      { requires: ['integrations.mcp'], group: 'agents' },
    ],
    [
      'SecondOpinion',
      'Second Opinion',
      'arrows-diff',
      'Asks OpenAI and Anthropic the same and compares.',
      { requires: ['models.openai', 'models.anthropic'], group: 'agents' },
    ],
  ]),
  ...placedIn('helpers', [
    ['PromptTemplate', 'Prompt Template', 'template', 'Fills variables into a prompt.'],
    ['Parser', 'Parser', 'braces', 'Takes fields out of text or JSON.'],
    ['StructuredOutput', 'Structured Output', 'list-details', 'Makes a model answer in a given shape.'],
    ['CurrentDate', 'Current Date', 'calendar', 'Tells the date and time of a time zone.'],
    [
      'GlobalVariable',
      'Global Variable',
      'variable',
      'Reads a value that is defined once for all flows.',
      { feature: 'ui.advanced.global_variables' },
    ],
    ['BatchRun', 'Batch Run', 'stack-2', 'Runs a model over every row of a table.', { feature: 'api.batch_execution' }],
    [
      'CustomComponent',
      'Custom Component',
      'puzzle',
      'A component of your own.',
      { feature: 'components.custom.enabled', group: 'custom' },
    ],
    [
      'CodeComponent',
      'Code Component',
      'code-plus',
      'A component whose code you edit in place.',
      {
        feature: 'components.custom.code_editing',
        requires: ['components.custom.enabled', 'ui.code_view.edit_code'],
        group: 'custom',
      },
    ],
    [
      'ImportedComponent',
      'Imported Component',
      'package-import',
      'A component that others have published.',
      { feature: 'components.custom.import_external', requires: ['components.custom.enabled'], group: 'custom' },
    ],
  ]),
  ...placedIn('data_io', [
    ['ChatInput', 'Chat Input', 'message', 'What the user writes.'],
    ['ChatOutput', 'Chat Output', 'message-2', 'What the user reads.'],
    ['TextInput', 'Text Input', 'forms', 'A fixed piece of text.'],
    ['File', 'File', 'file', 'Reads uploaded files.'],
    ['Url', 'URL', 'link', 'Reads the text of web pages.'],
    ['ApiRequest', 'API Request', 'api', 'Calls another system over HTTP.'],
    [
      'StreamOutput',
      'Streaming Output',
      'broadcast',
      'Sends the answer word by word.',
      { feature: 'api.streaming_responses' },
    ],
    [
      'Webhook',
      'Webhook',
      'webhook',
      'Starts the flow when another system calls.',
      { feature: 'api.webhooks', requires: ['api.public_endpoints'] },
    ],
  ]),
  ...placedIn('logic', [
    ['IfElse', 'If-Else', 'arrows-split', 'Goes one way or the other.'],
    ['Loop', 'Loop', 'repeat', 'Repeats a part of the flow for every item.'],
    ['Router', 'Router', 'route', 'Sends data where a rule says.'],
    ['RunFlow', 'Run Flow', 'player-play', 'Runs another flow as a step.'],
    [
      'Breakpoint',
      'Breakpoint',
      'player-pause',
      'Stops here when you step through the flow.',
      { feature: 'ui.debug.step_execution', requires: ['ui.debug.enabled'] },
    ],
    [
      'SmartRouter',
      'Smart Router',
      'git-fork',
      'Lets a model decide where data goes.',
      { requires: ['components.models_and_agents'], beta: true },
    ],
  ]),
  ...placedIn('embeddings', [
    ['EmbeddingSimilarity', 'Embedding Similarity', 'vector', 'Tells how close two texts are.'],
    ['OpenAIEmbeddings', 'OpenAI Embeddings', 'brand-openai', 'Vectors by OpenAI.', { feature: 'models.openai' }],
    ['GoogleEmbeddings', 'Google Embeddings', 'brand-google', 'Vectors by Google.', { feature: 'models.google' }],
    ['MistralEmbeddings', 'Mistral Embeddings', 'wind', 'Vectors by Mistral AI.', { feature: 'models.mistral' }],
    [
      'OllamaEmbeddings',
      'Ollama Embeddings',
      'device-desktop',
      'Vectors from your own machines.',
      { feature: 'models.ollama' },
    ],
    [
      'AzureOpenAIEmbeddings',
      'Azure OpenAI Embeddings',
      'brand-azure',
      'Vectors by a deployment in your Azure subscription.',
      { feature: 'models.azure_openai' },
    ],
    [
      'BedrockEmbeddings',
      'Bedrock Embeddings',
      'brand-aws',
      'Vectors by Amazon Titan.',
      { feature: 'models.aws_bedrock' },
    ],
    ['WatsonxEmbeddings', 'watsonx.ai Embeddings', 'cpu', 'Vectors by Granite.', { feature: 'models.ibm_watsonx' }],
  ]),
  ...placedIn('memories', [
    ['MessageHistory', 'Message History', 'history', 'Remembers what was said in a chat.'],
    [
      'ChromaStore',
      'Chroma',
      'database',
      'Keeps and searches vectors in Chroma.',
      { feature: 'integrations.vector_stores.chroma', group: 'vector_stores' },
    ],
    [
      'PineconeStore',
      'Pinecone',
      'database-cog',
      'Keeps and searches vectors in Pinecone.',
      { feature: 'integrations.vector_stores.pinecone', group: 'vector_stores' },
    ],
    [
      'QdrantStore',
      'Qdrant',
      'database-search',
      'Keeps and searches vectors in Qdrant.',
      { feature: 'integrations.vector_stores.qdrant', group: 'vector_stores' },
    ],
    [
      'WeaviateStore',
      'Weaviate',
      'database-share',
      'Keeps and searches vectors in Weaviate.',
      { feature: 'integrations.vector_stores.weaviate', group: 'vector_stores' },
    ],
    [
      'PrivateRag',
      'Private Knowledge Base',
      'shield-lock',
      'Searches your documents without leaving your network.',
      { requires: ['models.ollama', 'integrations.vector_stores.chroma', 'components.embeddings'], group: 'knowledge' },
    ],
    [
      'CloudRag',
      'Cloud Knowledge Base',
      'cloud',
      'Searches millions of documents in Pinecone.',
      {
        requires: ['models.openai', 'integrations.vector_stores.pinecone', 'components.embeddings'],
        group: 'knowledge',
      },
    ],
  ]),
  ...placedIn('tools', [
    ['Calculator', 'Calculator', 'calculator', 'Works out sums.'],
    ['WebSearch', 'Web Search', 'search', 'Searches the web.'],
    ['Wikipedia', 'Wikipedia', 'book', 'Looks things up in Wikipedia.'],
    [
      'McpTools',
      'MCP Tools',
      'plug-connected',
      'Offers the tools of an MCP server to an agent.',
      { feature: 'integrations.mcp', requires: ['ui.advanced.mcp_server_config'] },
    ],
    [
      'PythonInterpreter',
      'Python Interpreter',
      'brand-python',
      'Lets an agent run Python.',
      { feature: 'components.custom.code_editing' },
    ],
    [
      'LangfuseScore',
      'Langfuse Score',
      'chart-dots',
      'Sends the rating of an answer to Langfuse.',
      { feature: 'integrations.langfuse' },
    ],
    [
      'LangSmithFeedback',
      'LangSmith Feedback',
      'chart-line',
      'Sends the rating of an answer to LangSmith.',
      { feature: 'integrations.langsmith' },
    ],
    [
      'LangWatchEvaluator',
      'LangWatch Evaluator',
      'eye-check',
      'Checks an answer with an evaluator of LangWatch.',
      { feature: 'integrations.langwatch' },
    ],
  ]),
  ...placedIn('prototypes', [
    ['KnowledgeGraph', 'Knowledge Graph', 'affiliate', 'Draws a graph of what documents say.', { beta: true }],
    ['PromptOptimizer', 'Prompt Optimizer', 'wand', 'Tries variants of a prompt and keeps the best.', { beta: true }],
    [
      'VoiceAssistant',
      'Voice Assistant',
      'microphone',
      'Listens and speaks.',
      { feature: 'models.openai', requires: ['api.streaming_responses'], beta: true },
    ],
    [
      'ComputerUse',
      'Computer Use',
      'device-laptop',
      'Lets Claude use a browser for you.',
      { feature: 'models.anthropic', beta: true },
    ],
  ]),
];
