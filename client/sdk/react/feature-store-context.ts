import { createContext, use, useSyncExternalStore } from 'react';
import type { FeatureReader } from '../core/feature-reader.ts';
import type { FeatureStore } from '../core/feature-store.ts';

export const FeatureStoreContext = createContext<FeatureStore | null>(null);

/** The store of the nearest provider. Throws outside one: a default would hide the mistake behind closed gates. */
export function useFeatureStore(): FeatureStore {
  const store = use(FeatureStoreContext);
  if (store === null) {
    throw new Error(
      'No FeatureProvider above this component. Wrap your application in <FeatureProvider>, or your test in <TestFeatureProvider>.',
    );
  }
  return store;
}

/**
 * Reads from the store and renders again only when what was read changed. `read` must give the same object for the same value.
 * While a page hydrates it reads what the server rendered, however much has arrived since.
 */
export function useStoreValue<Value>(read: (reader: FeatureReader) => Value): Value {
  const store = useFeatureStore();
  return useSyncExternalStore(
    store.subscribeAll,
    () => read(store),
    () => read(store.first),
  );
}
