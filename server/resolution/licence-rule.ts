import type { FeatureType } from './resolution-inputs.ts';
import type { FeatureSource } from './resolved.ts';
import type { FeatureValue } from './feature-value.ts';
import { isPlainObject } from './json-size.ts';

/** One layer's whole value; null where what is stored is not valid. */
export interface Layer {
  readonly source: Exclude<FeatureSource, 'SYSTEM'>;
  readonly value: FeatureValue | null;
}

/**
 * What is left once the licence is over: the most restrictive of the layers, so nothing above the default and nothing
 * above what it was. Texts and containers have no order: the default's stands if every layer is on. Ties name the lower
 * layer, hence the strict comparisons. An invalid layer counts as off.
 */
export function leastOf(type: FeatureType, lowest: Layer, ...higher: readonly (Layer | null)[]): Layer {
  let least = lowest;
  for (const layer of higher) {
    if (layer !== null && amount(type, layer.value) < amount(type, least.value)) least = layer;
  }
  return least;
}

function amount(type: FeatureType, value: FeatureValue | null): number {
  if (value === null || !value.enabled) return -1;
  return type === 'integer' && typeof value.value === 'number' ? value.value : Number.POSITIVE_INFINITY;
}

/** Whether a tenant can tell the two apart: whatever an off value carries has no effect. */
export function sameOutcome(type: FeatureType, a: FeatureValue | null, b: FeatureValue | null): boolean {
  if (amount(type, a) !== amount(type, b)) return false;
  if (a === null || b === null || !a.enabled || type === 'boolean' || type === 'integer') return true;
  return sameJson(a.value, b.value);
}

/** Equal as JSON: the order of an object's keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || (a === 0 && b === 0)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
