import { categories } from '../values/categories.ts';
import { featureValueText } from '../values/feature-value.ts';
import type { Registry, RegistryFeature } from './tier-edit.ts';
import type { TierEditing } from './tier-editing.ts';

interface MatrixFilter {
  /** Lower case; empty for all. */
  readonly words: string;
  readonly onlyDifferences: boolean;
}

interface MatrixGroup {
  readonly id: string;
  readonly label: string;
  readonly features: readonly RegistryFeature[];
}

/** Whether tiers differ in what a feature comes out as. What is being edited stays in sight. */
function differs(key: string, editings: readonly TierEditing[]): boolean {
  const rows = editings.flatMap((editing) => editing.rows.get(key) ?? []);
  return rows.some(({ isEdited }) => isEdited) || new Set(rows.map(({ value }) => featureValueText(value))).size > 1;
}

/** The features to show by category; categories without any are left out. */
export function matrixRows(
  registry: Registry,
  editings: readonly TierEditing[],
  { words, onlyDifferences }: MatrixFilter,
): readonly MatrixGroup[] {
  const features = [...registry.values()].filter(
    ({ key, name }) => `${name} ${key}`.toLowerCase().includes(words) && (!onlyDifferences || differs(key, editings)),
  );
  return categories
    .map(({ id, label }) => ({ id, label, features: features.filter(({ category }) => category === id) }))
    .filter((group) => group.features.length > 0);
}
