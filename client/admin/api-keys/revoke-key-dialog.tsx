import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { ApiKey } from './api-key.ts';
import { revokeApiKeyMutation } from './operations.ts';

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

export function RevokeKeyDialog({ apiKey: { id, name, prefix }, onClose }: RevokeKeyDialogProps): ReactNode {
  const client = useApolloClient();
  const send = useCallback<SendChange>(
    async (options) => {
      return (await mutate(client, revokeApiKeyMutation, { input: { id, ...options } })).revokeApiKey;
    },
    [client, id],
  );
  return (
    <ChangeDialog
      title={`Revoke ${name}`}
      opened
      onClose={onClose}
      what={id}
      send={send}
      done={`Key ${name} revoked`}
      undoable={false}
      affectsTenants={false}
      action="Revoke"
      danger
    >
      <Text size="sm">
        What uses <code>{prefix}…</code> is refused from that moment on, on open connections too. A revoked key never
        comes back.
      </Text>
    </ChangeDialog>
  );
}
