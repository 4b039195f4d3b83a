import { useApolloClient } from '@apollo/client/react';
import type { SendChange } from '../editing/change-answer.ts';
import type { UpdateFeatureInput } from './generated/graphql.ts';
import { updateFeatureMutation } from './operations.ts';
import { sendOnVersion } from './send-on-version.ts';

/** What of a feature is to be another. */
export type FeatureFields = Omit<
  UpdateFeatureInput,
  'key' | 'expectedVersion' | 'dryRun' | 'reason' | 'idempotencyKey'
>;

/** Changes some fields of a feature; those that are not named stay. */
export function useUpdateFeature(
  { key, version }: { readonly key: string; readonly version: number },
  fields: FeatureFields,
): SendChange {
  const client = useApolloClient();
  return sendOnVersion(version, async (options) => {
    const variables = { input: { key, ...fields, ...options } };
    const { data } = await client.mutate({ mutation: updateFeatureMutation, variables });
    if (data === undefined) throw new Error('The server answered nothing.');
    return data.updateFeature;
  });
}
