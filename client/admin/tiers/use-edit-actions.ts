import { useEffect, useMemo, useRef } from 'react';
import type { EditActions, TierEditing } from './tier-editing.ts';

/** How a tier is edited, as one object for good: a row then renders only when something of its own changes. */
export function useEditActions(editing: TierEditing): EditActions {
  const latest = useRef<EditActions>(editing);
  useEffect(() => {
    latest.current = editing;
  });
  return useMemo(
    () => ({
      setValue: (key, value) => latest.current.setValue(key, value),
      switchAll: (keys, enabled) => latest.current.switchAll(keys, enabled),
      inherit: (key) => latest.current.inherit(key),
      own: (key) => latest.current.own(key),
      setGate: (key, gate, isAllowed) => latest.current.setGate(key, gate, isAllowed),
    }),
    [],
  );
}
