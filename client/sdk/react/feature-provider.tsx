import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createFeatureStore, type FeatureStore, type FeatureStoreOptions } from '../core/feature-store.ts';
import type { GateTexts } from '../core/gate-text.ts';
import { FeatureStoreContext } from './feature-store-context.ts';
import { GateDefaultsContext, type RequestUpgrade } from './gate-defaults-context.ts';

type Source = { readonly store: FeatureStore } | ({ readonly store?: undefined } & FeatureStoreOptions);

/** What the gates below have in common. */
export interface GateSettings {
  readonly children?: ReactNode;
  /** What "Request upgrade" does in the gates below that have no handler of their own, such as `createUpgradeRequest(...)`. */
  readonly onRequestUpgrade?: RequestUpgrade;
  /** Your own words, or a translation; what is left out stays as it is. Write it outside the component. */
  readonly texts?: Partial<GateTexts>;
}

/** Either a store of your own or what a store needs. The latter is read once, at the first render. */
export type FeatureProviderProps = Source & GateSettings;

/**
 * Connects while mounted and gives the features of the tenant to everything below. With `initialSnapshot` the first frame is
 * right, on the server as in the browser, and nothing renders again unless something changed since. To render for another
 * tenant, give it another `key`.
 */
export function FeatureProvider(props: FeatureProviderProps): ReactNode {
  const { onRequestUpgrade, texts, children } = props;
  const [own] = useState(() => (props.store === undefined ? createFeatureStore(props) : null));
  const store = props.store ?? own;
  useEffect(() => store?.start(), [store]);
  const defaults = useMemo(() => ({ requestUpgrade: onRequestUpgrade, texts }), [onRequestUpgrade, texts]);
  return (
    <FeatureStoreContext value={store}>
      <GateDefaultsContext value={defaults}>{children}</GateDefaultsContext>
    </FeatureStoreContext>
  );
}
