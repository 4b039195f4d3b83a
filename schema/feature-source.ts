import { registerEnumType } from 'type-graphql';

export const FeatureSource = {
  DEFAULT: 'DEFAULT',
  TIER: 'TIER',
  TENANT_OVERRIDE: 'TENANT_OVERRIDE',
  LEGACY: 'LEGACY',
  SYSTEM: 'SYSTEM',
} as const;
export type FeatureSource = (typeof FeatureSource)[keyof typeof FeatureSource];

registerEnumType(FeatureSource, {
  name: 'FeatureSource',
  description: 'The layer that a value comes from. A layer replaces the one before it whole.',
  valuesConfig: {
    DEFAULT: { description: 'The default in the registry.' },
    TIER: { description: "The tenant's tier." },
    TENANT_OVERRIDE: { description: 'An override for this tenant, set by an admin or by an approved upgrade.' },
    LEGACY: { description: 'The old JSON of the tier, in the modes LEGACY and SHADOW.' },
    SYSTEM: { description: 'None of them: the key is unknown, or the answer was denied for safety.' },
  },
});
