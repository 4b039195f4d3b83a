import { useApolloClient, useQuery } from '@apollo/client/react';
import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { LicenceEndField } from './licence-end-field.tsx';
import { createTenantMutation, tierChoicesQuery } from './operations.ts';
import { slugOf } from './slug-of.ts';

interface NewTenantDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface NewTenant {
  readonly name: string;
  /** Null: it follows the name. */
  readonly slug: string | null;
  readonly tierId: string | null;
  readonly licenseExpiresAt: string | null;
}

const blank: NewTenant = { name: '', slug: null, tierId: null, licenseExpiresAt: null };

/** Adds a tenant and leads to it. */
export function NewTenantDialog({ opened, onClose }: NewTenantDialogProps): ReactNode {
  const client = useApolloClient();
  const [, navigate] = useLocation();
  const { data } = useQuery(tierChoicesQuery);
  const [tenant, setTenant] = useState(blank);
  const created = useRef<string | null>(null);
  const name = tenant.name.trim();
  const slug = tenant.slug ?? slugOf(name);
  const { tierId, licenseExpiresAt } = tenant;

  const send: SendChange = async (options) => {
    const input = { name, slug, tierId, licenseExpiresAt, ...options };
    const { createTenant } = await mutate(client, createTenantMutation, { input });
    created.current = createTenant.tenant?.id ?? null;
    return createTenant;
  };
  function close(): void {
    setTenant(blank);
    onClose();
  }

  return (
    <ChangeDialog
      title="New tenant"
      opened={opened}
      onClose={close}
      what={name === '' || slug === '' ? null : JSON.stringify({ name, slug, tierId, licenseExpiresAt })}
      send={send}
      action="Create"
      done={`${name} created`}
      // A tenant that is there may have users by now, so the server keeps it.
      undoable={false}
      onSaved={() => created.current !== null && navigate(`/tenants/${created.current}`)}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        maxLength={255}
        value={tenant.name}
        onChange={(event) => setTenant({ ...tenant, name: event.currentTarget.value })}
      />
      <TextInput
        label="Slug"
        description="Its name in addresses: a-z, 0-9 and hyphens between"
        required
        maxLength={63}
        value={slug}
        onChange={(event) => setTenant({ ...tenant, slug: event.currentTarget.value })}
      />
      <Select
        label="Tier"
        description="What it gets; without one, the defaults of the registry"
        placeholder="No tier"
        clearable
        data={(data?.tiers ?? []).map((tier) => ({ value: tier.id, label: tier.name, disabled: !tier.isActive }))}
        value={tierId}
        onChange={(id) => setTenant({ ...tenant, tierId: id })}
      />
      <LicenceEndField
        endsAt={licenseExpiresAt}
        onChange={(endsAt) => setTenant({ ...tenant, licenseExpiresAt: endsAt })}
      />
    </ChangeDialog>
  );
}
