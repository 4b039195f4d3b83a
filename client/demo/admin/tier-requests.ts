import type { ApolloClient } from '@apollo/client';
import {
  type AdminTier,
  type Consent,
  type Problem,
  setTierFeaturesMutation,
  type TierChange,
  tierOfTenantQuery,
} from './admin-tier.ts';

/** The tier of a tenant; null where it has none. */
export async function fetchTier(client: ApolloClient, tenantId: string): Promise<AdminTier | null> {
  const { data } = await client.query({ query: tierOfTenantQuery, variables: { tenantId }, fetchPolicy: 'no-cache' });
  return data?.tenant?.tier ?? null;
}

/** Changes one feature of the tier as it was read. Answers the refusal, or null. */
export async function sendChange(
  client: ApolloClient,
  { id, version }: AdminTier,
  change: TierChange,
  consent: Consent,
): Promise<Problem | null> {
  const input = { tierId: id, expectedVersion: version, changes: [change], reason: 'Switched in the demo', ...consent };
  try {
    const { data } = await client.mutate({
      mutation: setTierFeaturesMutation,
      variables: { input },
      fetchPolicy: 'no-cache',
    });
    return data?.setTierFeatures.problem ?? null;
  } catch (error) {
    return unreachable(String(error));
  }
}

/** What stands for an answer that did not come. */
export const unreachable = (message: string): Problem => ({ code: 'UNREACHABLE', message, details: null });
