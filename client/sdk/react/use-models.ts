import { useMemo } from 'react';
import type { AvailableModel } from '../core/resolved-update.ts';
import { useStoreValue } from './feature-store-context.ts';

/** The models that the tenant may use, by provider and name. Empty before the first answer. */
export function useModels(): readonly AvailableModel[] {
  const models = useStoreValue((store) => store.getModels());
  // A difference carries no positions, so the order is made here: the same after a change as after a reload.
  return useMemo(
    () =>
      [...models.values()].toSorted(
        (a, b) => a.provider.localeCompare(b.provider) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
      ),
    [models],
  );
}
