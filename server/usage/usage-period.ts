/** Over which time a limit is counted. */
export interface UsagePeriod {
  readonly kind: 'MONTH' | 'NONE';
  /** Its first day as `YYYY-MM-DD`, under which the count is kept. */
  readonly start: string;
  /** When the count begins anew, in milliseconds since 1970; null: never. */
  readonly resetsAt: number | null;
}

/** What is not counted by time is kept under one fixed day. */
const ONCE: UsagePeriod = { kind: 'NONE', start: '1970-01-01', resetsAt: null };

/** A key that ends in `_per_month` counts by calendar months in UTC; any other counts what there is now. */
export function usagePeriod(key: string, now: number): UsagePeriod {
  if (!key.endsWith('_per_month')) return ONCE;
  const date = new Date(now);
  const begin = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const resetsAt = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return { kind: 'MONTH', start: new Date(begin).toISOString().slice(0, 10), resetsAt };
}
