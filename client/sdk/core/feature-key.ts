import type { SeededFeatureKey } from '../generated/feature-keys.ts';

/**
 * The place where a product declares its own registry. Without a declaration the keys are those of the seeded features.
 *
 * ```ts
 * declare module '@tenant-feature-control/sdk' {
 *   interface FeatureKeyRegistry { keys: 'reports.pdf' | 'limits.max_reports' }
 * }
 * ```
 */
export interface FeatureKeyRegistry {
  /** Never set; marks the interface as ours. */
  readonly __registry?: never;
}

/** The key of a feature, compared exactly. A misspelt one does not compile. */
export type FeatureKey = FeatureKeyRegistry extends { keys: infer Keys extends string } ? Keys : SeededFeatureKey;

/** A key of the user interface category, for `UIFeatureGate`. */
export type UIFeatureKey = Extract<FeatureKey, `ui.${string}`>;

/** A key of the limits category, for `useLimit`. */
export type LimitKey = Extract<FeatureKey, `limits.${string}`>;
