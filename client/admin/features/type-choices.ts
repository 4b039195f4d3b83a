import type { FeatureType } from '../values/feature-value.ts';

/** The types of features, as people choose them. */
export const typeChoices: { readonly value: FeatureType; readonly label: string }[] = [
  { value: 'BOOLEAN', label: 'On or off' },
  { value: 'INTEGER', label: 'A limit' },
  { value: 'STRING', label: 'A text' },
  { value: 'JSON', label: 'JSON' },
];

export function typeText(type: FeatureType): string {
  return typeChoices.find(({ value }) => value === type)?.label ?? type;
}
