import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Tenant } from './tenant.ts';
import { useLasting } from './use-lasting.ts';
import { useUpdateTenant } from './use-update-tenant.ts';

interface ActivityDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Suspends a tenant, or lets it go on. */
export function ActivityDialog({ tenant, opened, onClose }: ActivityDialogProps): ReactNode {
  const { name, version, isActive } = tenant;
  // While it closes, the tenant is the other already.
  const suspends = useLasting(opened ? isActive : null) ?? isActive;
  const send = useUpdateTenant(tenant, { isActive: !suspends });

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
