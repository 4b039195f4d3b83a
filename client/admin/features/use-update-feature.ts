import { useApolloClient } from '@apollo/client/react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { sendOnVersion } from '../editing/send-on-version.ts';
import type { UpdateFeatureInput } from './generated/graphql.ts';
import { updateFeatureMutation } from './operations.ts';

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
    return (await mutate(client, updateFeatureMutation, variables)).updateFeature;
  });
}
