const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** How far a moment is from now, such as `in 3 days` or `2 hours ago`. */
export function relativeText(at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1_000;
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step === undefined ? 'just now' : relative.format(Math.trunc(seconds / step[1]), step[0]);
}

/** A moment in the reader's zone, such as `27 Nov 2026, 17:00`. */
export function momentText(at: string): string {
  return exact.format(new Date(at));
}

/** A day in the reader's zone, such as `Fri 27 Nov`; with its year where that is not the present one. */
function dayText(date: Date, now: number): string {
  const year = date.getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...year });
  return format.format(date).replaceAll(',', '');
}

/**
 * An exclusive end as people say it, in the reader's zone: what ends as Saturday begins, lasts `until Fri 27 Nov`; other ends
 * are told to the minute, such as `until Fri 27 Nov, 17:00`.
 */
export function untilText(end: string, now: number): string {
  const date = new Date(end);
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return isMidnight
    ? `until ${dayText(new Date(date.getTime() - 1), now)}`
    : `until ${dayText(date, now)}, ${time.format(date)}`;
}
