import type { AvailableComponent, AvailableModel } from '../core/resolved-update.ts';

/** A model for a test; what is left out is made up. */
export type TestModel = Partial<AvailableModel> & Pick<AvailableModel, 'provider' | 'modelId'>;

/** A component for a test; what is left out is made up. */
export type TestComponent = Partial<AvailableComponent> & Pick<AvailableComponent, 'key'>;

export const testModel = (model: TestModel): AvailableModel => ({
  id: `${model.provider}/${model.modelId}`,
  name: model.modelId,
  type: 'CHAT',
  family: null,
  supportsTools: false,
  supportsVision: false,
  supportsStreaming: true,
  maxTokens: null,
  contextWindow: null,
  featureKey: `models.${model.provider}`,
  isDeprecated: false,
  ...model,
});

export const testComponent = (component: TestComponent): AvailableComponent => ({
  id: component.key,
  name: component.key,
  description: null,
  category: 'tools',
  subcategory: null,
  featureKey: null,
  requiredFeatures: [],
  icon: null,
  documentationUrl: null,
  isBeta: false,
  ...component,
});
