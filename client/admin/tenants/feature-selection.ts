import { categories, type FeatureCategory } from '../values/categories.ts';
import type { TenantFeature } from './tenant.ts';

/** Which features of a tenant are shown. */
export type Shown = 'all' | 'on' | 'off' | 'overridden';

export const shownChoices: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
  { value: 'overridden', label: 'Overridden' },
];

/** The features of a category that fit. */
interface FeatureGroup {
  readonly id: FeatureCategory;
  readonly label: string;
  readonly features: readonly TenantFeature[];
}

/** What fits by name, key and state, by category in the order of all screens. Categories without any are left out. */
export function selectFeatures(
  features: readonly TenantFeature[],
  overriddenKeys: ReadonlySet<string>,
  { search, shown }: { readonly search: string; readonly shown: Shown },
): readonly FeatureGroup[] {
  const words = search.toLowerCase();
  const fitting = features.filter(({ key, name, enabled }) => {
    if (!`${name ?? ''} ${key}`.toLowerCase().includes(words)) return false;
    if (shown === 'overridden') return overriddenKeys.has(key);
    return shown === 'all' || enabled === (shown === 'on');
  });
  return categories.flatMap(({ id, label }) => {
    const ofCategory = fitting.filter(({ category }) => category === id);
    return ofCategory.length === 0 ? [] : [{ id, label, features: ofCategory }];
  });
}
