export type FeatureReason =
  | 'CONFLICT'
  | 'DEFAULT'
  | 'DEPENDENCY_CYCLE'
  | 'DEPENDENCY_UNMET'
  | 'INACTIVE'
  | 'INVALID_VALUE'
  | 'LEGACY'
  | 'LICENSE_EXPIRED'
  | 'NOT_FOUND'
  | 'STALE_DENIED'
  | 'TENANT_INACTIVE'
  | 'TENANT_OVERRIDE'
  | 'TIER';

const texts: Readonly<Record<FeatureReason, string>> = {
  CONFLICT: 'Off: it cannot be on together with a feature that is on',
  DEFAULT: 'The default of the registry decides',
  DEPENDENCY_CYCLE: 'Off: it depends on itself',
  DEPENDENCY_UNMET: 'Off: a feature that it needs is off',
  INACTIVE: 'Off for everybody: its kill switch is pulled',
  INVALID_VALUE: 'Off: the stored value does not fit its type',
  LEGACY: 'The old JSON of the tier decides',
  LICENSE_EXPIRED: 'The licence is over',
  NOT_FOUND: 'The registry has no such feature',
  STALE_DENIED: 'Off: the database has been away too long',
  TENANT_INACTIVE: 'Off: the tenant is suspended',
  TENANT_OVERRIDE: 'An override of the tenant decides',
  TIER: 'The tier decides',
};

/** Why a feature is on or off, in words of an admin. */
export function reasonText(reason: FeatureReason): string {
  return texts[reason];
}
