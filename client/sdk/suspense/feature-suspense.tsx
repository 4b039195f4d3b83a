import { type ReactNode, Suspense, useMemo } from 'react';
import type { FeatureStore } from '../core/feature-store.ts';
import { createSimulatedStore } from '../core/simulated-store.ts';
import { FeatureStoreContext, useFeatureStore, useStoreValue } from '../react/feature-store-context.ts';
import type { FeatureSuspenseOptions } from './use-feature-suspense.ts';
import { DEFAULT_DEADLINE_MS, givenUp, useAnswer } from './wait-for-answer.ts';

/** What to show meanwhile, and for how long. */
export type FeatureSuspenseProps = FeatureSuspenseOptions & {
  readonly fallback?: ReactNode;
  readonly children?: ReactNode;
};

/**
 * Shows `fallback` until the first answer, in place of the `loadingFallback` of each gate within. After the deadline the children
 * are shown with everything off, and come alive when the answer comes.
 */
export function FeatureSuspense({ fallback = null, ...props }: FeatureSuspenseProps): ReactNode {
  return (
    <Suspense fallback={fallback}>
      <Answered {...props} />
    </Suspense>
  );
}

function everythingOff(store: FeatureStore): FeatureStore {
  const off = createSimulatedStore(store);
  off.simulateStatus('offline');
  givenUp.add(off);
  return off;
}

function Answered({ deadlineMs = DEFAULT_DEADLINE_MS, children }: Omit<FeatureSuspenseProps, 'fallback'>): ReactNode {
  const store = useFeatureStore();
  useAnswer(store, deadlineMs);
  const late = useStoreValue((reader) => reader.getState() === null);
  const shown = useMemo(() => (late ? everythingOff(store) : store), [store, late]);
  return <FeatureStoreContext value={shown}>{children}</FeatureStoreContext>;
}
