import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import type { ChangeAnswer, ChangeOptions } from '../editing/change-answer.ts';
import { saveTierFeaturesMutation, setTierFeaturesMutation } from './operations.ts';
import type { TierEditing } from './tier-editing.ts';

/** Sends the edits of one tier. */
export type SendTier = (editing: TierEditing, options: ChangeOptions) => Promise<ChangeAnswer>;

function newestVersion({ problem }: ChangeAnswer): number | null {
  const details = problem?.code === 'STALE_WRITE' ? problem.details : null;
  if (typeof details !== 'object' || details === null || !('currentVersion' in details)) return null;
  return typeof details.currentVersion === 'number' ? details.currentVersion : null;
}

export function useTierSender(): SendTier {
  const client = useApolloClient();
  return useCallback(
    async ({ tier, changes }, options) => {
      const input = { tierId: tier.id, expectedVersion: tier.version, changes: [...changes], ...options };
      if (!options.dryRun) {
        const { data } = await client.mutate({ mutation: saveTierFeaturesMutation, variables: { input } });
        if (data === undefined) throw new Error('The server answered nothing.');
        return data.setTierFeatures;
      }
      const rehearse = async (expectedVersion: number): Promise<ChangeAnswer> => {
        const { data } = await client.mutate({
          mutation: setTierFeaturesMutation,
          variables: { input: { ...input, expectedVersion } },
          fetchPolicy: 'no-cache',
        });
        if (data === undefined) throw new Error('The server answered nothing.');
        return data.setTierFeatures;
      };
      const answer = await rehearse(tier.version);
      // Somebody saved a moment ago, and the reading of it is under way: the question is what saving would do after that.
      const newest = newestVersion(answer);
      return newest === null ? answer : rehearse(newest);
    },
    [client],
  );
}
