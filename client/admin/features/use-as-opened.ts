import { useState } from 'react';

/** A value as it was when a dialog opened: what was asked for stays so, whatever happens to it meanwhile and while the dialog closes. */
export function useAsOpened<Value>(opened: boolean, value: Value): Value {
  const [kept, setKept] = useState({ opened, value });
  if (opened === kept.opened) return kept.value;
  const next = opened ? value : kept.value;
  setKept({ opened, value: next });
  return next;
}
