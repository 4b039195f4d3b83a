import { legacyValue } from '../resolution/legacy-value.ts';
import type { FeatureDefinition, TierInputs } from '../resolution/resolution-inputs.ts';
import type { FeatureReason, ResolvedFeature } from '../resolution/resolved.ts';

/** Two answers to one feature. */
export interface Pair {
  readonly key: string;
  readonly before: ResolvedFeature | undefined;
  readonly after: ResolvedFeature | undefined;
}

/**
 * Why enforce answers differently. ABSENT_KEY: the old JSON does not name the feature and a row of the tier switches it on, as
 * importing with `grandfather` does. Else the layer that decides, or what holds the feature off.
 */
export type ShadowCause = 'ABSENT_KEY' | 'TIER' | 'DEFAULT' | 'OVERRIDE' | 'RELATION' | 'INACTIVE' | 'INVALID_VALUE';

const CAUSES: Readonly<Partial<Record<FeatureReason, ShadowCause>>> = {
  DEPENDENCY_UNMET: 'RELATION',
  DEPENDENCY_CYCLE: 'RELATION',
  CONFLICT: 'RELATION',
  INACTIVE: 'INACTIVE',
  INVALID_VALUE: 'INVALID_VALUE',
};

/** @param pair what the old JSON answers, and what enforce does */
export function causeOf(
  { before, after }: Pair,
  feature: FeatureDefinition | undefined,
  tier: TierInputs | undefined,
): ShadowCause {
  if (after === undefined) return 'DEFAULT';
  const cause = CAUSES[after.reason];
  if (cause !== undefined) return cause;
  if (after.source === 'TENANT_OVERRIDE') return 'OVERRIDE';
  if (after.source !== 'TIER') return 'DEFAULT';
  const isAbsent = feature === undefined || tier === undefined || legacyValue(feature, tier).found === 'NOTHING';
  return isAbsent && before?.enabled !== true && after.enabled ? 'ABSENT_KEY' : 'TIER';
}
