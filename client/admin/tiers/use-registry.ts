import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { categories } from '../values/categories.ts';
import { registryQuery } from './operations.ts';
import type { Registry } from './tier-edit.ts';

/** All features in display order; null until they are there. Any tier leads to them. */
export function useRegistry(tierId: string | null): Registry | null {
  const { data, previousData } = useQuery(registryQuery, {
    variables: { id: tierId ?? '' },
    skip: tierId === null,
  });
  const tier = (data ?? previousData)?.tier;
  return useMemo(() => {
    if (tier === undefined || tier === null) return null;
    return new Map(categories.flatMap(({ id }) => tier[id].map(({ key, feature }) => [key, feature])));
  }, [tier]);
}
