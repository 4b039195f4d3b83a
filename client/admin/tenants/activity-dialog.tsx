import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { updateTenantMutation } from './operations.ts';
import type { Tenant } from './tenant.ts';
import { useLasting } from './use-lasting.ts';

interface ActivityDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Suspends a tenant, or lets it go on. */
export function ActivityDialog({ tenant, opened, onClose }: ActivityDialogProps): ReactNode {
  const client = useApolloClient();
  const { id, name, version, isActive } = tenant;
  // While it closes, the tenant is the other already.
  const suspends = useLasting(opened ? isActive : null) ?? isActive;

  const send: SendChange = async (options) => {
    const input = { tenantId: id, expectedVersion: version, isActive: !suspends, ...options };
    const { data } = await client.mutate({ mutation: updateTenantMutation, variables: { input } });
    if (data === undefined) throw new Error('The server answered nothing.');
    return data.updateTenant;
  };

  return (
    <ChangeDialog
      title={suspends ? `Suspend ${name}` : `Resume ${name}`}
      opened={opened}
      onClose={onClose}
      what={`${suspends ? 'suspend' : 'resume'} ${version}`}
      send={send}
      action={suspends ? 'Suspend' : 'Resume'}
      done={suspends ? `${name} is suspended` : `${name} is active again`}
      danger={suspends}
    >
      <Text size="sm">
        {suspends
          ? 'Every feature goes off for it at once, whatever its tier and its overrides say. Nothing is lost: when it is resumed, it has what it had.'
          : 'It gets back at once what its tier and its overrides give.'}
      </Text>
    </ChangeDialog>
  );
}
