import type { HistoryEntry } from './history-line.ts';

/** The lines of one change. */
interface ChangeGroup {
  readonly revision: string;
  readonly entries: readonly HistoryEntry[];
  /** The line that tells who, when and why: the same for all of them. */
  readonly newest: HistoryEntry;
}

/** Puts lines that one change wrote together, in the order of the log. */
export function groupChanges(entries: readonly HistoryEntry[]): readonly ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const entry of entries) {
    const { revision } = entry;
    const group = groups.get(revision);
    groups.set(revision, {
      revision,
      newest: group?.newest ?? entry,
      entries: [...(group?.entries ?? []), entry],
    });
  }
  return [...groups.values()];
}
