import { categories, type FeatureCategory } from '../values/categories.ts';
import type { RegisteredFeature } from './feature.ts';

/** The kinds that the list can be narrowed to, as the address names them. */
export const kinds = [
  { id: 'premium', label: 'Premium', has: ({ isPremium }: RegisteredFeature) => isPremium },
  { id: 'setup', label: 'Needs setup', has: ({ requiresSetup }: RegisteredFeature) => requiresSetup },
  { id: 'deprecated', label: 'Deprecated', has: ({ isDeprecated }: RegisteredFeature) => isDeprecated },
  { id: 'off', label: 'Off for everybody', has: ({ isActive }: RegisteredFeature) => !isActive },
] as const;

/** Which features are shown; null narrows nothing. */
export interface FeatureSelection {
  readonly category: FeatureCategory | null;
  readonly search: string;
  readonly kind: (typeof kinds)[number] | null;
}

/** What the address says; what it says of things that there are not, narrows nothing. */
export function readSelection(params: URLSearchParams): FeatureSelection {
  const category = params.get('category')?.toUpperCase();
  return {
    category: categories.find(({ id }) => id === category)?.id ?? null,
    search: params.get('search') ?? '',
    kind: kinds.find(({ id }) => id === params.get('show')) ?? null,
  };
}

function matches({ name, key, subcategory, description }: RegisteredFeature, words: readonly string[]): boolean {
  const text = `${name} ${key} ${subcategory ?? ''} ${description ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The features that are asked for, in the order of the registry. */
export function selectFeatures(
  features: Iterable<RegisteredFeature>,
  { category, search, kind }: FeatureSelection,
): readonly RegisteredFeature[] {
  const words = search.toLowerCase().split(/\s+/);
  return [...features].filter(
    (feature) =>
      (category === null || feature.category === category) &&
      (kind === null || kind.has(feature)) &&
      matches(feature, words),
  );
}
