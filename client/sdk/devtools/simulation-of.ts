import type { FeatureStore } from '../core/feature-store.ts';
import type { SimulatedFeature, SimulatedStore } from '../core/simulated-store.ts';

/** What a developer can choose for one feature; each takes something away. */
export const simulations = {
  'not in plan': { reason: 'TIER' },
  upgradable: { reason: 'TIER', upgradable: true },
  requested: { reason: 'TIER', upgradable: true, pendingRequestId: 'simulated' },
  'kill switch': { reason: 'INACTIVE' },
  'licence ended': { reason: 'LICENSE_EXPIRED' },
  loading: { reason: 'LOADING' },
} as const satisfies Readonly<Record<string, SimulatedFeature>>;

export type SimulationName = keyof typeof simulations;

export const isSimulationName = (name: string): name is SimulationName => Object.hasOwn(simulations, name);

/** Whether `withDevtools` stands before this store. */
export const isSimulated = (store: FeatureStore): store is SimulatedStore => 'simulate' in store;
