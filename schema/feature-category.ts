import { registerEnumType } from 'type-graphql';

export const FeatureCategory = {
  MODELS: 'models',
  COMPONENTS: 'components',
  INTEGRATIONS: 'integrations',
  UI: 'ui',
  API: 'api',
  LIMITS: 'limits',
} as const;
export type FeatureCategory = (typeof FeatureCategory)[keyof typeof FeatureCategory];

registerEnumType(FeatureCategory, {
  name: 'FeatureCategory',
  description: 'What a feature is about; the first part of its key, in lower case.',
  valuesConfig: {
    MODELS: { description: 'Providers of AI models, and single models.' },
    COMPONENTS: { description: 'Building blocks of flows.' },
    INTEGRATIONS: { description: 'Connections to other services.' },
    UI: { description: 'Parts of the user interface.' },
    API: { description: 'Ways to call the product from outside.' },
    LIMITS: { description: 'Amounts: how many, how much, how large.' },
  },
});
