import type { FeatureDefinition } from './resolution-inputs.ts';

/** One feature within its group. Numbers are places in the group, not in the registry. */
interface RelationNode {
  readonly key: string;
  readonly dependencies: readonly number[];
  readonly unknownDependencies: readonly string[];
  readonly conflicts: readonly number[];
  /** On a cycle of dependencies, or dependent on one: can never be on. */
  readonly cyclic: boolean;
  /** Itself and all it needs, transitively. Empty where nothing in the group conflicts: nobody asks then. */
  readonly closure: readonly number[];
}

/** Features that can influence one another, over dependencies and conflicts in either direction; no two groups touch. */
export interface RelationGroup {
  /** Places in the ordered registry, ascending. */
  readonly members: readonly number[];
  readonly nodes: readonly RelationNode[];
  /** Dependencies before those who need them; cyclic ones are left out. */
  readonly order: readonly number[];
  readonly hasConflicts: boolean;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The groups of a registry in display order. Features without relations are in none; raw data may repeat itself or name itself. */
export function relationGroups(
  features: readonly FeatureDefinition[],
  placeOf: ReadonlyMap<string, number>,
): RelationGroup[] {
  const dependencies = new Map<number, Set<number>>();
  const unknown = new Map<number, string[]>();
  const conflicts = new Map<number, Set<number>>();
  const neighbours = new Map<number, Set<number>>();
  const link = (from: Map<number, Set<number>>, a: number, b: number): void => {
    const known = from.get(a);
    if (known === undefined) from.set(a, new Set([b]));
    else known.add(b);
  };
  for (const [place, feature] of features.entries()) {
    for (const key of new Set(feature.dependsOn)) {
      const other = placeOf.get(key);
      if (other === undefined) unknown.set(place, [...(unknown.get(place) ?? []), key]);
      else link(dependencies, place, other);
      link(neighbours, place, other ?? place);
      if (other !== undefined) link(neighbours, other, place);
    }
    for (const key of new Set(feature.conflictsWith)) {
      const other = placeOf.get(key);
      if (other === undefined || other === place) continue;
      link(conflicts, place, other);
      link(conflicts, other, place);
      link(neighbours, place, other);
      link(neighbours, other, place);
    }
  }

  const groups: RelationGroup[] = [];
  const seen = new Set<number>();
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const members = [start];
    for (const member of members) {
      for (const next of neighbours.get(member) ?? []) {
        if (!seen.has(next)) {
          seen.add(next);
          members.push(next);
        }
      }
    }
    groups.push(
      compileGroup(
        features,
        members.toSorted((a, b) => a - b),
        dependencies,
        unknown,
        conflicts,
      ),
    );
  }
  return groups;
}

function compileGroup(
  features: readonly FeatureDefinition[],
  members: readonly number[],
  dependencies: ReadonlyMap<number, ReadonlySet<number>>,
  unknown: ReadonlyMap<number, readonly string[]>,
  conflicts: ReadonlyMap<number, ReadonlySet<number>>,
): RelationGroup {
  const localOf = new Map(members.map((place, local) => [place, local]));
  const local = (places: ReadonlySet<number> | undefined): number[] =>
    [...(places ?? [])].map((place) => localOf.get(place) ?? 0).toSorted((a, b) => a - b);
  const needs = members.map((place) => local(dependencies.get(place)));
  const order = dependenciesFirst(needs);
  const ordered = new Set(order);
  const against = members.map((place) => local(conflicts.get(place)));
  const hasConflicts = against.some((others) => others.length > 0);
  return {
    members,
    order,
    hasConflicts,
    nodes: members.map((place, index) => ({
      key: features[place]?.key ?? '',
      dependencies: needs[index] ?? [],
      unknownDependencies: [...(unknown.get(place) ?? [])].toSorted(byText),
      conflicts: against[index] ?? [],
      cyclic: !ordered.has(index),
      closure: hasConflicts ? closureOf(index, needs) : [],
    })),
  };
}

/** Kahn's order. Whoever never becomes free is on a cycle or needs somebody who is. */
function dependenciesFirst(needs: readonly (readonly number[])[]): number[] {
  const missing = needs.map((list) => list.length);
  const neededBy: number[][] = needs.map(() => []);
  for (const [index, list] of needs.entries()) for (const need of list) neededBy[need]?.push(index);
  const order = needs.flatMap((list, index) => (list.length === 0 ? [index] : []));
  for (const done of order) {
    for (const waiting of neededBy[done] ?? []) {
      const left = (missing[waiting] ?? 0) - 1;
      missing[waiting] = left;
      if (left === 0) order.push(waiting);
    }
  }
  return order;
}

function closureOf(start: number, needs: readonly (readonly number[])[]): number[] {
  const closure = new Set([start]);
  for (const member of closure) for (const need of needs[member] ?? []) closure.add(need);
  return [...closure];
}
