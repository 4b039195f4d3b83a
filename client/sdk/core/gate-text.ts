import type { Feature } from './feature.ts';

/** What a locked gate says, by the reason why the feature is off. `nameOf` turns the key of a blocker into its name. */
export function gateText(feature: Feature, nameOf: (key: string) => string): string {
  const blockers = feature.blockedBy.map(nameOf).join(', ');
  switch (feature.reason) {
    case 'LICENSE_EXPIRED':
      return 'Your licence ended';
    case 'DEPENDENCY_UNMET':
      return `Needs ${blockers}`;
    case 'CONFLICT':
      return `Cannot be used with ${blockers}`;
    case 'TENANT_INACTIVE':
      return 'Your account is suspended';
    case 'DEFAULT':
    case 'TIER':
    case 'TENANT_OVERRIDE':
    case 'LEGACY':
      return 'Not in your plan';
    default:
      return 'Not available at the moment';
  }
}
