import { type ReactNode, useState } from 'react';
import { type ModelProvider, modelProviderFeatureKey } from '../generated/feature-keys.ts';
import { Gate, type GateAppearance } from './gate.tsx';
import { useStoreValue } from './feature-store-context.ts';

/** A provider, a model, or a model of one provider. */
export type ModelGateProps = GateAppearance & {
  /** The provider or one of its aliases, for example `azure`. An unknown provider is off. */
  readonly provider?: ModelProvider | (string & {});
  /** The id of the model at its provider, for example `gpt-4o`. */
  readonly model?: string;
};

// No feature has an empty key: it is off, and loading while everything is.
const UNKNOWN = '';

const keyOf = (provider: string): string =>
  Object.hasOwn(modelProviderFeatureKey, provider) ? modelProviderFeatureKey[provider as ModelProvider] : UNKNOWN;

/** Renders its children where the provider's feature is on and the model is among those that the tenant may use. */
export function ModelGate({ provider, model, ...appearance }: ModelGateProps): ReactNode {
  const key = provider === undefined ? undefined : keyOf(provider);
  const listed = useStoreValue((reader) =>
    [...reader.getModels().values()].find(
      (entry) =>
        entry.modelId === model && (key === undefined || entry.featureKey === key || keyOf(entry.provider) === key),
    ),
  );
  // A model leaves the list with its feature, and then only memory knows which feature that was.
  const [seen, see] = useState(listed);
  if (listed !== undefined && listed.featureKey !== seen?.featureKey) see(listed);
  const own = seen?.modelId === model ? seen?.featureKey : undefined;
  const needed = model === undefined ? [] : own === undefined ? (key === undefined ? [UNKNOWN] : []) : [own];
  const isOn = useStoreValue((reader) =>
    (key === undefined ? needed : [key, ...needed]).every((each) => reader.getFeature(each).enabled),
  );
  // Off by its feature, the gate says so. Off by itself, a model is withdrawn and there is nothing to offer.
  const withdrawn = model !== undefined && listed === undefined && isOn;
  return (
    <Gate {...appearance} feature={key} requireAll={needed}>
      {withdrawn ? appearance.fallback : appearance.children}
    </Gate>
  );
}
