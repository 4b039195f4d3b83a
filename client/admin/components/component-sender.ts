import type { ApolloClient } from '@apollo/client';
import { mutate } from '../api/mutate.ts';
import { sendOnVersion } from '../editing/send-on-version.ts';
import { type FieldValues, flagOf, keysOf, textOf } from '../registry/field-value.ts';
import type { RegistrySender } from '../registry/registry.ts';
import type { Component } from './component.ts';
import type { CreateComponentInput } from './generated/graphql.ts';
import { createComponentMutation, updateComponentMutation } from './operations.ts';

function newComponent(values: FieldValues): CreateComponentInput {
  return {
    key: textOf(values, 'key') ?? '',
    name: textOf(values, 'name') ?? '',
    componentName: textOf(values, 'componentName') ?? '',
    category: textOf(values, 'category') ?? '',
    subcategory: textOf(values, 'subcategory'),
    featureKey: textOf(values, 'featureKey'),
    requiredFeatures: keysOf(values, 'requiredFeatures'),
    description: textOf(values, 'description'),
    documentationUrl: textOf(values, 'documentationUrl'),
    icon: textOf(values, 'icon'),
    isBeta: flagOf(values, 'isBeta'),
  };
}

/** How a component is added and changed. */
export function componentSender(client: ApolloClient): RegistrySender<Component> {
  return {
    async create(values, options) {
      const input = { ...newComponent(values), ...options };
      return (await mutate(client, createComponentMutation, { input })).createComponent;
    },
    update({ id, version }, changes, options) {
      const send = sendOnVersion(version, async (given) => {
        const input = { id, ...changes, ...given };
        return (await mutate(client, updateComponentMutation, { input })).updateComponent;
      });
      return send(options);
    },
  };
}
