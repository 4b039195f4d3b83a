import { type FeatureReason, reasonText } from './reason-text.ts';

const plain: Readonly<Partial<Record<FeatureReason, string>>> = {
  DEFAULT: 'Off by default, and the tier says nothing',
  TIER: 'The tier does not give it',
  TENANT_OVERRIDE: 'The override takes it away',
};

/** Why a feature is off, beside a value that says already that it is. */
export function offText({ reason }: { readonly reason: FeatureReason }): string {
  const text = (plain[reason] ?? reasonText(reason)).replace(/^Off: /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
