import type { FeatureKey } from '../../sdk/index.ts';

/** The part of the page that a gate lies in; parts behind a tab are brought to the front before a gate is shown. */
export type Place = 'top-bar' | 'palette' | 'model' | 'connect' | 'workspace' | 'code' | 'debug' | 'api';

/** Where a feature is gated on this page, and what asks the server for it. */
export interface Gate {
  /** The value of `data-gate` on its element. */
  readonly id: string;
  /** The last part of the address that the gated action is posted to. */
  readonly action: string;
  readonly place: Place;
}

type Row = readonly [id: string, action: string, place: Place];

const rows = {
  'models.openai': ['model-openai', 'use-openai-model', 'model'],
  'models.anthropic': ['model-anthropic', 'use-anthropic-model', 'model'],
  'models.google': ['model-google', 'use-google-model', 'model'],
  'models.mistral': ['model-mistral', 'use-mistral-model', 'model'],
  'models.ollama': ['model-ollama', 'use-ollama-model', 'model'],
  'models.azure_openai': ['model-azure-openai', 'use-azure-openai-model', 'model'],
  'models.aws_bedrock': ['model-aws-bedrock', 'use-aws-bedrock-model', 'model'],
  'models.ibm_watsonx': ['model-ibm-watsonx', 'use-ibm-watsonx-model', 'model'],
  'models.groq': ['model-groq', 'use-groq-model', 'model'],
  'models.xai': ['model-xai', 'use-xai-model', 'model'],
  'components.models_and_agents': ['palette-models-and-agents', 'add-model-or-agent', 'palette'],
  'components.helpers': ['palette-helpers', 'add-helper', 'palette'],
  'components.data_io': ['palette-data-io', 'add-data-io', 'palette'],
  'components.logic': ['palette-logic', 'add-logic', 'palette'],
  'components.embeddings': ['palette-embeddings', 'add-embedding', 'palette'],
  'components.memories': ['palette-memories', 'add-memory', 'palette'],
  'components.tools': ['palette-tools', 'add-tool', 'palette'],
  'components.prototypes': ['palette-prototypes', 'add-prototype', 'palette'],
  'components.custom.enabled': ['custom-component-create', 'create-custom-component', 'palette'],
  'components.custom.code_editing': ['custom-component-code', 'edit-component-code', 'palette'],
  'components.custom.import_external': ['custom-component-import', 'import-component', 'palette'],
  'integrations.mcp': ['integration-mcp', 'connect-mcp', 'connect'],
  'integrations.langfuse': ['integration-langfuse', 'connect-langfuse', 'connect'],
  'integrations.langsmith': ['integration-langsmith', 'connect-langsmith', 'connect'],
  'integrations.langwatch': ['integration-langwatch', 'connect-langwatch', 'connect'],
  'integrations.vector_stores.chroma': ['integration-chroma', 'connect-chroma', 'connect'],
  'integrations.vector_stores.pinecone': ['integration-pinecone', 'connect-pinecone', 'connect'],
  'integrations.vector_stores.qdrant': ['integration-qdrant', 'connect-qdrant', 'connect'],
  'integrations.vector_stores.weaviate': ['integration-weaviate', 'connect-weaviate', 'connect'],
  'ui.flow_builder.export_flow': ['export-flow', 'export-flow', 'top-bar'],
  'ui.flow_builder.import_flow': ['import-flow', 'import-flow', 'top-bar'],
  'ui.flow_builder.share_flow': ['share-flow', 'share-flow', 'top-bar'],
  'ui.flow_builder.version_control': ['version-history', 'save-version', 'top-bar'],
  'ui.code_view.view_code': ['view-code', 'view-code', 'code'],
  'ui.code_view.edit_code': ['edit-code', 'edit-code', 'code'],
  'ui.code_view.python_api': ['python-api', 'copy-python-api', 'code'],
  'ui.debug.enabled': ['debug', 'start-debug', 'debug'],
  'ui.debug.step_execution': ['debug-step', 'step-execution', 'debug'],
  'ui.debug.logs_access': ['debug-logs', 'read-logs', 'debug'],
  'ui.advanced.global_variables': ['global-variables', 'set-global-variable', 'workspace'],
  'ui.advanced.api_keys_management': ['api-keys', 'create-api-key', 'workspace'],
  'ui.advanced.mcp_server_config': ['mcp-servers', 'add-mcp-server', 'connect'],
  'api.public_endpoints': ['api-endpoint', 'call-endpoint', 'api'],
  'api.webhooks': ['api-webhooks', 'create-webhook', 'api'],
  'api.streaming_responses': ['api-streaming', 'stream-response', 'api'],
  'api.batch_execution': ['api-batch', 'run-batch', 'api'],
  'limits.max_flows': ['limit-flows', 'create-flow', 'workspace'],
  'limits.max_api_calls_per_month': ['limit-api-calls', 'call-api', 'workspace'],
  'limits.max_concurrent_executions': ['limit-concurrent-executions', 'run-flow', 'workspace'],
  'limits.max_file_upload_size_mb': ['limit-file-upload', 'upload-file', 'workspace'],
} as const satisfies { readonly [Key in FeatureKey]: Row };

/** The gate of a feature. */
export function gateOf(feature: FeatureKey): Gate {
  const [id, action, place] = rows[feature];
  return { id, action, place };
}

/** Whether a feature of the registry is gated on this page; one that was added later is not. */
export const isGated = (key: string): key is FeatureKey => Object.hasOwn(rows, key);
