import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { rejectMutation } from './operations.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

interface RejectDialogProps {
  readonly request: UpgradeRequest;
  readonly onClose: () => void;
}

/** Turns a request down. The reason is what the tenant reads, so there has to be one. */
export function RejectDialog({ request: { id, featureName, tenant }, onClose }: RejectDialogProps): ReactNode {
  const client = useApolloClient();
  const send = useCallback<SendChange>(
    async (options) => {
      return (await mutate(client, rejectMutation, { input: { id, ...options } })).rejectUpgradeRequest;
    },
    [client, id],
  );
  return (
    <ChangeDialog
      title={`Reject ${featureName} for ${tenant.name}`}
      opened
      onClose={onClose}
      what={null}
      submittable
      send={send}
      done={`The request of ${tenant.name} is rejected`}
      undoable={false}
      action="Reject"
      danger
      reasonRequired
      reasonAbout={`${tenant.name} reads it, and it stands in the audit log`}
    >
      <Text size="sm">Nothing changes for the tenant. It can ask again.</Text>
    </ChangeDialog>
  );
}
