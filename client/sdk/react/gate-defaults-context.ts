import { createContext, use } from 'react';
import type { Feature } from '../core/feature.ts';
import { gateText, type GateTexts, gateTexts } from '../core/gate-text.ts';
import { useFeatureStore } from './feature-store-context.ts';

/**
 * Asks for an upgrade. Until it is done the button takes no second click. A text that it answers says why there is no request,
 * and is shown beside the button.
 */
export type RequestUpgrade = (feature: Feature) => void | string | null | Promise<void | string | null>;

/** What all gates below a provider share. */
export interface GateDefaults {
  readonly requestUpgrade?: RequestUpgrade | undefined;
  /** In place of ours, which a page without gates does not download. */
  readonly texts?: Partial<GateTexts> | undefined;
}

export const GateDefaultsContext = createContext<GateDefaults>({});

/** Everything that gates say, in the words of the provider where it has its own. */
export const useGateTexts = (): GateTexts => ({ ...gateTexts, ...use(GateDefaultsContext).texts });

/** What a locked gate says about a feature that is off, in the texts of the provider. */
export function useGateText(feature: Feature): string {
  const store = useFeatureStore();
  return gateText(feature, (key) => store.getFeature(key).name ?? key, useGateTexts());
}
