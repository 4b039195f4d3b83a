const DAY_MS = 86_400_000;

const steps: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly ms: number }[] = [
  { unit: 'year', ms: 365 * DAY_MS },
  { unit: 'month', ms: 30 * DAY_MS },
  { unit: 'day', ms: DAY_MS },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

function isMidnight(date: Date): boolean {
  return date.getHours() === 0 && date.getMinutes() === 0;
}

/** A day in the reader's zone, such as `Fri 27 Nov`; with its year where that is not the present one. */
export function dayText(date: Date, now = new Date()): string {
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...year });
  return format.format(date).replaceAll(',', '');
}

/** A moment in the reader's zone, such as `Fri 27 Nov, 14:05`. */
export function momentText(date: Date, now = new Date()): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(date);
  return `${dayText(date, now)}, ${time}`;
}

/** An exclusive end as people say it: what ends as Saturday begins, lasts `until Fri 27 Nov`. */
export function untilText(end: Date, now = new Date()): string {
  return `until ${isMidnight(end) ? dayText(new Date(end.getTime() - 1), now) : momentText(end, now)}`;
}

/** How far away a moment is, such as `in 5 days` or `2 hours ago`. */
export function relativeText(date: Date, now = new Date()): string {
  const away = date.getTime() - now.getTime();
  const step = steps.find(({ ms }) => Math.abs(away) >= ms);
  return step === undefined ? relative.format(0, 'minute') : relative.format(Math.round(away / step.ms), step.unit);
}
