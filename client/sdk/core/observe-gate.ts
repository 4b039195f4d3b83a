import { evaluateGate, gateKeys, type GateConditions, type GateVerdict } from './evaluate-gate.ts';
import type { FeatureStore } from './feature-store.ts';

/** A gate's verdict as an external store: the same object until the verdict itself changes. */
export interface GateObserver {
  /** What it depends on. */
  readonly keys: readonly string[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => GateVerdict;
  /** The verdict at the moment the store was made, to hydrate with. */
  readonly getFirst: () => GateVerdict;
}

/** Watches exactly the keys that one gate depends on. */
export function observeGate(store: FeatureStore, conditions: GateConditions): GateObserver {
  const keys = [...new Set(gateKeys(conditions))];
  let verdict = evaluateGate(conditions, store.getFeature);
  let first: GateVerdict | undefined;
  return {
    keys,
    subscribe(listener) {
      const stops = keys.map((key) => store.subscribe(key, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    get() {
      const next = evaluateGate(conditions, store.getFeature);
      if (next.state !== verdict.state || next.blocker !== verdict.blocker) verdict = next;
      return verdict;
    },
    getFirst: () => (first ??= evaluateGate(conditions, store.first.getFeature)),
  };
}
