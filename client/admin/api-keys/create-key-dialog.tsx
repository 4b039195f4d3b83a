import { useApolloClient } from '@apollo/client/react';
import { Radio, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { TenantPicker } from '../pickers/tenant-picker.tsx';
import { EndPicker } from '../values/end-picker.tsx';
import { createApiKeyMutation } from './operations.ts';

interface CreateKeyDialogProps {
  readonly onClose: () => void;
  /** Is told the secret, which nobody can ever read again. */
  readonly onCreated: (secret: string) => void;
}

/** A new key for a back-end. What it may do has no default, so that nobody gives more than they mean. */
export function CreateKeyDialog({ onClose, onCreated }: CreateKeyDialogProps): ReactNode {
  const client = useApolloClient();
  const [name, setName] = useState('');
  const [access, setAccess] = useState<'READ' | 'ADMIN' | null>(null);
  const [tenantId, setTenantId] = useState<string | null>(null);
  const [expiresAt, setExpiresAt] = useState<string | null>(null);

  const send = useCallback<SendChange>(
    async (options) => {
      if (access === null) throw new Error('What the key may do is not chosen.');
      const input = { name: name.trim(), access, tenantId, expiresAt, ...options };
      const { createApiKey } = await mutate(client, createApiKeyMutation, { input });
      const { secret, ...answer } = createApiKey;
      if (secret !== null) onCreated(secret);
      return answer;
    },
    [client, name, access, tenantId, expiresAt, onCreated],
  );
  const isComplete = name.trim() !== '' && access !== null;

  return (
    <ChangeDialog
      title="Create an API key"
      opened
      onClose={onClose}
      what={isComplete ? JSON.stringify({ name, access, tenantId, expiresAt }) : null}
      send={send}
      done={`Key ${name.trim()} created`}
      undoable={false}
      affectsTenants={false}
      action="Create"
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          description="What will use it, such as “billing service”"
          required
          data-autofocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label="What it may do"
          required
          value={access ?? ''}
          onChange={(value) => setAccess(value === 'READ' || value === 'ADMIN' ? value : null)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="READ" label="Read" description="Ask what a tenant may use. Changes nothing." />
            <Radio value="ADMIN" label="Administer" description="Change what you may change, but make no keys." />
          </Stack>
        </Radio.Group>
        <TenantPicker
          label="Which tenants"
          description="A key of one tenant can neither read nor change anything of another."
          tenantId={tenantId}
          onChange={setTenantId}
        />
        <EndPicker label="Expires" end={expiresAt} onChange={setExpiresAt} />
      </Stack>
    </ChangeDialog>
  );
}
