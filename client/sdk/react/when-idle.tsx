import { Hold } from './hold.tsx';
import type { OnRevoke } from './on-revoke.ts';

/** Closes once nobody works in it: the focus is elsewhere, no pointer is down and there was no input for five seconds. */
export const whenIdle: OnRevoke = (gate) => <Hold {...gate} untilIdle />;
