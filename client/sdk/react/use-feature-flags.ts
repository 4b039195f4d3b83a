import { useMemo } from 'react';
import { type Feature, featureValue, type FeatureValue } from '../core/feature.ts';
import type { FeatureKey } from '../core/feature-key.ts';
import type { ConnectionStatus } from '../core/feature-reader.ts';
import { useStoreValue } from './feature-store-context.ts';

/** All features at once. */
export interface FeatureFlags {
  readonly status: ConnectionStatus;
  isEnabled(key: FeatureKey): boolean;
  /** The unwrapped effective value: a boolean, a limit (0: off, null: unlimited), a text or a JSON container. */
  getFeatureValue(key: FeatureKey): FeatureValue;
  getFeature(key: FeatureKey): Feature;
  /** Every feature of the registry in the order of the server, for overviews. */
  readonly features: readonly Feature[];
}

/** Every feature, for code that decides over many. Renders again whenever any feature changes; for one feature use `useFeature`. */
export function useFeatureFlags(): FeatureFlags {
  const { getFeature } = useStoreValue((reader) => reader);
  const features = useStoreValue((reader) => reader.getFeatures());
  const status = useStoreValue((reader) => reader.getStatus());
  return useMemo(
    () => ({
      status,
      isEnabled: (key) => getFeature(key).enabled,
      getFeatureValue: (key) => featureValue(getFeature(key)),
      getFeature,
      features: [...features.values()],
    }),
    [getFeature, features, status],
  );
}
