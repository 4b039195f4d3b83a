import { registerEnumType } from 'type-graphql';

export const FeatureReason = {
  DEFAULT: 'DEFAULT',
  TIER: 'TIER',
  TENANT_OVERRIDE: 'TENANT_OVERRIDE',
  LEGACY: 'LEGACY',
  TENANT_INACTIVE: 'TENANT_INACTIVE',
  INACTIVE: 'INACTIVE',
  INVALID_VALUE: 'INVALID_VALUE',
  DEPENDENCY_CYCLE: 'DEPENDENCY_CYCLE',
  DEPENDENCY_UNMET: 'DEPENDENCY_UNMET',
  CONFLICT: 'CONFLICT',
  LICENSE_EXPIRED: 'LICENSE_EXPIRED',
  NOT_FOUND: 'NOT_FOUND',
  STALE_DENIED: 'STALE_DENIED',
} as const;
export type FeatureReason = (typeof FeatureReason)[keyof typeof FeatureReason];

registerEnumType(FeatureReason, {
  name: 'FeatureReason',
  description: 'Why a feature is what it is. The name of a layer where that layer simply decided.',
  valuesConfig: {
    DEFAULT: { description: 'The default in the registry decided.' },
    TIER: { description: "The tenant's tier decided." },
    TENANT_OVERRIDE: { description: 'An override for this tenant decided.' },
    LEGACY: { description: 'The old JSON of the tier decided.' },
    TENANT_INACTIVE: { description: 'The tenant is suspended: everything is off.' },
    INACTIVE: { description: 'The feature is switched off for everybody.' },
    INVALID_VALUE: { description: 'The stored value does not fit the type, so the feature is off.' },
    DEPENDENCY_CYCLE: { description: 'The feature depends on itself through others, so it is off.' },
    DEPENDENCY_UNMET: { description: 'A feature that it depends on is off; `blockedBy` names the direct ones.' },
    CONFLICT: { description: 'A feature that cannot be used together with it is on; `blockedBy` names it.' },
    LICENSE_EXPIRED: { description: 'The licence ended, and that changed the outcome.' },
    NOT_FOUND: { description: 'The registry has no such key.' },
    STALE_DENIED: { description: 'The database has been away too long to grant a premium feature.' },
  },
});
