import { use, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Draft, type DraftLine, reviewDraft, withEdit, withMineKept, withoutEdit, withoutSaved } from './draft.ts';
import { DraftStoreContext } from './draft-store.ts';

const NOTHING: Draft<never> = {};

/** The unsaved edits of one thing, over what the server says now. */
export interface DraftEditor<Value> {
  /** What still changes something. */
  readonly lines: readonly DraftLine<Value>[];
  /** The value to show: one's own where it is edited, else the server's. */
  readonly valueOf: (id: string, current: Value) => Value;
  readonly edit: (id: string, current: Value, mine: Value) => void;
  /** Takes the server's value. */
  readonly drop: (id: string) => void;
  /** Goes on with one's own value, over what somebody else wrote meanwhile. */
  readonly keepMine: (id: string) => void;
  readonly discard: () => void;
}

/**
 * @param name what is edited, such as `tier:<id>`: the draft outlives the screen.
 * @param currentOf what the server says now of each id; undefined where it is gone. Must be stable between readings.
 */
export function useDraft<Value>(name: string, currentOf: (id: string) => Value | undefined): DraftEditor<Value> {
  const store = use(DraftStoreContext);
  const draft = useSyncExternalStore(store.subscribe, () => store.get(name) ?? NOTHING) as Draft<Value>;
  const update = useCallback(
    (change: (draft: Draft<Value>) => Draft<Value>) => {
      const now = store.get(name) ?? NOTHING;
      store.set(name, change(now as Draft<Value>));
    },
    [store, name],
  );
  // An edit goes when its value has arrived, not before: nothing jumps back for a moment after saving.
  useEffect(() => {
    if (withoutSaved(draft, currentOf) !== draft) update((now) => withoutSaved(now, currentOf));
  }, [draft, currentOf, update]);
  const lines = useMemo(() => reviewDraft(draft, currentOf), [draft, currentOf]);
  return {
    lines,
    valueOf: (id, current) => {
      const entry = draft[id];
      // What is emptied is null, and that is a value too.
      return entry === undefined ? current : entry.mine;
    },
    edit: (id, current, mine) => update((now) => withEdit(now, id, current, mine)),
    drop: (id) => update((now) => withoutEdit(now, id)),
    keepMine: (id) => {
      const theirs = currentOf(id);
      if (theirs !== undefined) update((now) => withMineKept(now, id, theirs));
    },
    discard: () => update(() => ({})),
  };
}
