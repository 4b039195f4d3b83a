import { categories, type FeatureCategory } from '../values/categories.ts';
import type { RegisteredFeature } from './feature.ts';

interface FeatureGroup {
  readonly category: FeatureCategory;
  readonly label: string;
  readonly count: number;
  /** Null: those without one. */
  readonly subcategories: readonly {
    readonly name: string | null;
    readonly features: readonly RegisteredFeature[];
  }[];
}

/** Puts features under their categories and subcategories; both keep the order of the registry, and none is empty. */
export function groupFeatures(features: readonly RegisteredFeature[]): readonly FeatureGroup[] {
  return categories.flatMap(({ id, label }) => {
    const ofCategory = features.filter(({ category }) => category === id);
    if (ofCategory.length === 0) return [];
    const subcategories = [...Map.groupBy(ofCategory, ({ subcategory }) => subcategory)];
    return [
      {
        category: id,
        label,
        count: ofCategory.length,
        subcategories: subcategories.map(([name, those]) => ({ name, features: those })),
      },
    ];
  });
}
