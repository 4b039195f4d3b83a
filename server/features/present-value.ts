import type { FeatureValue } from '../../schema/feature-value.ts';

const MAX_INT = 2_147_483_647;

/**
 * A stored envelope as the API answers it. What the value is says which field it fills; a row that holds rubbish reads as
 * off, like it resolves.
 */
export function presentValue(stored: unknown): FeatureValue {
  const { enabled, value }: { enabled?: unknown; value?: unknown } =
    typeof stored === 'object' && stored !== null ? stored : {};
  return {
    enabled: enabled === true,
    limit: typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_INT ? value : null,
    unlimited: value === null,
    text: typeof value === 'string' ? value : null,
    json: typeof value === 'object' ? value : null,
  };
}
