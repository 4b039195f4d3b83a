import { Text } from '@mantine/core';
import { choicesOf } from '../registry/choices.ts';
import { FeatureLink } from '../registry/feature-link.tsx';
import type { FieldValues } from '../registry/field-value.ts';
import type { Registry } from '../registry/registry.ts';
import { CapabilityIcons } from './capability-icons.tsx';
import { capabilities, type Model, modelTypes } from './model.ts';
import { modelFields } from './model-fields.ts';
import { pricesText, shortPrice, tokensText } from './model-text.ts';
import { modelsQuery } from './operations.ts';
import { providerName } from './provider-name.ts';
import { modelSender } from './model-sender.ts';

function valuesOf(model: Model): FieldValues {
  const { name, featureKey, provider, modelId, type, family, contextWindow, maxTokens } = model;
  const { inputPricePer1k, outputPricePer1k, supportsTools, supportsVision, supportsStreaming, isDeprecated } = model;
  return {
    name,
    featureKey,
    provider,
    modelId,
    type,
    family,
    contextWindow,
    maxTokens,
    inputPricePer1k: shortPrice(inputPricePer1k),
    outputPricePer1k: shortPrice(outputPricePer1k),
    supportsTools,
    supportsVision,
    supportsStreaming,
    isDeprecated,
  };
}

/** The AI models. */
export const modelRegistry: Registry<Model> = {
  title: 'Models',
  about: 'The AI models on offer. A tenant sees a model where the feature that it hangs on is on.',
  noun: 'model',
  searchLabel: 'Search name, id or family',
  query: modelsQuery,
  senderOf: modelSender,
  groupOf: ({ provider }) => providerName(provider),
  textOf: ({ name, modelId, family, provider }) => `${name} ${modelId} ${family ?? ''} ${provider}`,
  identityOf: ({ modelId }) => modelId,
  shortlyOf: ({ type, contextWindow, feature }) =>
    [
      modelTypes.find(({ value }) => value === type)?.label ?? type,
      ...(contextWindow === null ? [] : [tokensText(contextWindow)]),
      feature.name,
    ].join(' · '),
  marksOf: ({ isDeprecated }) => (isDeprecated ? [{ label: 'Deprecated', color: 'orange' }] : []),
  filters: [
    {
      name: 'provider',
      label: 'Provider',
      all: 'All providers',
      choicesOf: (models) => choicesOf(models, ({ provider }) => ({ value: provider, label: providerName(provider) })),
      matches: ({ provider }, value) => provider === value,
    },
    {
      name: 'type',
      label: 'Type',
      all: 'All types',
      choicesOf: () => modelTypes,
      matches: ({ type }, value) => type === value,
    },
    {
      name: 'can',
      label: 'Capability',
      all: 'All capabilities',
      choicesOf: () => capabilities,
      matches: (model, value) => capabilities.find((each) => each.value === value)?.has(model) ?? true,
    },
    {
      name: 'feature',
      label: 'Feature',
      all: 'All features',
      choicesOf: (models) => choicesOf(models, ({ feature }) => ({ value: feature.key, label: feature.name })),
      matches: ({ featureKey }, value) => featureKey === value,
    },
  ],
  columns: [
    { label: 'Family', from: 'lg', cell: ({ family }) => <Text size="sm">{family ?? '–'}</Text> },
    {
      label: 'Type',
      from: 'sm',
      cell: ({ type }) => <Text size="sm">{modelTypes.find(({ value }) => value === type)?.label ?? type}</Text>,
    },
    {
      label: 'Context',
      from: 'sm',
      numeric: true,
      cell: ({ contextWindow }) => (
        <Text size="sm" className="figures">
          {contextWindow === null ? '–' : tokensText(contextWindow)}
        </Text>
      ),
    },
    { label: 'Can', from: 'sm', cell: (model) => <CapabilityIcons model={model} /> },
    {
      label: 'Price per 1K in / out',
      from: 'md',
      numeric: true,
      cell: (model) => (
        <Text size="sm" className="figures">
          {pricesText(model) ?? '–'}
        </Text>
      ),
    },
    { label: 'Feature', from: 'md', cell: ({ feature }) => <FeatureLink feature={feature} /> },
  ],
  fields: modelFields,
  valuesOf,
  blank: {
    type: 'CHAT',
    supportsTools: false,
    supportsVision: false,
    supportsStreaming: true,
    isDeprecated: false,
  },
};
