import { useApolloClient } from '@apollo/client/react';
import { Alert, Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { deleteTierMutation } from './operations.ts';
import type { TierSummary } from './tier-edit.ts';

interface DeleteTierDialogProps {
  readonly tier: TierSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Deletes a tier that no tenant is on; else it tells how many are, and leads to them. */
export function DeleteTierDialog({ tier, opened, onClose }: DeleteTierDialogProps): ReactNode {
  const client = useApolloClient();
  const [, navigate] = useLocation();
  const { id, name, version, tenantCount } = tier;
  const tenants = tenantCount === 1 ? '1 tenant is' : `${tenantCount} tenants are`;

  const send: SendChange = async (options) => {
    const input = { tierId: id, expectedVersion: version, ...options };
    return (await mutate(client, deleteTierMutation, { input })).deleteTier;
  };

  return (
    <ChangeDialog
      title={`Delete ${name}`}
      opened={opened}
      onClose={onClose}
      what={tenantCount === 0 ? JSON.stringify([id, version]) : null}
      send={send}
      done={`${name} deleted`}
      action="Delete"
      danger
      onSaved={() => navigate('/tiers')}
    >
      {tenantCount === 0 ? (
        <Text size="sm">All that it says about features is deleted with it. No tenant is on it.</Text>
      ) : (
        <Alert color="orange" variant="light" role="alert">
          <Text size="sm">
            {tenants} on {name}. Move them to another tier first.{' '}
            <Anchor component={Link} href={`/tenants?tier=${id}`} size="sm">
              Show {tenantCount === 1 ? 'it' : 'them'}
            </Anchor>
          </Text>
        </Alert>
      )}
    </ChangeDialog>
  );
}
