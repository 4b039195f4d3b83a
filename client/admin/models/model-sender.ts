import type { ApolloClient } from '@apollo/client';
import { type FieldValues, flagOf, numberOf, textOf } from '../registry/field-value.ts';
import type { RegistrySender } from '../registry/registry.ts';
import type { CreateModelInput } from './generated/graphql.ts';
import { type Model, modelTypes } from './model.ts';
import { createModelMutation, updateModelMutation } from './operations.ts';

function newModel(values: FieldValues): CreateModelInput {
  return {
    name: textOf(values, 'name') ?? '',
    featureKey: textOf(values, 'featureKey') ?? '',
    provider: textOf(values, 'provider') ?? '',
    modelId: textOf(values, 'modelId') ?? '',
    type: modelTypes.find(({ value }) => value === values['type'])?.value ?? 'CHAT',
    family: textOf(values, 'family'),
    contextWindow: numberOf(values, 'contextWindow'),
    maxTokens: numberOf(values, 'maxTokens'),
    inputPricePer1k: textOf(values, 'inputPricePer1k'),
    outputPricePer1k: textOf(values, 'outputPricePer1k'),
    supportsTools: flagOf(values, 'supportsTools'),
    supportsVision: flagOf(values, 'supportsVision'),
    supportsStreaming: flagOf(values, 'supportsStreaming'),
    isDeprecated: flagOf(values, 'isDeprecated'),
  };
}

/** How a model is added and changed. */
export function modelSender(client: ApolloClient): RegistrySender<Model> {
  return {
    async create(values, options) {
      const input = { ...newModel(values), ...options };
      const { data } = await client.mutate({ mutation: createModelMutation, variables: { input } });
      if (data === undefined) throw new Error('There was no answer.');
      return data.createModel;
    },
    async update({ id, version }, changes, options) {
      const input = { id, expectedVersion: version, ...changes, ...options };
      const { data } = await client.mutate({ mutation: updateModelMutation, variables: { input } });
      if (data === undefined) throw new Error('There was no answer.');
      return data.updateModel;
    },
  };
}
