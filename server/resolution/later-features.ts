import type { FeatureCategory, FeatureDefinition, FeatureType } from './resolution-inputs.ts';
import { readFeatureValue } from './feature-value.ts';
import { isPlainObject } from './json-size.ts';

const KEY = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,3}$/;
const CATEGORIES: readonly FeatureCategory[] = ['models', 'components', 'integrations', 'ui', 'api', 'limits'];
const AFTER_THE_COMPILED = Number.MAX_SAFE_INTEGER;

/**
 * Features younger than the program, as far as the copy in a tier's JSON tells: a dotted key with a whole envelope. Only
 * the copy writes envelopes under dotted keys, so other owners' entries are not taken for features.
 */
export function laterFeatures(
  legacyFeatures: unknown,
  compiledFeatures: readonly FeatureDefinition[],
): FeatureDefinition[] {
  if (!isPlainObject(legacyFeatures)) return [];
  const compiled = new Set(compiledFeatures.map((feature) => feature.key));
  return Object.keys(legacyFeatures).flatMap((key) => {
    const category = CATEGORIES.find((name) => key.startsWith(`${name}.`));
    const type = typeOf(legacyFeatures[key]);
    return category === undefined || type === null || compiled.has(key) || !KEY.test(key)
      ? []
      : { ...UNTOLD, key, name: key, category, type };
  });
}

function typeOf(envelope: unknown): FeatureType | null {
  if (!isPlainObject(envelope)) return null;
  const value = envelope['value'];
  const type: FeatureType =
    value === undefined
      ? 'boolean'
      : value === null || typeof value === 'number'
        ? 'integer'
        : typeof value === 'string'
          ? 'string'
          : 'json';
  return readFeatureValue(type, envelope) === null ? null : type;
}

/** What a copy does not tell. Off by default: only the tier that has the entry has the feature. */
const UNTOLD: Omit<FeatureDefinition, 'key' | 'name' | 'category' | 'type'> = {
  defaultValue: { enabled: false },
  valueSchema: null,
  isPremium: false,
  requiresSetup: false,
  displayOrder: AFTER_THE_COMPILED,
  isActive: true,
  isDeprecated: false,
  deprecatedMessage: null,
  dependsOn: [],
  conflictsWith: [],
};
