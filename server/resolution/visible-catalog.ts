import type { ComponentDefinition, ModelDefinition } from './resolution-inputs.ts';

const KNOWN_TYPES: Readonly<Record<ModelDefinition['type'], true>> = {
  chat: true,
  completion: true,
  embedding: true,
  image: true,
  audio: true,
};

/**
 * Models ordered by provider and name of the model, components by category and key: no answer depends on the order of rows.
 * A model of a type that only raw SQL can have stored is left out, since no answer could name its type.
 */
export const orderedModels = (models: readonly ModelDefinition[]): ModelDefinition[] =>
  models
    .filter(({ type }) => Object.hasOwn(KNOWN_TYPES, type))
    .toSorted((a, b) => byText(a.provider, b.provider) || byText(a.modelId, b.modelId) || byText(a.id, b.id));

export const orderedComponents = (components: readonly ComponentDefinition[]): ComponentDefinition[] =>
  components.toSorted((a, b) => byText(a.category, b.category) || byText(a.key, b.key) || byText(a.id, b.id));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All keys that have to be on for a component to be seen; `isKnown` says whether the registry has a key. */
export function keysOfComponent(component: ComponentDefinition, isKnown: (key: string) => boolean): string[] {
  const category = `components.${component.category}`;
  return [
    ...(component.featureKey === null ? [] : [component.featureKey]),
    ...component.requiredFeatures,
    ...(isKnown(category) ? [category] : []),
  ];
}

export function visibleModels(models: readonly ModelDefinition[], isOn: (key: string) => boolean): ModelDefinition[] {
  return orderedModels(models).filter((model) => model.isActive && isOn(model.featureKey));
}

export function visibleComponents(
  components: readonly ComponentDefinition[],
  isOn: (key: string) => boolean,
  isKnown: (key: string) => boolean,
): ComponentDefinition[] {
  return orderedComponents(components).filter(
    (component) => component.isActive && keysOfComponent(component, isKnown).every(isOn),
  );
}
