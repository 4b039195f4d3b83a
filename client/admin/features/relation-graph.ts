import type { Registry } from './feature.ts';

/** A feature in the graph. Column 0 is the feature itself; what it needs stands left of it, what needs it right. */
interface GraphNode {
  readonly key: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly column: number;
  /** From the top of its column. */
  readonly row: number;
}

export interface RelationGraph {
  readonly nodes: readonly GraphNode[];
  /** From what is needed to what needs it. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly conflicts: readonly { readonly key: string; readonly name: string; readonly isActive: boolean }[];
}

type Neighbours = (key: string) => readonly string[];

/** How far each feature is from the first one, by the longest way. Ends as well where wrong data goes in a circle. */
function distances(key: string, next: Neighbours, atMost: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let front = [key];
  for (let distance = 1; front.length > 0 && distance <= atMost; distance += 1) {
    front = [...new Set(front.flatMap((each) => next(each)))].filter((each) => each !== key);
    for (const each of front) found.set(each, distance);
  }
  return found;
}

/** What a feature hangs on and what hangs on it, all the way, and what it excludes. */
export function relationGraph({ features }: Registry, key: string): RelationGraph {
  const needs: Neighbours = (each) => (features.get(each)?.dependsOn ?? []).map((needed) => needed.key);
  const dependents = new Map<string, string[]>();
  for (const feature of features.values()) {
    for (const needed of feature.dependsOn) {
      dependents.set(needed.key, [...(dependents.get(needed.key) ?? []), feature.key]);
    }
  }
  const before = distances(key, needs, features.size);
  const after = distances(key, (each) => dependents.get(each) ?? [], features.size);
  const columns = new Map([
    ...[...after].map(([each, distance]) => [each, distance] as const),
    ...[...before].map(([each, distance]) => [each, -distance] as const),
    [key, 0] as const,
  ]);

  const rows = new Map<number, number>();
  const nodes = [...features.values()].flatMap((feature) => {
    const column = columns.get(feature.key);
    if (column === undefined) return [];
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return [{ key: feature.key, name: feature.name, isActive: feature.isActive, column, row }];
  });
  const edges = nodes.flatMap((node) =>
    needs(node.key)
      .filter((needed) => columns.has(needed))
      .map((needed) => ({ from: needed, to: node.key })),
  );
  const conflicts = (features.get(key)?.conflictsWith ?? []).flatMap((other) => {
    const feature = features.get(other.key);
    return feature === undefined ? [] : [{ key: feature.key, name: feature.name, isActive: feature.isActive }];
  });
  return { nodes, edges, conflicts };
}
