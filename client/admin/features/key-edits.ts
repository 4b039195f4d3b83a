/** What somebody did to a list of keys. Kept as differences, so that what others do to the list meanwhile stays. */
export interface KeyEdits {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const noKeyEdits: KeyEdits = { added: [], removed: [] };

/** The edits that make the list out of what the server has. */
export function keyEdits(current: readonly string[], mine: readonly string[]): KeyEdits {
  return {
    added: mine.filter((key) => !current.includes(key)),
    removed: current.filter((key) => !mine.includes(key)),
  };
}

/** The list with the edits. */
export function withKeyEdits(current: readonly string[], { added, removed }: KeyEdits): readonly string[] {
  return [...current.filter((key) => !removed.includes(key)), ...added.filter((key) => !current.includes(key))];
}
