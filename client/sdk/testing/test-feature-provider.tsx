import { type ReactNode, useState } from 'react';
import { FeatureProvider } from '../react/feature-provider.tsx';
import type { RequestUpgrade } from '../react/upgrade-request-context.ts';
import { createTestFeatures, type TestFeatures, type TestValues } from './test-features.ts';

/** Values for a test that only reads, or features of `createTestFeatures` for one that flips them. */
export type TestFeatureProviderProps = {
  readonly children?: ReactNode;
  readonly onRequestUpgrade?: RequestUpgrade;
} & (
  | {
      /** Read once, at the first render. */
      readonly values: TestValues;
      readonly features?: undefined;
    }
  | { readonly features: TestFeatures; readonly values?: undefined }
);

/** Gives features to components under test without a server. Keys that are not named are off. */
export function TestFeatureProvider(props: TestFeatureProviderProps): ReactNode {
  const [own] = useState(() => (props.features === undefined ? createTestFeatures(props.values) : null));
  const features = props.features ?? own;
  if (features === null) throw new Error('TestFeatureProvider got features first and none later.');
  return (
    <FeatureProvider
      store={features.store}
      {...(props.onRequestUpgrade && { onRequestUpgrade: props.onRequestUpgrade })}
    >
      {props.children}
    </FeatureProvider>
  );
}
