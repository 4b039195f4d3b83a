import type { RegistryField } from '../registry/registry.ts';
import { modelTypes } from './model.ts';

/** The form of a model. */
export const modelFields: readonly RegistryField[] = [
  { name: 'name', label: 'Name', description: 'For people', kind: 'text', required: true, half: true, maxLength: 255 },
  {
    name: 'featureKey',
    label: 'Feature',
    description: 'Tenants with it see the model',
    kind: 'feature',
    required: true,
    half: true,
  },
  {
    name: 'provider',
    label: 'Provider',
    description: 'Who serves it, such as openai',
    kind: 'text',
    required: true,
    half: true,
    maxLength: 50,
  },
  {
    name: 'modelId',
    label: 'Model id',
    description: 'Its name in calls to the provider',
    kind: 'text',
    required: true,
    half: true,
    maxLength: 100,
  },
  { name: 'type', label: 'Type', kind: 'choice', choices: modelTypes, required: true, half: true },
  { name: 'family', label: 'Family', kind: 'text', half: true, maxLength: 50 },
  { name: 'contextWindow', label: 'Context window', description: 'In tokens', kind: 'number', half: true },
  { name: 'maxTokens', label: 'Longest answer', description: 'In tokens', kind: 'number', half: true },
  {
    name: 'inputPricePer1k',
    label: 'Price of input',
    description: 'US dollars per 1,000 tokens',
    kind: 'text',
    half: true,
    maxLength: 20,
  },
  {
    name: 'outputPricePer1k',
    label: 'Price of output',
    description: 'US dollars per 1,000 tokens',
    kind: 'text',
    half: true,
    maxLength: 20,
  },
  { name: 'supportsTools', label: 'Calls tools', kind: 'flag', half: true },
  { name: 'supportsVision', label: 'Reads images', kind: 'flag', half: true },
  { name: 'supportsStreaming', label: 'Streams its answers', kind: 'flag', half: true },
  { name: 'isDeprecated', label: 'Deprecated by its provider', kind: 'flag', half: true },
];
