import type { FeatureValueInput } from '../../schema/feature-value.ts';

/**
 * The envelope that an input stands for. Not judged here, but so that judging it refuses what the input must not be: two
 * values at once become an envelope with a field too many, and a scalar in `json` becomes `false`, which no type accepts
 * (else `json: 5` would be a limit). So does a `json: null` that stands alone: it is a value, and not nothing said.
 */
export function readValueInput({ enabled, limit, unlimited, text, json }: FeatureValueInput): object {
  const given = Object.entries({ limit, unlimited: unlimited || null, text, json }).filter(
    ([, value]) => value != null,
  );
  const [only, another] = given;
  const isNullJson = json === null && limit === undefined && unlimited === undefined && text === undefined;
  if (only === undefined) return enabled && isNullJson ? { enabled, value: false } : { enabled };
  if (another !== undefined) return { enabled, ...Object.fromEntries(given) };
  const [field, value] = only;
  if (field === 'unlimited') return { enabled, value: null };
  return { enabled, value: field === 'json' && typeof value !== 'object' ? false : value };
}
