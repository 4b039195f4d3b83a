import { type ReactNode, useEffect, useState } from 'react';
import { createFeatureStore, type FeatureStore, type FeatureStoreOptions } from '../core/feature-store.ts';
import { FeatureStoreContext } from './feature-store-context.ts';
import { type RequestUpgrade, UpgradeRequestContext } from './upgrade-request-context.ts';

type Source = { readonly store: FeatureStore } | ({ readonly store?: undefined } & FeatureStoreOptions);

/** Either a store of your own or what a store needs. The latter is read once, at the first render. */
export type FeatureProviderProps = Source & {
  readonly children?: ReactNode;
  /** What "Request upgrade" does in the gates below that have no handler of their own. */
  readonly onRequestUpgrade?: RequestUpgrade;
};

/** Connects while mounted and gives the features of the tenant to everything below. */
export function FeatureProvider(props: FeatureProviderProps): ReactNode {
  const [own] = useState(() => (props.store === undefined ? createFeatureStore(props) : null));
  const store = props.store ?? own;
  useEffect(() => store?.start(), [store]);
  return (
    <FeatureStoreContext value={store}>
      <UpgradeRequestContext value={props.onRequestUpgrade}>{props.children}</UpgradeRequestContext>
    </FeatureStoreContext>
  );
}
