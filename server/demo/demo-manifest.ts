import type { SeedFeatureKey } from '../../seeds/features.ts';

/** Where one feature of the registry is enforced and where it is gated. */
export interface Enforcement {
  /** The action that asks for it: POST /demo/actions/<action>. */
  readonly action: string;
  /** The `data-gate` of the part of the page that is behind it. */
  readonly gate: string;
  /** All that must be on. */
  readonly requires: readonly SeedFeatureKey[];
  /** What the product does then, as the page says it. */
  readonly done: string;
}

const row = (action: string, gate: string, done: string): Omit<Enforcement, 'requires'> => ({ action, gate, done });

// An object over all keys: one that is missing does not compile.
const rows: { readonly [Key in SeedFeatureKey]: Omit<Enforcement, 'requires'> } = {
  'models.openai': row('use-openai-model', 'model-openai', 'OpenAI answered.'),
  'models.anthropic': row('use-anthropic-model', 'model-anthropic', 'Claude answered.'),
  'models.google': row('use-google-model', 'model-google', 'Gemini answered.'),
  'models.mistral': row('use-mistral-model', 'model-mistral', 'Mistral answered.'),
  'models.ollama': row('use-ollama-model', 'model-ollama', 'Your local model answered.'),
  'models.azure_openai': row('use-azure-openai-model', 'model-azure-openai', 'Azure OpenAI answered.'),
  'models.aws_bedrock': row('use-aws-bedrock-model', 'model-aws-bedrock', 'Bedrock answered.'),
  'models.ibm_watsonx': row('use-ibm-watsonx-model', 'model-ibm-watsonx', 'watsonx.ai answered.'),
  'models.groq': row('use-groq-model', 'model-groq', 'Groq answered.'),
  'models.xai': row('use-xai-model', 'model-xai', 'Grok answered.'),
  'components.models_and_agents': row('add-model-or-agent', 'palette-models-and-agents', 'Added to the flow.'),
  'components.helpers': row('add-helper', 'palette-helpers', 'Added to the flow.'),
  'components.data_io': row('add-data-io', 'palette-data-io', 'Added to the flow.'),
  'components.logic': row('add-logic', 'palette-logic', 'Added to the flow.'),
  'components.embeddings': row('add-embedding', 'palette-embeddings', 'Added to the flow.'),
  'components.memories': row('add-memory', 'palette-memories', 'Added to the flow.'),
  'components.tools': row('add-tool', 'palette-tools', 'Added to the flow.'),
  'components.prototypes': row('add-prototype', 'palette-prototypes', 'Added to the flow.'),
  'components.custom.enabled': row('create-custom-component', 'custom-component-create', 'Component created.'),
  'components.custom.code_editing': row('edit-component-code', 'custom-component-code', 'Code saved.'),
  'components.custom.import_external': row('import-component', 'custom-component-import', 'Component imported.'),
  'integrations.mcp': row('connect-mcp', 'integration-mcp', 'Connected to the MCP server.'),
  'integrations.langfuse': row('connect-langfuse', 'integration-langfuse', 'Traces go to Langfuse.'),
  'integrations.langsmith': row('connect-langsmith', 'integration-langsmith', 'Traces go to LangSmith.'),
  'integrations.langwatch': row('connect-langwatch', 'integration-langwatch', 'Traces go to LangWatch.'),
  'integrations.vector_stores.chroma': row('connect-chroma', 'integration-chroma', 'Connected to Chroma.'),
  'integrations.vector_stores.pinecone': row('connect-pinecone', 'integration-pinecone', 'Connected to Pinecone.'),
  'integrations.vector_stores.qdrant': row('connect-qdrant', 'integration-qdrant', 'Connected to Qdrant.'),
  'integrations.vector_stores.weaviate': row('connect-weaviate', 'integration-weaviate', 'Connected to Weaviate.'),
  'ui.flow_builder.export_flow': row('export-flow', 'export-flow', 'Flow exported.'),
  'ui.flow_builder.import_flow': row('import-flow', 'import-flow', 'Flow imported.'),
  'ui.flow_builder.share_flow': row('share-flow', 'share-flow', 'Link to the flow created.'),
  'ui.flow_builder.version_control': row('save-version', 'version-history', 'Version saved.'),
  'ui.code_view.view_code': row('view-code', 'view-code', 'Code fetched.'),
  'ui.code_view.edit_code': row('edit-code', 'edit-code', 'Code saved.'),
  'ui.code_view.python_api': row('copy-python-api', 'python-api', 'Python snippet made.'),
  'ui.debug.enabled': row('start-debug', 'debug', 'Debugger started.'),
  'ui.debug.step_execution': row('step-execution', 'debug-step', 'One step further.'),
  'ui.debug.logs_access': row('read-logs', 'debug-logs', 'Log fetched.'),
  'ui.advanced.global_variables': row('set-global-variable', 'global-variables', 'Variable saved.'),
  'ui.advanced.api_keys_management': row('create-api-key', 'api-keys', 'Key created.'),
  'ui.advanced.mcp_server_config': row('add-mcp-server', 'mcp-servers', 'MCP server added.'),
  'api.public_endpoints': row('call-endpoint', 'api-endpoint', 'The endpoint answered.'),
  'api.webhooks': row('create-webhook', 'api-webhooks', 'Webhook created.'),
  'api.streaming_responses': row('stream-response', 'api-streaming', 'The answer was streamed.'),
  'api.batch_execution': row('run-batch', 'api-batch', 'Batch started.'),
  'limits.max_flows': row('create-flow', 'limit-flows', 'Flow created.'),
  'limits.max_api_calls_per_month': row('call-api', 'limit-api-calls', 'Call counted.'),
  'limits.max_concurrent_executions': row('run-flow', 'limit-concurrent-executions', 'Flow is running.'),
  'limits.max_file_upload_size_mb': row('upload-file', 'limit-file-upload', 'File uploaded.'),
};

const bothToEdit = ['ui.code_view.edit_code', 'components.custom.code_editing'] as const;

/** Acts that need more than the feature they are named after: opening the editor is not yet saving, using MCP not yet configuring it. */
const more: { readonly [Key in SeedFeatureKey]?: readonly SeedFeatureKey[] } = {
  'ui.code_view.edit_code': bothToEdit,
  'components.custom.code_editing': bothToEdit,
  'ui.advanced.mcp_server_config': ['ui.advanced.mcp_server_config', 'integrations.mcp'],
};

/** For every seeded key where it is enforced and where it is gated. */
export const demoManifest: ReadonlyMap<SeedFeatureKey, Enforcement> = new Map(
  Object.entries(rows).map(([name, entry]) => {
    // Object.entries forgets what the type of the object has just checked.
    const key = name as SeedFeatureKey;
    return [key, { ...entry, requires: more[key] ?? [key] }];
  }),
);
