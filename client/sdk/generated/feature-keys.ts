// Generated from seeds/ by codegen.ts. Do not edit.

/** The keys of the seeded registry. */
export type SeededFeatureKey =
  | 'models.openai'
  | 'models.anthropic'
  | 'models.google'
  | 'models.mistral'
  | 'models.ollama'
  | 'models.azure_openai'
  | 'models.aws_bedrock'
  | 'models.ibm_watsonx'
  | 'models.groq'
  | 'models.xai'
  | 'components.models_and_agents'
  | 'components.helpers'
  | 'components.data_io'
  | 'components.logic'
  | 'components.embeddings'
  | 'components.memories'
  | 'components.tools'
  | 'components.prototypes'
  | 'components.custom.enabled'
  | 'components.custom.code_editing'
  | 'components.custom.import_external'
  | 'integrations.mcp'
  | 'integrations.langfuse'
  | 'integrations.langsmith'
  | 'integrations.langwatch'
  | 'integrations.vector_stores.chroma'
  | 'integrations.vector_stores.pinecone'
  | 'integrations.vector_stores.qdrant'
  | 'integrations.vector_stores.weaviate'
  | 'ui.flow_builder.export_flow'
  | 'ui.flow_builder.import_flow'
  | 'ui.flow_builder.share_flow'
  | 'ui.flow_builder.version_control'
  | 'ui.code_view.view_code'
  | 'ui.code_view.edit_code'
  | 'ui.code_view.python_api'
  | 'ui.debug.enabled'
  | 'ui.debug.step_execution'
  | 'ui.debug.logs_access'
  | 'ui.advanced.global_variables'
  | 'ui.advanced.api_keys_management'
  | 'ui.advanced.mcp_server_config'
  | 'api.public_endpoints'
  | 'api.webhooks'
  | 'api.streaming_responses'
  | 'api.batch_execution'
  | 'limits.max_flows'
  | 'limits.max_api_calls_per_month'
  | 'limits.max_concurrent_executions'
  | 'limits.max_file_upload_size_mb';

/** Which feature opens a model provider, aliases included. */
export const modelProviderFeatureKey = {
  openai: 'models.openai',
  anthropic: 'models.anthropic',
  google: 'models.google',
  mistral: 'models.mistral',
  ollama: 'models.ollama',
  azure_openai: 'models.azure_openai',
  aws_bedrock: 'models.aws_bedrock',
  ibm_watsonx: 'models.ibm_watsonx',
  groq: 'models.groq',
  xai: 'models.xai',
  azure: 'models.azure_openai',
  bedrock: 'models.aws_bedrock',
  aws: 'models.aws_bedrock',
  watsonx: 'models.ibm_watsonx',
} as const satisfies Record<string, SeededFeatureKey>;

/** A model provider or one of its aliases. */
export type ModelProvider = keyof typeof modelProviderFeatureKey;

/** Which feature opens an integration, vector stores included. */
export const integrationFeatureKey = {
  mcp: 'integrations.mcp',
  langfuse: 'integrations.langfuse',
  langsmith: 'integrations.langsmith',
  langwatch: 'integrations.langwatch',
  chroma: 'integrations.vector_stores.chroma',
  pinecone: 'integrations.vector_stores.pinecone',
  qdrant: 'integrations.vector_stores.qdrant',
  weaviate: 'integrations.vector_stores.weaviate',
} as const satisfies Record<string, SeededFeatureKey>;

/** An integration or vector store. */
export type IntegrationName = keyof typeof integrationFeatureKey;
