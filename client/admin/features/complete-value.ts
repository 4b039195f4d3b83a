import type { FeatureType, FeatureValue } from '../values/feature-value.ts';

export const offValue: FeatureValue = { enabled: false, limit: null, unlimited: false, text: null, json: null };

/** The value with what its type needs while it is on, and nothing of other types. */
export function completeValue(
  { enabled, limit, unlimited, text, json }: FeatureValue,
  type: FeatureType,
): FeatureValue {
  const value = { ...offValue, enabled };
  if (type === 'INTEGER') return { ...value, unlimited, limit: unlimited ? null : (limit ?? (enabled ? 1 : null)) };
  if (type === 'STRING') return { ...value, text: text ?? (enabled ? '' : null) };
  if (type === 'JSON') return { ...value, json: json ?? (enabled ? {} : null) };
  return value;
}
