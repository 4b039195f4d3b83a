import { type FeatureValue } from '../values/feature-value.ts';
import { plainValue, type RegistryFeature } from './tier-edit.ts';

/** The value with what its type needs while it is on: what is kept of it, else the default, else the least. */
export function completeValue(value: FeatureValue, { type, defaultValue }: RegistryFeature): FeatureValue {
  if (!value.enabled) return plainValue(value);
  if (type === 'INTEGER' && value.limit === null && !value.unlimited) {
    const { limit, unlimited } = defaultValue;
    return plainValue({ ...value, limit: unlimited ? null : (limit ?? 1), unlimited });
  }
  if (type === 'STRING' && value.text === null) return plainValue({ ...value, text: defaultValue.text ?? '' });
  if (type === 'JSON' && (value.json ?? null) === null) return plainValue({ ...value, json: defaultValue.json ?? {} });
  return plainValue(value);
}
