import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';

/** @param path of the key in the input */
export function unknownFeature(key: string, path: readonly (string | number)[]): Refusal {
  return new Refusal('UNKNOWN_FEATURE', `There is no feature "${key}".`, { key }, path);
}

/**
 * @param field of the input that names the keys
 * @throws {Refusal} UNKNOWN_FEATURE for the first key that the registry has not
 */
export async function refuseUnknownKeys(
  query: Query,
  keys: readonly string[],
  field: string,
  isList: boolean,
): Promise<void> {
  const known = await query<{ key: string }>(
    'select feature_key as key from feature_registry where feature_key = any($1::text[])',
    [keys],
  );
  const index = keys.findIndex((key) => !known.some((feature) => feature.key === key));
  const key = keys[index];
  if (key !== undefined) throw unknownFeature(key, isList ? [field, index] : [field]);
}
