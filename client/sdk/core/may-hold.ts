import type { Feature } from './feature.ts';

const soldReasons: ReadonlySet<Feature['reason']> = new Set([
  'DEFAULT',
  'TIER',
  'TENANT_OVERRIDE',
  'LEGACY',
  'LICENSE_EXPIRED',
  'CONFLICT',
]);

/**
 * Whether a feature is off only because of what the tenant was sold, so that whoever works with it may finish. A kill switch
 * (also of something that it needs), a suspended tenant and an answer that is too old always win at once.
 */
export function mayHold(feature: Feature, featureOf: (key: string) => Feature, seen: readonly string[] = []): boolean {
  if (feature.enabled || soldReasons.has(feature.reason)) return true;
  // The answer comes over the network: a circle in it must not hang the page.
  return (
    feature.reason === 'DEPENDENCY_UNMET' &&
    !seen.includes(feature.key) &&
    feature.blockedBy.every((key) => mayHold(featureOf(key), featureOf, [...seen, feature.key]))
  );
}
