import type { Feature, GateTexts } from '../../sdk/index.ts';

/** Why a feature is off, in the words of a customer. What is left out, the SDK says well. */
export const planTexts: Partial<GateTexts> = {
  DEFAULT: 'Not in your plan',
  TIER: 'Not in your plan',
  LEGACY: 'Not in your plan',
  TENANT_OVERRIDE: 'Switched off for your organisation',
  LICENSE_EXPIRED: 'Off since your licence ended',
  TENANT_INACTIVE: 'Off while your account is suspended',
  INACTIVE: 'Switched off for everybody at the moment',
};

const byAgreement: ReadonlySet<Feature['reason']> = new Set(['DEFAULT', 'TIER', 'LEGACY', 'TENANT_OVERRIDE']);

/** What can be done about a feature that is off, where it cannot be requested here; null where nothing can. */
export function wayText({ reason, upgradable }: Feature): string | null {
  if (upgradable) return null;
  if (byAgreement.has(reason)) return 'Talk to us to get it';
  if (reason === 'LICENSE_EXPIRED') return 'Renew your licence to get it back';
  return null;
}
