import { useCallback, useSyncExternalStore } from 'react';
import type { Feature } from '../core/feature.ts';
import type { FeatureKey } from '../core/feature-key.ts';
import { useFeatureStore } from './feature-store-context.ts';

/** One feature. Renders again only when this feature changed. Off while loading, unknown or too old; never throws for a key. */
export function useFeature(key: FeatureKey): Feature {
  const store = useFeatureStore();
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  return useSyncExternalStore(
    subscribe,
    () => store.getFeature(key),
    () => store.first.getFeature(key),
  );
}
