import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FeatureStore } from '../core/feature-store.ts';

export const FeatureStoreContext = createContext<FeatureStore | null>(null);

/** The store of the nearest provider. Throws outside one: a default would hide the mistake behind closed gates. */
export function useFeatureStore(): FeatureStore {
  const store = useContext(FeatureStoreContext);
  if (store === null) {
    throw new Error(
      'No FeatureProvider above this component. Wrap your application in <FeatureProvider>, or your test in <TestFeatureProvider>.',
    );
  }
  return store;
}

/** Reads from the store and renders again only when what was read changed. `read` must give the same object for the same value. */
export function useStoreValue<Value>(read: (store: FeatureStore) => Value): Value {
  const store = useFeatureStore();
  const get = (): Value => read(store);
  return useSyncExternalStore(store.subscribeAll, get, get);
}
