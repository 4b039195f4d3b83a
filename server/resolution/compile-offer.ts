import type { Catalog, ComponentDefinition, ModelDefinition } from './resolution-inputs.ts';
import type { ResolvedFeature } from './resolved.ts';
import { keysOfComponent, orderedComponents, orderedModels } from './visible-catalog.ts';

/** Models and components with the places in the registry of the features they hang on. */
export interface CompiledOffer {
  /** Whether a model (a component) hangs on the feature at a place. */
  readonly decidesModels: readonly boolean[];
  readonly decidesComponents: readonly boolean[];
  models(features: readonly ResolvedFeature[]): ModelDefinition[];
  components(features: readonly ResolvedFeature[]): ComponentDefinition[];
}

/** What can never be seen (inactive, or in need of an unknown key) is left out here. */
export function compileOffer(catalog: Catalog, placeOf: ReadonlyMap<string, number>): CompiledOffer {
  const models = orderedModels(catalog.models).flatMap((model) => {
    const place = placeOf.get(model.featureKey);
    return model.isActive && place !== undefined ? { model, place } : [];
  });
  const components = orderedComponents(catalog.components).flatMap((component) => {
    const keys = keysOfComponent(component, (key) => placeOf.has(key));
    const places = keys.flatMap((key) => placeOf.get(key) ?? []);
    return component.isActive && places.length === keys.length ? { component, places } : [];
  });
  const decidesModels = Array.from(placeOf, () => false);
  for (const { place } of models) decidesModels[place] = true;
  const decidesComponents = Array.from(placeOf, () => false);
  for (const { places } of components) for (const place of places) decidesComponents[place] = true;
  return {
    decidesModels,
    decidesComponents,
    models: (features) => {
      const visible: ModelDefinition[] = [];
      for (const { model, place } of models) if (features[place]?.enabled === true) visible.push(model);
      return visible;
    },
    components: (features) => {
      const visible: ComponentDefinition[] = [];
      for (const { component, places } of components) {
        if (places.every((place) => features[place]?.enabled === true)) visible.push(component);
      }
      return visible;
    },
  };
}
