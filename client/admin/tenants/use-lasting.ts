import { useState } from 'react';

/** The last thing that was there, so that a dialog keeps its text while it closes. */
export function useLasting<Value>(value: Value | null): Value | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
