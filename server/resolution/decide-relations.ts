import type { FeatureSource } from './resolved.ts';
import type { LayerChoice } from './choose-layer.ts';
import type { RelationGroup } from './relation-groups.ts';

/** Why a candidate is off all the same, and through whom. */
export interface Blocked {
  readonly reason: 'DEPENDENCY_CYCLE' | 'DEPENDENCY_UNMET' | 'CONFLICT';
  readonly by: readonly string[];
}

const STRONGEST_FIRST: readonly FeatureSource[] = ['TENANT_OVERRIDE', 'TIER', 'DEFAULT'];

/**
 * Steps 5 and 6 of resolution for one group: who of the candidates stays on. `choices` stand in the order of the group's
 * members, and so does the answer: null for whoever is not blocked (which is not to say on).
 */
export function decideRelations(group: RelationGroup, choices: readonly LayerChoice[]): (Blocked | null)[] {
  const met: boolean[] = group.nodes.map(() => false);
  for (const index of group.order) {
    const node = group.nodes[index];
    if (node === undefined || choices[index]?.on !== true || node.unknownDependencies.length > 0) continue;
    met[index] = node.dependencies.every((need) => met[need] === true);
  }
  const on = group.hasConflicts ? survivors(group, choices, met) : met;
  return group.nodes.map((node, index) => {
    if (choices[index]?.on !== true || on[index] === true) return null;
    const missing = node.dependencies.filter((need) => on[need] !== true);
    if (missing.length > 0 || node.unknownDependencies.length > 0) {
      const by = [...keysOf(group, missing), ...node.unknownDependencies].toSorted();
      return { reason: node.cyclic ? 'DEPENDENCY_CYCLE' : 'DEPENDENCY_UNMET', by };
    }
    const winners = node.conflicts.filter((other) => on[other] === true);
    return { reason: 'CONFLICT', by: keysOf(group, winners).toSorted() };
  });
}

const keysOf = (group: RelationGroup, indexes: readonly number[]): string[] =>
  indexes.map((index) => group.nodes[index]?.key ?? '');

/**
 * The conflict walk: by source, then in display order, each takes its whole closure with it or is left. What is taken is
 * closed under dependencies and free of conflicts at every step, and whoever is left could not be added at the end either.
 */
function survivors(group: RelationGroup, choices: readonly LayerChoice[], met: readonly boolean[]): boolean[] {
  const taken = met.map(() => false);
  for (const source of STRONGEST_FIRST) {
    for (const [index, node] of group.nodes.entries()) {
      if (met[index] !== true || taken[index] === true || choices[index]?.source !== source) continue;
      const together = new Set(node.closure);
      const clash = node.closure.some((member) =>
        group.nodes[member]?.conflicts.some((other) => taken[other] === true || together.has(other)),
      );
      if (!clash) for (const member of node.closure) taken[member] = true;
    }
  }
  return taken;
}
