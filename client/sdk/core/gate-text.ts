import type { Feature } from './feature.ts';

const NOT_IN_PLAN = 'Not in your plan';

const textByReason: { readonly [Reason in Feature['reason']]?: string } = {
  DEFAULT: NOT_IN_PLAN,
  TIER: NOT_IN_PLAN,
  TENANT_OVERRIDE: NOT_IN_PLAN,
  LEGACY: NOT_IN_PLAN,
  LICENSE_EXPIRED: 'Your licence ended',
  TENANT_INACTIVE: 'Your account is suspended',
};

/** What a locked gate says, by the reason why the feature is off. `nameOf` turns the key of a blocker into its name. */
export function gateText({ reason, blockedBy }: Feature, nameOf: (key: string) => string): string {
  if (reason === 'DEPENDENCY_UNMET') return `Needs ${blockedBy.map(nameOf).join(', ')}`;
  if (reason === 'CONFLICT') return `Cannot be used with ${blockedBy.map(nameOf).join(', ')}`;
  // Also for reasons that a newer server knows and this page does not.
  return textByReason[reason] ?? 'Not available at the moment';
}
