import type { OnRevoke } from './on-revoke.ts';

/** Closes at once, as gates without `onRevoke` do. */
export const immediate: OnRevoke = ({ state, closed, children }) => (state === 'open' ? children : closed);
