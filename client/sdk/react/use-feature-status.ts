import type { FeatureState } from '../core/feature-state.ts';
import type { ConnectionStatus } from '../core/feature-reader.ts';
import { useStoreValue } from './feature-store-context.ts';

/** How current what is shown is. */
export interface FeatureStatus {
  readonly status: ConnectionStatus;
  /** The newest answer as it came, for its revision, tier and mode; null before the first. */
  readonly state: FeatureState | null;
}

/** The connection and the newest answer. Renders again with every answer, also those that change no feature. */
export function useFeatureStatus(): FeatureStatus {
  const status = useStoreValue((store) => store.getStatus());
  const state = useStoreValue((store) => store.getState());
  return { status, state };
}
