/** A usual end, as a button offers it. */
export interface EndPreset {
  readonly label: string;
  /** RFC 3339, exclusive; null: never. */
  readonly end: string | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const FRIDAY = 5;
const DAYS_OF_WEEK = 7;

function midnightIn(days: number, now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString();
}

/** A moment at or after this one that a field to the minute can show as it is. */
function fullMinute(time: number): string {
  return new Date(Math.ceil(time / MINUTE_MS) * MINUTE_MS).toISOString();
}

/**
 * The usual ends, in the zone of the reader. "Until Friday" holds through all of Friday, and so ends as Saturday begins;
 * on a Friday it is the next one, since today would be over soon.
 */
export function endPresets(now: Date): readonly EndPreset[] {
  const untilFriday = (FRIDAY - now.getDay() + DAYS_OF_WEEK) % DAYS_OF_WEEK || DAYS_OF_WEEK;
  return [
    { label: 'For good', end: null },
    { label: '1 hour', end: fullMinute(now.getTime() + HOUR_MS) },
    { label: 'Until Friday', end: midnightIn(untilFriday + 1, now) },
    { label: '1 week', end: midnightIn(DAYS_OF_WEEK + 1, now) },
    { label: '1 month', end: new Date(now.getFullYear(), now.getMonth() + 1, now.getDate() + 1).toISOString() },
  ];
}

/** A moment as `datetime-local` fields write it: in the reader's zone, to the minute. */
export function toLocalInput(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
