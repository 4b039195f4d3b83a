import { useApolloClient } from '@apollo/client/react';
import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { cloneTierMutation, createTierMutation } from './operations.ts';
import type { TierSummary } from './tier-edit.ts';

interface NewTierDialogProps {
  readonly opened: boolean;
  readonly tiers: readonly TierSummary[];
  /** The tier to begin with, where it is known. */
  readonly copied: TierSummary | undefined;
  readonly onClose: () => void;
}

interface Form {
  readonly source: string | null;
  readonly name: string;
  readonly description: string;
  readonly isActive: boolean;
}

/** A name that no tier has: `Copy of Pro`, `Copy of Pro 2`. */
function freeName(of: string, tiers: readonly TierSummary[]): string {
  const taken = new Set(tiers.map(({ name }) => name.toLowerCase()));
  const name = `Copy of ${of}`;
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(next.toLowerCase())) return next;
  }
}

/** Creates a tier: empty, or as a copy of another one. */
export function NewTierDialog({ opened, tiers, copied, onClose }: NewTierDialogProps): ReactNode {
  const client = useApolloClient();
  const [, navigate] = useLocation();
  const created = useRef<string | null>(null);
  // What is not typed follows the tier that is copied.
  const [typed, setTyped] = useState<Partial<Form>>({});
  const sourceId = typed.source === undefined ? (copied?.id ?? null) : typed.source;
  const source = tiers.find(({ id }) => id === sourceId);
  const form = {
    name: typed.name ?? (source === undefined ? '' : freeName(source.name, tiers)),
    description: typed.description ?? source?.description ?? '',
    isActive: typed.isActive ?? source?.isActive ?? true,
  };
  const name = form.name.trim();
  const input = {
    name,
    isActive: form.isActive,
    // Nothing said about it, a copy says what the other one says.
    ...(form.description !== '' || typed.description !== undefined ? { description: form.description } : {}),
  };

  const send: SendChange = async (options) => {
    const answer = await create({ ...input, ...options });
    if (!options.dryRun) created.current = answer.tier?.id ?? null;
    return answer;
  };

  async function create(given: typeof input & Parameters<SendChange>[0]) {
    if (source === undefined) return (await mutate(client, createTierMutation, { input: given })).createTier;
    return (await mutate(client, cloneTierMutation, { input: { ...given, tierId: source.id } })).cloneTier;
  }

  return (
    <ChangeDialog
      title={source === undefined ? 'New tier' : `Clone ${source.name}`}
      opened={opened}
      onClose={() => {
        setTyped({});
        onClose();
      }}
      what={name === '' ? null : JSON.stringify([sourceId, input])}
      send={send}
      done={`${name} created`}
      onSaved={() => {
        if (created.current !== null) navigate(`/tiers/${created.current}`);
      }}
    >
      <TextInput
        label="Name"
        required
        maxLength={255}
        data-autofocus
        value={form.name}
        onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
      />
      <Select
        label="Begin with"
        data={[
          { value: '', label: 'Nothing: it inherits every default' },
          ...tiers.map((tier) => ({ value: tier.id, label: `All that ${tier.name} says` })),
        ]}
        allowDeselect={false}
        value={sourceId ?? ''}
        onChange={(value) => setTyped({ ...typed, source: value === '' ? null : value })}
      />
      <Textarea
        label="Description"
        description="Whom it is for"
        autosize
        maxLength={4_000}
        value={form.description}
        onChange={(event) => setTyped({ ...typed, description: event.currentTarget.value })}
      />
      <Switch
        label="Takes new tenants"
        checked={form.isActive}
        onChange={(event) => setTyped({ ...typed, isActive: event.currentTarget.checked })}
      />
    </ChangeDialog>
  );
}
