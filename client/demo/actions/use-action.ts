import { createContext, use, useCallback } from 'react';
import { type FeatureKey, useFeatureStore } from '../../sdk/index.ts';
import { gateOf } from '../gates/gates.ts';
import { type ActionAmounts, type ActionOutcome, postAction } from './demo-api.ts';
import { useToast } from './toasts.tsx';

/** The token of whoever is signed in to the product. */
export const TokenContext = createContext('');

/** Does what a gate guards. */
export type RunAction = (feature: FeatureKey, amounts?: ActionAmounts) => Promise<ActionOutcome>;

/** Posts a gated action to the server and shows what it said. */
export function useAction(): RunAction {
  const token = use(TokenContext);
  const toast = useToast();
  const { getFeature } = useFeatureStore();
  return useCallback(
    async (feature, amounts) => {
      const outcome = await postAction(token, gateOf(feature).action, amounts);
      const name = getFeature(feature).name ?? feature;
      toast(outcome.accepted ? 'accepted' : 'refused', name, outcome.message);
      return outcome;
    },
    [token, toast, getFeature],
  );
}
