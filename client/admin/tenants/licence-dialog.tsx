import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { LicenceEndField } from './licence-end-field.tsx';
import { LicenceText } from './licence-text.tsx';
import type { Tenant } from './tenant.ts';
import { useUpdateTenant } from './use-update-tenant.ts';

interface LicenceDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Sets when the licence of a tenant ends. */
export function LicenceDialog({ tenant, opened, onClose }: LicenceDialogProps): ReactNode {
  const { name, version } = tenant;
  const [mine, setMine] = useState<{ readonly endsAt: string | null } | null>(null);
  const endsAt = mine === null ? tenant.licenseExpiresAt : mine.endsAt;
  const send = useUpdateTenant(tenant, { licenseExpiresAt: endsAt });

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
