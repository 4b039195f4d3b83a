import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { LicenceEndField } from './licence-end-field.tsx';
import { LicenceText } from './licence-text.tsx';
import { updateTenantMutation } from './operations.ts';
import type { Tenant } from './tenant.ts';

interface LicenceDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Sets when the licence of a tenant ends. */
export function LicenceDialog({ tenant, opened, onClose }: LicenceDialogProps): ReactNode {
  const client = useApolloClient();
  const { id, name, version } = tenant;
  const [mine, setMine] = useState<{ readonly endsAt: string | null } | null>(null);
  const endsAt = mine === null ? tenant.licenseExpiresAt : mine.endsAt;

  const send: SendChange = async (options) => {
    const input = { tenantId: id, expectedVersion: version, licenseExpiresAt: endsAt, ...options };
    const { data } = await client.mutate({ mutation: updateTenantMutation, variables: { input } });
    if (data === undefined) throw new Error('The server answered nothing.');
    return data.updateTenant;
  };

  return (
    <ChangeDialog
      title={`Licence of ${name}`}
      opened={opened}
      onClose={() => {
        setMine(null);
        onClose();
      }}
      what={endsAt === tenant.licenseExpiresAt ? null : `${endsAt} ${version}`}
      send={send}
      done={`Licence of ${name} changed`}
    >
      <LicenceEndField endsAt={endsAt} onChange={(next) => setMine({ endsAt: next })} />
      <Text size="sm" c="dimmed">
        Licence <LicenceText endsAt={endsAt} />. Once it is over, nothing beyond the defaults of the registry is on.
      </Text>
    </ChangeDialog>
  );
}
