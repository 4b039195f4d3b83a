import { useApolloClient } from '@apollo/client/react';
import { Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { updateTenantMutation } from './operations.ts';
import type { Tenant } from './tenant.ts';

interface RenameDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes what a tenant is called, by people and in addresses. */
export function RenameDialog({ tenant, opened, onClose }: RenameDialogProps): ReactNode {
  const client = useApolloClient();
  const { id, version } = tenant;
  const [mine, setMine] = useState<{ readonly name?: string; readonly slug?: string }>({});
  const name = (mine.name ?? tenant.name).trim();
  const slug = (mine.slug ?? tenant.slug).trim();
  const isChanged = name !== tenant.name || slug !== tenant.slug;

  const send: SendChange = async (options) => {
    const input = { tenantId: id, expectedVersion: version, name, slug, ...options };
    const { data } = await client.mutate({ mutation: updateTenantMutation, variables: { input } });
    if (data === undefined) throw new Error('The server answered nothing.');
    return data.updateTenant;
  };

  return (
    <ChangeDialog
      title={`Rename ${tenant.name}`}
      opened={opened}
      onClose={() => {
        setMine({});
        onClose();
      }}
      what={isChanged && name !== '' && slug !== '' ? `${name} ${slug} ${version}` : null}
      send={send}
      done={`${tenant.name} is ${name} now`}
      affectsTenants={false}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        maxLength={255}
        value={mine.name ?? tenant.name}
        onChange={(event) => setMine({ ...mine, name: event.currentTarget.value })}
      />
      <TextInput
        label="Slug"
        description="Its name in addresses: a to z, 0 to 9 and hyphens"
        required
        maxLength={63}
        value={mine.slug ?? tenant.slug}
        onChange={(event) => setMine({ ...mine, slug: event.currentTarget.value })}
      />
      <Text size="sm" c="dimmed">
        Its features, overrides and history stay with it.
      </Text>
    </ChangeDialog>
  );
}
