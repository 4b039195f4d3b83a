import type { RecordedTable } from '../changes/recorded-table.ts';

export const modelTable: RecordedTable = {
  entityType: 'model',
  table: 'model_registry',
  key: 't.feature_key',
  columns: {
    provider: ['provider', 'text'],
    modelId: ['model_id', 'text'],
    name: ['model_name', 'text'],
    type: ['model_type', 'text'],
    family: ['model_family', 'text'],
    supportsTools: ['supports_tools', 'boolean'],
    supportsVision: ['supports_vision', 'boolean'],
    supportsStreaming: ['supports_streaming', 'boolean'],
    maxTokens: ['max_tokens', 'int'],
    contextWindow: ['context_window', 'int'],
    inputPricePer1k: ['input_price_per_1k', 'numeric'],
    outputPricePer1k: ['output_price_per_1k', 'numeric'],
    featureKey: ['feature_key', 'text'],
    isActive: ['is_active', 'boolean'],
    isDeprecated: ['is_deprecated', 'boolean'],
  },
  switches: [(image) => image['isActive']],
};
