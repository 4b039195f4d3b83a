import type { FeatureReason, ResolvedFeature } from './resolved-update.ts';

/** A feature as a page sees it: what the server resolved, or off while nothing is known. */
export interface Feature extends Omit<ResolvedFeature, 'reason'> {
  /** Why it is what it is. `LOADING`: the first answer has not arrived. */
  readonly reason: FeatureReason | 'LOADING';
  /** True before the first answer. It is off then. */
  readonly loading: boolean;
}

/** What a feature is worth once unwrapped: a boolean, a limit (null: unlimited), a text or a JSON container. */
export type FeatureValue = boolean | number | string | object | null;

/** A feature of which nothing is known, or nothing that may still be trusted: off. */
export function offFeature(key: string, reason: Feature['reason'], last?: Feature): Feature {
  return {
    key,
    name: last?.name ?? null,
    category: last?.category ?? null,
    type: last?.type ?? null,
    enabled: false,
    limit: last?.type === 'INTEGER' ? 0 : null,
    unlimited: false,
    text: null,
    json: null,
    source: 'SYSTEM',
    reason,
    blockedBy: [],
    ignoredOverride: null,
    deprecated: false,
    deprecatedMessage: null,
    requiresSetup: false,
    upgradable: false,
    pendingRequestId: null,
    expiresAt: null,
    loading: reason === 'LOADING',
  };
}

/** The effective value without its envelope; off is `false`, `0` or `null` according to the type. */
export function featureValue({ type, enabled, limit, text, json }: Feature): FeatureValue {
  if (type === 'INTEGER') return limit;
  if (type === 'STRING') return text;
  if (type === 'JSON') return typeof json === 'object' ? json : null;
  return enabled;
}
