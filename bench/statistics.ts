/** The value in the middle; NaN of nothing. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The smallest value that at least this share (0 to 100) of all values do not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds of a clock that all processes of the machine share. */
export const monotonicNow = (): number => Number(process.hrtime.bigint()) / 1e6;
