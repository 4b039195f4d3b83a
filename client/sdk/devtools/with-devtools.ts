import type { FeatureStore } from '../core/feature-store.ts';
import { createSimulatedStore } from '../core/simulated-store.ts';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/**
 * Lets the developer panel take features away on this page. It can never grant one. In production it gives back the store as it
 * is, and nothing of the simulation is in the bundle.
 */
export const withDevtools: (store: FeatureStore) => FeatureStore =
  process.env.NODE_ENV === 'production' ? (store) => store : createSimulatedStore;
