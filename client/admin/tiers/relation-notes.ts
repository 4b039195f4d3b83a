import type { Registry } from './tier-edit.ts';
import type { EditedRow } from './tier-editing.ts';

/** What keeps a feature from being on, or others from going on, in a tier as it is edited. Keys of features. */
export interface RelationNotes {
  /** It is on and needs these, which are off: directly, and all that these need in turn. */
  readonly missing: readonly string[];
  readonly allMissing: readonly string[];
  /** It is off, and these are on and need it: directly, and all that need these in turn. */
  readonly dependents: readonly string[];
  readonly allDependents: readonly string[];
  /** It is on together with these, which excludes it. */
  readonly conflicts: readonly string[];
}

/** Follows one kind of relation as far as it goes, nearest first. */
function reach(start: string, next: (key: string) => readonly string[]): readonly string[] {
  const found = new Set(next(start));
  for (const key of found) for (const further of next(key)) found.add(further);
  found.delete(start);
  return [...found];
}

/** What each feature's relations mean in a tier; nothing for those that are fine as they are. */
export function relationNotes(
  registry: Registry,
  rows: ReadonlyMap<string, EditedRow>,
): ReadonlyMap<string, RelationNotes> {
  const isOn = (key: string): boolean => rows.get(key)?.isOn === true;
  const needsOf = (key: string): readonly string[] => registry.get(key)?.dependsOn.map((need) => need.key) ?? [];
  const neededBy = new Map<string, string[]>();
  const excludedBy = new Map<string, Set<string>>();
  const exclude = (key: string, other: string): void => {
    excludedBy.set(key, (excludedBy.get(key) ?? new Set()).add(other));
  };
  for (const { key, dependsOn, conflictsWith } of registry.values()) {
    for (const need of dependsOn) neededBy.set(need.key, [...(neededBy.get(need.key) ?? []), key]);
    for (const other of conflictsWith) {
      exclude(key, other.key);
      exclude(other.key, key);
    }
  }
  const dependentsOf = (key: string): readonly string[] => (neededBy.get(key) ?? []).filter(isOn);

  const notes = new Map<string, RelationNotes>();
  for (const key of rows.keys()) {
    const on = isOn(key);
    const note: RelationNotes = {
      missing: on ? needsOf(key).filter((need) => !isOn(need)) : [],
      allMissing: on ? reach(key, needsOf).filter((need) => !isOn(need)) : [],
      dependents: on ? [] : dependentsOf(key),
      allDependents: on ? [] : reach(key, dependentsOf),
      conflicts: on ? [...(excludedBy.get(key) ?? [])].filter(isOn) : [],
    };
    if (note.allMissing.length + note.dependents.length + note.conflicts.length > 0) notes.set(key, note);
  }
  return notes;
}
