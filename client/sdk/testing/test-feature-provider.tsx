import { type ReactNode, useState } from 'react';
import { FeatureProvider, type GateSettings } from '../react/feature-provider.tsx';
import { createTestFeatures, type TestCatalog, type TestFeatures, type TestValues } from './test-features.ts';

/** Values for a test that only reads, or features of `createTestFeatures` for one that flips them. */
export type TestFeatureProviderProps = GateSettings &
  (
    | (TestCatalog & {
        /** Like the models, the components and the status: read once, at the first render. */
        readonly values?: TestValues;
        readonly features?: undefined;
      })
    | { readonly features: TestFeatures }
  );

/** Gives features to components under test without a server. Keys that are not named are off. */
export function TestFeatureProvider(props: TestFeatureProviderProps): ReactNode {
  const [own] = useState(() => (props.features === undefined ? createTestFeatures(props.values, props) : null));
  const features = props.features ?? own;
  if (features === null) throw new Error('TestFeatureProvider got features first and none later.');
  return <FeatureProvider {...props} store={features.store} />;
}
