import { Hold } from './hold.tsx';
import type { OnRevoke } from './on-revoke.ts';

/** Stays for as long as it is mounted, for example until its dialog is closed. */
export const holdWhileMounted: OnRevoke = (gate) => <Hold {...gate} untilIdle={false} />;
