import { useApolloClient } from '@apollo/client/react';
import { Switch, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { type Draft, reviewDraft, withEdit } from '../editing/draft.ts';
import { updateTierMutation } from './operations.ts';
import type { TierSummary } from './tier-edit.ts';

interface EditTierDialogProps {
  readonly tier: TierSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes a tier's name, description and whether it takes new tenants. Only what is edited is sent, so that edits of others stay. */
export function EditTierDialog({ tier, opened, onClose }: EditTierDialogProps): ReactNode {
  const client = useApolloClient();
  const [texts, setTexts] = useState<Draft<string>>({});
  const [isActive, setIsActive] = useState<boolean | null>(null);
  const current = (field: string): string => (field === 'name' ? tier.name : (tier.description ?? ''));
  const lines = reviewDraft(texts, current);
  const shown = (field: string): string => texts[field]?.mine ?? current(field);
  const theirs = (field: string): string | null =>
    lines.some(({ id, state }) => id === field && state === 'conflict')
      ? `Somebody changed it to “${current(field)}” meanwhile. Saving puts yours in its place.`
      : null;
  const edit = (field: string, mine: string): void => setTexts(withEdit(texts, field, current(field), mine));

  const input = {
    ...Object.fromEntries(lines.map(({ id, mine }) => [id, mine])),
    ...(isActive !== null && isActive !== tier.isActive && { isActive }),
  };
  const send: SendChange = async (options) => {
    const variables = { input: { tierId: tier.id, expectedVersion: tier.version, ...input, ...options } };
    return (await mutate(client, updateTierMutation, variables)).updateTier;
  };
  const isComplete = Object.keys(input).length > 0 && shown('name').trim() !== '';

  return (
    <ChangeDialog
      title={`Edit ${tier.name}`}
      opened={opened}
      onClose={() => {
        setTexts({});
        setIsActive(null);
        onClose();
      }}
      what={isComplete ? JSON.stringify([tier.version, input]) : null}
      send={send}
      done={`${shown('name')} saved`}
    >
      <TextInput
        label="Name"
        required
        maxLength={255}
        data-autofocus
        error={theirs('name')}
        value={shown('name')}
        onChange={(event) => edit('name', event.currentTarget.value)}
      />
      <Textarea
        label="Description"
        description="Whom it is for"
        autosize
        maxLength={4_000}
        error={theirs('description')}
        value={shown('description')}
        onChange={(event) => edit('description', event.currentTarget.value)}
      />
      <Switch
        label="Takes new tenants"
        description="Tenants that are on it keep everything either way."
        checked={isActive ?? tier.isActive}
        onChange={(event) => setIsActive(event.currentTarget.checked)}
      />
    </ChangeDialog>
  );
}
