/** The first part of a feature's key. */
export type FeatureCategory = 'MODELS' | 'COMPONENTS' | 'INTEGRATIONS' | 'UI' | 'API' | 'LIMITS';

/** All categories with their names, in the order in which they are shown everywhere. */
export const categories: readonly { readonly id: FeatureCategory; readonly label: string }[] = [
  { id: 'MODELS', label: 'Models' },
  { id: 'COMPONENTS', label: 'Components' },
  { id: 'INTEGRATIONS', label: 'Integrations' },
  { id: 'UI', label: 'UI' },
  { id: 'API', label: 'API' },
  { id: 'LIMITS', label: 'Limits' },
];
