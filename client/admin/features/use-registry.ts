import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { Registry } from './feature.ts';
import { registryQuery } from './operations.ts';

interface RegistryReading {
  /** Null until it is there. */
  readonly registry: Registry | null;
  readonly hasFailed: boolean;
  readonly retry: () => Promise<unknown>;
}

/** The whole registry, live. */
export function useRegistry(): RegistryReading {
  const { data, error, refetch } = useQuery(registryQuery);
  const registry = useMemo(() => {
    if (data === undefined) return null;
    const features = data.featureAdoption.flatMap(({ feature, enabledTenantCount, byTier }) =>
      feature === null ? [] : [{ ...feature, enabledTenantCount, byTier }],
    );
    return {
      features: new Map(features.map((feature) => [feature.key, feature])),
      tenantCount: data.featureAdoption[0]?.tenantCount ?? 0,
    };
  }, [data]);
  return { registry, hasFailed: error !== undefined && registry === null, retry: refetch };
}
