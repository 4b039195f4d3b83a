import { useMemo } from 'react';
import { type Feature, offFeature } from '../core/feature.ts';
import type { FeatureKey } from '../core/feature-key.ts';
import { useFeatureStore } from '../react/feature-store-context.ts';
import { useFeature } from '../react/use-feature.ts';
import { DEFAULT_DEADLINE_MS, useAnswer } from './wait-for-answer.ts';

/** How long a suspended component waits. */
export interface FeatureSuspenseOptions {
  /** After this time without an answer everything counts as off, until the answer comes. In milliseconds; default 5,000. */
  readonly deadlineMs?: number;
}

/**
 * One feature, which is never `loading`: the component is suspended until the first answer. Needs a `<Suspense>` between it and the
 * `FeatureProvider`, because a provider connects once it is mounted.
 */
export function useFeatureSuspense(key: FeatureKey, options: FeatureSuspenseOptions = {}): Feature {
  useAnswer(useFeatureStore(), options.deadlineMs ?? DEFAULT_DEADLINE_MS);
  const feature = useFeature(key);
  return useMemo(() => (feature.loading ? offFeature(key, 'STALE_DENIED') : feature), [key, feature]);
}
