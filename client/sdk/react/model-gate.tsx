import type { ReactNode } from 'react';
import { type ModelProvider, modelProviderFeatureKey, type SeededFeatureKey } from '../generated/feature-keys.ts';
import { Gate, type GateAppearance } from './gate.tsx';
import { useStoreValue } from './feature-store-context.ts';

/** A provider, a model, or a model of one provider. */
export type ModelGateProps = GateAppearance & {
  /** The provider or one of its aliases, for example `azure`. An unknown provider is off. */
  readonly provider?: ModelProvider | (string & {});
  /** The id of the model at its provider, for example `gpt-4o`. */
  readonly model?: string;
};

const keyOf = (provider: string): SeededFeatureKey | undefined =>
  Object.hasOwn(modelProviderFeatureKey, provider) ? modelProviderFeatureKey[provider as ModelProvider] : undefined;

/** Renders its children where the provider's feature is on and the model is among those that the tenant may use. */
export function ModelGate({ provider, model, ...appearance }: ModelGateProps): ReactNode {
  const key = provider === undefined ? undefined : keyOf(provider);
  const loading = useStoreValue((store) => store.getState() === null);
  const listed = useStoreValue(
    (store) =>
      model === undefined ||
      [...store.getModels().values()].some(
        (entry) =>
          entry.modelId === model && (key === undefined || entry.featureKey === key || keyOf(entry.provider) === key),
      ),
  );
  const { children, fallback = null, loadingFallback = null } = appearance;
  if (key === undefined && (provider !== undefined || model !== undefined)) {
    if (loading) return loadingFallback;
    // Without a provider only the list knows; with one that nobody knows it is off.
    return provider === undefined && listed ? children : fallback;
  }
  return (
    <Gate {...appearance} feature={key}>
      {listed ? children : fallback}
    </Gate>
  );
}
