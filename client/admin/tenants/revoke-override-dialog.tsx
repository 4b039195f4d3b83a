import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { revokeOverrideMutation } from './operations.ts';
import type { Tenant, TenantFeature } from './tenant.ts';

interface RevokeOverrideDialogProps {
  readonly tenant: Tenant;
  readonly features: readonly TenantFeature[];
  readonly featureKey: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Takes back what was set for one tenant. */
export function RevokeOverrideDialog(props: RevokeOverrideDialogProps): ReactNode {
  const { tenant, features, featureKey, opened, onClose } = props;
  const client = useApolloClient();
  const name = features.find(({ key }) => key === featureKey)?.name ?? featureKey;
  const reasonByDefault = 'Override revoked in the console';

  const send: SendChange = async ({ reason, ...options }) => {
    const input = { tenantId: tenant.id, key: featureKey, reason: reason ?? reasonByDefault, ...options };
    return (await mutate(client, revokeOverrideMutation, { input })).revokeTenantOverride;
  };

  return (
    <ChangeDialog
      title={`Revoke the override of ${name}`}
      opened={opened}
      onClose={onClose}
      what={featureKey}
      send={send}
      action="Revoke"
      done={`Override of ${name} revoked`}
      danger
      reasonByDefault={reasonByDefault}
    >
      <Text size="sm">
        {tenant.name} then has of {name} what {tenant.tier?.name ?? 'the registry'} gives.
      </Text>
    </ChangeDialog>
  );
}
