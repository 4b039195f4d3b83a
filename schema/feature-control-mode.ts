import { registerEnumType } from 'type-graphql';

export const FeatureControlMode = { LEGACY: 'legacy', SHADOW: 'shadow', ENFORCE: 'enforce' } as const;
export type FeatureControlMode = (typeof FeatureControlMode)[keyof typeof FeatureControlMode];

registerEnumType(FeatureControlMode, {
  name: 'FeatureControlMode',
  description: 'Which rules decide what a tenant gets.',
  valuesConfig: {
    LEGACY: {
      description:
        'The old `license_tier.features` JSON decides; tiers and overrides are not read and cannot be written.',
    },
    SHADOW: {
      description:
        'The old JSON still decides, while tiers and overrides can be prepared and differences are recorded.',
    },
    ENFORCE: { description: 'Registry, tiers and overrides decide.' },
  },
});
