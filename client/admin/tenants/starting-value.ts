import type { FeatureType, FeatureValue } from '../values/feature-value.ts';

interface Known {
  readonly type: FeatureType;
  /** What the tenant has now. */
  readonly now: FeatureValue;
  /** What its override says, where it has one. */
  readonly override: FeatureValue | null;
  /** What else is known of values: of its tier, the default, the other tiers; the best guess first. */
  readonly examples: readonly FeatureValue[];
}

const bare: FeatureValue = { enabled: true, limit: null, unlimited: false, text: null, json: null };

/**
 * What the editor of an override begins with: what is set, else what the tenant has; and where that is off, on, as far as others
 * have it. So whoever wants to give something only has to say for how long.
 */
export function startingValue({ type, now, override, examples }: Known): FeatureValue {
  if (override !== null) return override;
  if (now.enabled) {
    const { enabled, limit, unlimited, text, json } = now;
    return { enabled, limit, unlimited, text, json };
  }
  const given = examples.toSorted((a, b) => Number(b.enabled) - Number(a.enabled));
  if (type === 'INTEGER') {
    const example = given.find(({ limit, unlimited }) => unlimited || (limit !== null && limit > 0));
    return { ...bare, limit: example === undefined ? 1 : example.limit, unlimited: example?.unlimited ?? false };
  }
  if (type === 'STRING') return { ...bare, text: given.find(({ text }) => text !== null)?.text ?? '' };
  if (type === 'JSON') return { ...bare, json: given.find(({ json }) => json !== null)?.json ?? null };
  return bare;
}
