function dateField(date: Date): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The last day that belongs to what ends here (exclusive), in the reader's zone, as a date field writes it. */
export function lastDayOf(endsAt: string): string {
  return dateField(new Date(Date.parse(endsAt) - 1));
}

/** The moment in which the day after this one begins, in the reader's zone; null for what is no day. */
export function dayAfter(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || day === '') return null;
  const end = new Date(year, month - 1, date + 1);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The end of a span of whole days that begins today. */
export function inDays(days: number, now = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString();
}
