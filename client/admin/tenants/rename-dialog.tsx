import { Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Tenant } from './tenant.ts';
import { useUpdateTenant } from './use-update-tenant.ts';

interface RenameDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes what a tenant is called, by people and in addresses. */
export function RenameDialog({ tenant, opened, onClose }: RenameDialogProps): ReactNode {
  const { version } = tenant;
  const [mine, setMine] = useState<{ readonly name?: string; readonly slug?: string }>({});
  const name = (mine.name ?? tenant.name).trim();
  const slug = (mine.slug ?? tenant.slug).trim();
  const isChanged = name !== tenant.name || slug !== tenant.slug;
  const send = useUpdateTenant(tenant, { name, slug });

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
