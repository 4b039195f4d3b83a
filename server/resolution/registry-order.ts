import type { FeatureDefinition } from './resolution-inputs.ts';

/** By display order, then key (compared by code unit): the order of every answer, and the one that breaks ties between conflicts. */
export function inDisplayOrder(features: readonly FeatureDefinition[]): FeatureDefinition[] {
  return features.toSorted((a, b) => a.displayOrder - b.displayOrder || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
