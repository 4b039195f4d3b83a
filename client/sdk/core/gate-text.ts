import type { Feature } from './feature.ts';

/** A text, or what makes one of the names of the features that are in the way. */
export type ReasonText = string | ((blockers: readonly string[]) => string);

/**
 * Everything that gates say: by the reason why the feature is off, and the rest. Give your own, or a translation, to
 * `FeatureProvider`; what is left out stays English.
 */
export interface GateTexts extends Readonly<Partial<Record<Feature['reason'], ReasonText>>> {
  /** For a reason without a text. */
  readonly unavailable: string;
  readonly requestUpgrade: string;
  /** In place of `requestUpgrade` where the feature has to be set up for the tenant. */
  readonly requestSetup: string;
  /** On the button while a request waits for its decision. */
  readonly requested: string;
  /** Where a request could not be sent. */
  readonly requestFailed: string;
}

const NOT_IN_PLAN = 'Not in your plan';

export const gateTexts: GateTexts = {
  DEFAULT: NOT_IN_PLAN,
  TIER: NOT_IN_PLAN,
  TENANT_OVERRIDE: NOT_IN_PLAN,
  LEGACY: NOT_IN_PLAN,
  LICENSE_EXPIRED: 'Your licence ended',
  TENANT_INACTIVE: 'Your account is suspended',
  DEPENDENCY_UNMET: (blockers) => `Needs ${blockers.join(', ')}`,
  CONFLICT: (blockers) => `Cannot be used with ${blockers.join(', ')}`,
  unavailable: 'Not available at the moment',
  requestUpgrade: 'Request upgrade',
  requestSetup: 'Request set-up',
  requested: 'Requested',
  requestFailed: 'The request could not be sent. Please try again.',
};

/** What a locked gate says, by the reason why the feature is off. `nameOf` turns the key of a blocker into its name. */
export function gateText({ reason, blockedBy }: Feature, nameOf: (key: string) => string, texts: GateTexts): string {
  // Also for reasons that a newer server knows and this page does not.
  const text = texts[reason] ?? texts.unavailable;
  return typeof text === 'string' ? text : text(blockedBy.map(nameOf));
}
