import type { ApolloClient } from '@apollo/client';
import { mutate } from '../api/mutate.ts';
import { sendOnVersion } from '../editing/send-on-version.ts';
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
      return (await mutate(client, createModelMutation, { input })).createModel;
    },
    update({ id, version }, changes, options) {
      const send = sendOnVersion(version, async (given) => {
        const input = { id, ...changes, ...given };
        return (await mutate(client, updateModelMutation, { input })).updateModel;
      });
      return send(options);
    },
  };
}
