import type { Feature } from './feature.ts';
import type { FeatureValueInput } from '../generated/graphql.ts';

/** What a person reads, by the code of the refusal. */
export interface UpgradeRefusalTexts {
  readonly [code: string]: string;
}

/** What both ways to ask have in common. */
export interface UpgradeRequestOptions {
  /** Your own words, or a translation; what is left out stays English. */
  readonly texts?: UpgradeRefusalTexts;
  /**
   * What to ask for. By default that the feature is switched on, and of a limit that it ends. A text or a JSON container needs a
   * value of its own.
   */
  readonly valueFor?: (feature: Feature) => FeatureValueInput | undefined;
}

/** Why the server refused. */
export interface UpgradeRefusal {
  readonly code: string | undefined;
  readonly message: string;
}

const texts: UpgradeRefusalTexts = {
  ALREADY_ENTITLED: 'You have this already.',
  FEATURE_CONTROL_DISABLED: 'Nothing can be requested at the moment.',
  FEATURE_DEPRECATED: 'This is about to go and cannot be requested any more.',
  FEATURE_INACTIVE: 'This is switched off for everybody at the moment.',
  FEATURE_SERVICE_UNAVAILABLE: 'The server cannot answer at the moment. Please try again.',
  FORBIDDEN: 'Only an administrator of your organisation can request this.',
  NO_ACTIVE_LICENSE: 'Your licence ended. Renew it first.',
  TENANT_INACTIVE: 'Your account is suspended.',
  UNAUTHENTICATED: 'Your session is over. Please sign in again.',
  UPGRADE_ALREADY_PENDING: 'Another request for this waits for its decision.',
  UPGRADE_NOT_ALLOWED: 'Your plan does not allow to request this.',
};

/** A refusal in words; what the server says where there are none of ours. */
export function refusalText({ code = '', message }: UpgradeRefusal, own: UpgradeRefusalTexts = {}): string {
  return own[code] ?? texts[code] ?? message;
}

/** The input of the mutation. */
export function upgradeInput(
  feature: Feature,
  { valueFor }: UpgradeRequestOptions,
): { readonly key: string; readonly value?: FeatureValueInput } {
  const all: FeatureValueInput | undefined =
    feature.type === 'INTEGER' ? { enabled: true, unlimited: true } : undefined;
  const value = valueFor === undefined ? all : valueFor(feature);
  return { key: feature.key, ...(value && { value }) };
}
