import { readFeatureValue } from './feature-value.ts';
import { isPlainObject } from './json-size.ts';
import { inDisplayOrder } from './registry-order.ts';
import type { FeatureDefinition } from './resolution-inputs.ts';

/** What makes a registry unwritable. `key` is the feature that is at fault; `details` go into the refusal. */
export interface RelationProblem {
  readonly code: 'PREMIUM_DEFAULT_ON' | 'SELF_DEPENDENCY' | 'UNKNOWN_DEPENDENCY' | 'DEPENDENCY_CYCLE' | 'UNSATISFIABLE';
  readonly key: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * All that is wrong with the relations of a whole registry, as it would be after a write: feature by feature in display
 * order, and for each in the order of the codes. Empty: it may be written. Semantics 2.3.
 */
export function checkRelations(registry: readonly FeatureDefinition[]): RelationProblem[] {
  const features = inDisplayOrder(registry);
  const byKey = new Map(features.map((feature) => [feature.key, feature]));
  return features.flatMap((feature) => problemsOf(feature, byKey));
}

function problemsOf(feature: FeatureDefinition, byKey: ReadonlyMap<string, FeatureDefinition>): RelationProblem[] {
  const { key } = feature;
  const problems: RelationProblem[] = [];
  if (feature.isPremium && isOnByDefault(feature)) problems.push({ code: 'PREMIUM_DEFAULT_ON', key, details: { key } });
  for (const [field, related] of Object.entries({
    dependsOn: feature.dependsOn,
    conflictsWith: feature.conflictsWith,
  })) {
    if (related.includes(key)) problems.push({ code: 'SELF_DEPENDENCY', key, details: { key, field } });
    const unknown = related.filter((other) => !byKey.has(other));
    if (unknown.length > 0) problems.push({ code: 'UNKNOWN_DEPENDENCY', key, details: { key, field, unknown } });
  }
  const cycle = cycleThrough(key, byKey);
  if (cycle !== null) problems.push({ code: 'DEPENDENCY_CYCLE', key, details: { key, cycle } });
  const pair = conflictWithin(key, byKey);
  if (pair !== null) problems.push({ code: 'UNSATISFIABLE', key, details: { key, conflict: pair } });
  return problems;
}

/** An envelope that is not valid but says on is on by default for this test: the safe side. */
function isOnByDefault({ type, defaultValue }: FeatureDefinition): boolean {
  const value = readFeatureValue(type, defaultValue) ?? (isPlainObject(defaultValue) ? defaultValue : null);
  return value !== null && Object.hasOwn(value, 'enabled') && value['enabled'] === true;
}

/** The shortest way from a feature over others back to it, or null. A feature that names itself is another problem. */
function cycleThrough(key: string, byKey: ReadonlyMap<string, FeatureDefinition>): string[] | null {
  const cameFrom = new Map<string, string | null>([[key, null]]);
  for (const at of cameFrom.keys()) {
    for (const next of byKey.get(at)?.dependsOn ?? []) {
      if (next === key && at !== key) return [...wayTo(at, cameFrom), key];
      if (!cameFrom.has(next)) cameFrom.set(next, at);
    }
  }
  return null;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = [];
  for (let at: string | null = end; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}

/** Two of what has to be on together, itself included, that cannot be. */
function conflictWithin(key: string, byKey: ReadonlyMap<string, FeatureDefinition>): readonly [string, string] | null {
  const together = new Set([key]);
  for (const at of together) for (const next of byKey.get(at)?.dependsOn ?? []) together.add(next);
  for (const at of together) {
    const other = byKey.get(at)?.conflictsWith.find((each) => each !== at && together.has(each));
    if (other !== undefined) return [at, other];
  }
  return null;
}
