import { createContext, use } from 'react';

export const HeldContext = createContext(false);

/**
 * Whether the nearest gate above, one with `onRevoke`, has lost its feature and stays open only until whoever works in it is
 * done. Say so there, and stop offering to begin anything new: the server refuses the feature already.
 */
export const useHeld = (): boolean => use(HeldContext);
