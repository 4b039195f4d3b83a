import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { cancelRequestMutation } from './operations.ts';
import type { OwnRequest } from './own-request.ts';

interface TakeBackDialogProps {
  readonly request: OwnRequest;
  readonly onClose: () => void;
}

/** Takes a request back that waits for its decision. */
export function TakeBackDialog({ request: { id, featureName }, onClose }: TakeBackDialogProps): ReactNode {
  const client = useApolloClient();
  const send = useCallback<SendChange>(
    async (options) =>
      (await mutate(client, cancelRequestMutation, { input: { id, ...options } })).cancelUpgradeRequest,
    [client, id],
  );
  return (
    <ChangeDialog
      title={`Take back the request for ${featureName}`}
      opened
      onClose={onClose}
      what={null}
      submittable
      send={send}
      done={`The request for ${featureName} is taken back`}
      notice="You can ask again at any time."
      undoable={false}
      affectsTenants={false}
      asksReason={false}
      action="Take back"
    >
      <Text size="sm">Nobody decides on it then. What you have stays as it is, and you can ask again.</Text>
    </ChangeDialog>
  );
}
