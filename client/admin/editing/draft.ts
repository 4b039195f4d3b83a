/** One thing that somebody is editing: what it was when they began, and what they want it to be. */
interface DraftEntry<Value> {
  readonly base: Value;
  readonly mine: Value;
}

/** Edits that are not saved, by the id of what they are about. */
export type Draft<Value> = Readonly<Record<string, DraftEntry<Value>>>;

/** An edit beside what the server says now. `conflict`: somebody else changed the same thing to something else meanwhile. */
export interface DraftLine<Value> extends DraftEntry<Value> {
  readonly id: string;
  readonly theirs: Value;
  readonly state: 'changed' | 'conflict';
}

function isEqual(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

export function withoutEdit<Value>(draft: Draft<Value>, id: string): Draft<Value> {
  return Object.fromEntries(Object.entries(draft).filter(([other]) => other !== id));
}

/** The draft after an edit. An edit back to what there is, is none. */
export function withEdit<Value>(draft: Draft<Value>, id: string, current: Value, mine: Value): Draft<Value> {
  if (isEqual(current, mine)) return withoutEdit(draft, id);
  const entry = draft[id];
  return { ...draft, [id]: { base: entry === undefined ? current : entry.base, mine } };
}

/** Keeps one's own edit over what somebody else wrote meanwhile. */
export function withMineKept<Value>(draft: Draft<Value>, id: string, current: Value): Draft<Value> {
  const entry = draft[id];
  return entry === undefined ? draft : { ...draft, [id]: { base: current, mine: entry.mine } };
}

/** Without the edits that the server has by now, saved by whomever. What it does not tell about is kept. */
export function withoutSaved<Value>(draft: Draft<Value>, currentOf: (id: string) => Value | undefined): Draft<Value> {
  const open = Object.entries(draft).filter(([id, { mine }]) => {
    const current = currentOf(id);
    return current === undefined || !isEqual(current, mine);
  });
  return open.length === Object.keys(draft).length ? draft : Object.fromEntries(open);
}

/**
 * The edits that still change something, in the order in which they were begun. What others changed elsewhere is theirs and stays:
 * only an edit of the same thing is a conflict. What somebody else set to the same value, or removed, needs no edit any more.
 * @param currentOf what the server says now; undefined where it is gone.
 */
export function reviewDraft<Value>(
  draft: Draft<Value>,
  currentOf: (id: string) => Value | undefined,
): readonly DraftLine<Value>[] {
  return Object.entries(draft).flatMap(([id, { base, mine }]) => {
    const theirs = currentOf(id);
    if (theirs === undefined || isEqual(theirs, mine)) return [];
    return [{ id, base, mine, theirs, state: isEqual(theirs, base) ? ('changed' as const) : ('conflict' as const) }];
  });
}
