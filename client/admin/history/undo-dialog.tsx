import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { revertChangeMutation } from '../editing/operations.ts';

interface UndoDialogProps {
  readonly revision: string;
  readonly onClose: () => void;
}

/** Takes a whole change back, as a new change. The rehearsal says beforehand where the world has moved on. */
export function UndoDialog({ revision, onClose }: UndoDialogProps): ReactNode {
  const client = useApolloClient();
  const send = useCallback<SendChange>(
    async (options) => {
      const variables = { input: { revision, ...options, reason: options.reason ?? `Undo of revision ${revision}` } };
      return (await mutate(client, revertChangeMutation, variables)).revertChange;
    },
    [client, revision],
  );
  return (
    <ChangeDialog
      title={`Undo revision ${revision}`}
      opened
      onClose={onClose}
      what={revision}
      send={send}
      done={`Revision ${revision} undone`}
      action="Undo"
      reasonByDefault={`Undo of revision ${revision}`}
    >
      <Text size="sm">
        Everything that this change wrote goes back to what it was before. Both stay in the log, and this can be undone
        as well.
      </Text>
    </ChangeDialog>
  );
}
