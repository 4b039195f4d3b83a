/** A feature's relations as stored or as wished. */
export interface FeatureRelations {
  readonly key: string;
  readonly dependsOn: readonly string[];
  readonly conflictsWith: readonly string[];
}

/** One dependency. */
export interface Dependency {
  readonly key: string;
  readonly dependsOn: string;
}

/**
 * The wished dependencies that are missing and can be added. Left out is what would contradict relations that an admin has
 * declared meanwhile, by a cycle or by a need for two features that exclude each other: seeding must not stop a start, nor
 * switch off for good what works.
 */
export function addableDependencies(
  wished: readonly FeatureRelations[],
  present: readonly FeatureRelations[],
): Dependency[] {
  const needs = new Map(present.map(({ key, dependsOn }) => [key, new Set(dependsOn)]));
  const conflicts = present.flatMap(({ key, conflictsWith }) => conflictsWith.map((other) => [key, other] as const));
  return wished
    .flatMap(({ key, dependsOn }) => dependsOn.map((needed) => ({ key, dependsOn: needed })))
    .filter(({ key, dependsOn: needed }) => {
      if (needs.get(key)?.has(needed) === true || closureOf(needed, needs).has(key)) return false;
      const before = needs.get(key);
      needs.set(key, new Set([...(before ?? []), needed]));
      const contradicted = [...needs.keys()].some((feature) => {
        const closure = closureOf(feature, needs);
        return closure.has(key) && conflicts.some(([one, other]) => closure.has(one) && closure.has(other));
      });
      if (contradicted) needs.set(key, before ?? new Set());
      return !contradicted;
    });
}

function closureOf(key: string, needs: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const closure = new Set([key]);
  // A Set is walked in the order of insertion, and what is added on the way is walked as well.
  for (const member of closure) for (const needed of needs.get(member) ?? []) closure.add(needed);
  return closure;
}
