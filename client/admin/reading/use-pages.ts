import { useState } from 'react';

/** Which page of a list is shown, and the way back. */
export interface Pages {
  /** The cursor that the page begins after; null for the first. */
  readonly after: string | null;
  /** How many pages are before this one. */
  readonly before: number;
  readonly next: (cursor: string) => void;
  readonly previous: () => void;
  /** Back to the first page, such as where a filter is another. */
  readonly restart: () => void;
}

export function usePages(): Pages {
  // A connection only leads on, so that where each page up to this one begins is kept.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  return {
    after: cursors.at(-1) ?? null,
    before: cursors.length,
    next: (cursor) => setCursors([...cursors, cursor]),
    previous: () => setCursors(cursors.slice(0, -1)),
    restart: () => setCursors([]),
  };
}
