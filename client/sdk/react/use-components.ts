import { useMemo } from 'react';
import type { AvailableComponent } from '../core/resolved-update.ts';
import { useStoreValue } from './feature-store-context.ts';

/** The components that the tenant may use, by category and name. Empty before the first answer. */
export function useComponents(): readonly AvailableComponent[] {
  const components = useStoreValue((store) => store.getComponents());
  // A difference carries no positions, so the order is made here: the same after a change as after a reload.
  return useMemo(
    () =>
      [...components.values()].toSorted(
        (a, b) => a.category.localeCompare(b.category) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
      ),
    [components],
  );
}
