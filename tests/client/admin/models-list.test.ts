import { describe, expect, test } from 'vitest';
import { modelRegistry } from '../../../client/admin/models/model-registry.tsx';
import type { Model } from '../../../client/admin/models/model.ts';
import { pricesText, shortPrice } from '../../../client/admin/models/model-text.ts';
import { selectItems } from '../../../client/admin/registry/registry-selection.ts';

function model(given: Partial<Model>): Model {
  return {
    id: given.name ?? 'id',
    version: 1,
    name: 'Model',
    provider: 'openai',
    modelId: 'model-1',
    type: 'CHAT',
    family: null,
    contextWindow: null,
    maxTokens: null,
    supportsTools: false,
    supportsVision: false,
    supportsStreaming: false,
    inputPricePer1k: null,
    outputPricePer1k: null,
    featureKey: 'models.openai',
    feature: { id: 'f', key: 'models.openai', name: 'OpenAI Models' },
    isActive: true,
    isDeprecated: false,
    visibleTenantCount: 1,
    ...given,
  };
}

const models = [
  model({ name: 'Claude', provider: 'anthropic', supportsTools: true }),
  model({ name: 'GPT', supportsVision: true, modelId: 'gpt-4o' }),
  model({ name: 'Old GPT', isActive: false }),
  model({ name: 'Embedder', type: 'EMBEDDING' }),
];

function found(address: string): Readonly<Record<string, readonly string[]>> {
  const groups = selectItems(modelRegistry, models, new URLSearchParams(address));
  return Object.fromEntries(groups.map(({ name, items }) => [name, items.map((item) => item.name)]));
}

describe('the list of models', () => {
  test('shows what is in use, by provider', () => {
    expect(found('')).toEqual({ Anthropic: ['Claude'], OpenAI: ['GPT', 'Embedder'] });
  });

  test('shows what is retired, or everything, where the address says so', () => {
    expect(found('show=retired')).toEqual({ OpenAI: ['Old GPT'] });
    expect(found('show=all')).toEqual({ Anthropic: ['Claude'], OpenAI: ['GPT', 'Old GPT', 'Embedder'] });
  });

  test('narrows by every filter of the address at once', () => {
    expect(found('provider=openai&type=CHAT')).toEqual({ OpenAI: ['GPT'] });
    expect(found('can=tools')).toEqual({ Anthropic: ['Claude'] });
    expect(found('can=tools&provider=openai')).toEqual({});
  });

  test('finds by words of the name, the id or the provider, in any order', () => {
    expect(found('search=4O gpt')).toEqual({ OpenAI: ['GPT'] });
    expect(found('search=anthropic')).toEqual({ Anthropic: ['Claude'] });
  });
});

describe('prices', () => {
  test('are shown without zeros that say nothing, and as unknown where they are', () => {
    expect(shortPrice('0.002500')).toBe('0.0025');
    expect(shortPrice('10.000000')).toBe('10');
    expect(pricesText(model({ inputPricePer1k: '0.002500', outputPricePer1k: '0.010000' }))).toBe('$0.0025 / $0.01');
    expect(pricesText(model({ inputPricePer1k: '0.000020' }))).toBe('$0.00002');
    expect(pricesText(model({}))).toBeNull();
  });
});
