import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { mutate } from '../api/mutate.ts';
import type { ChangeAnswer, ChangeOptions } from '../editing/change-answer.ts';
import { sendOnVersion } from '../editing/send-on-version.ts';
import { setTierFeaturesMutation } from './operations.ts';
import type { TierEditing } from './tier-editing.ts';

/** Sends the edits of one tier. */
export type SendTier = (editing: TierEditing, options: ChangeOptions) => Promise<ChangeAnswer>;

export function useTierSender(): SendTier {
  const client = useApolloClient();
  return useCallback(
    ({ tier: { id, version }, changes }, options) => {
      const send = sendOnVersion(version, async (given) => {
        const input = { tierId: id, changes: [...changes], ...given };
        return (await mutate(client, setTierFeaturesMutation, { input })).setTierFeatures;
      });
      return send(options);
    },
    [client],
  );
}
