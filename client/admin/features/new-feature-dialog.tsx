import { useApolloClient } from '@apollo/client/react';
import { Checkbox, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { mutate } from '../api/mutate.ts';
import type { Problem, SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Remedy } from '../editing/problem-notice.tsx';
import { type FeatureType, type FeatureValue, toValueInput } from '../values/feature-value.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import { completeValue, offValue } from './complete-value.ts';
import { readFeatureKey } from './feature-key.ts';
import { FeatureKeysInput } from './feature-keys-input.tsx';
import type { Registry } from './feature.ts';
import { createFeatureMutation } from './operations.ts';
import { typeChoices } from './type-choices.ts';

interface NewFeatureDialogProps {
  readonly registry: Registry;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Form {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly subcategory: string;
  /** Null: it follows the category. */
  readonly type: FeatureType | null;
  readonly defaultValue: FeatureValue;
  readonly isPremium: boolean;
  readonly requiresSetup: boolean;
  readonly dependsOn: readonly string[];
}

const blank: Form = {
  key: '',
  name: '',
  description: '',
  subcategory: '',
  type: null,
  defaultValue: offValue,
  isPremium: false,
  requiresSetup: false,
  dependsOn: [],
};

/** Puts a feature into the registry and leads to it. */
export function NewFeatureDialog({ registry, opened, onClose }: NewFeatureDialogProps): ReactNode {
  const client = useApolloClient();
  const [, navigate] = useLocation();
  const [form, setForm] = useState(blank);
  const edit = (change: Partial<Form>): void => setForm({ ...form, ...change });

  const key = form.key.trim();
  const name = form.name.trim();
  const { category, error } = readFeatureKey(key);
  const taken = registry.features.get(key);
  const keyError = taken === undefined ? error : `“${taken.name}” has this key. Keys are never used again.`;
  const type = form.type ?? (category?.id === 'LIMITS' ? 'INTEGER' : 'BOOLEAN');
  const defaultValue = completeValue(form.defaultValue, type);
  const input = {
    key,
    name,
    type,
    defaultValue: toValueInput(defaultValue, type),
    isPremium: form.isPremium,
    requiresSetup: form.requiresSetup,
    dependsOn: [...form.dependsOn],
    // At the end, so that it wins over nothing that was there before.
    displayOrder: 1 + Math.max(-1, ...[...registry.features.values()].map(({ displayOrder }) => displayOrder)),
    ...(form.description.trim() !== '' && { description: form.description }),
    ...(form.subcategory.trim() !== '' && { subcategory: form.subcategory }),
  };

  const send: SendChange = async (options) => {
    const variables = { input: { ...input, ...options } };
    return (await mutate(client, createFeatureMutation, variables)).createFeature;
  };
  function remediesOf({ code }: Problem): readonly Remedy[] {
    if (code !== 'PREMIUM_DEFAULT_ON') return [];
    return [
      { label: 'Off by default', apply: () => edit({ defaultValue: { ...defaultValue, enabled: false } }) },
      { label: 'Not premium', apply: () => edit({ isPremium: false }) },
    ];
  }
  function close(): void {
    setForm(blank);
    onClose();
  }

  return (
    <ChangeDialog
      title="New feature"
      opened={opened}
      onClose={close}
      what={keyError === null && name !== '' ? JSON.stringify(input) : null}
      send={send}
      action="Create"
      done={`${name} created`}
      onSaved={() => navigate(`/features/${key}`)}
      remediesOf={remediesOf}
    >
      <TextInput
        label="Key"
        description={
          category === null
            ? 'Its name in code, which stays. It begins with its category, such as ui.export.pdf'
            : `Its name in code, which stays. Category: ${category.label}`
        }
        placeholder="ui.export.pdf"
        required
        data-autofocus
        maxLength={255}
        error={key === '' ? null : keyError}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        autoComplete="off"
        spellCheck={false}
        value={form.key}
        onChange={(event) => edit({ key: event.currentTarget.value.toLowerCase().replaceAll(/[\s-]+/g, '_') })}
      />
      <TextInput
        label="Name"
        required
        maxLength={255}
        value={form.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Description"
        description="What a tenant gets with it"
        autosize
        maxLength={4_000}
        value={form.description}
        onChange={(event) => edit({ description: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <Select
          label="Type"
          description="What it carries"
          data={typeChoices}
          allowDeselect={false}
          value={type}
          onChange={(chosen) => edit({ type: typeChoices.find(({ value }) => value === chosen)?.value ?? null })}
        />
        <TextInput
          label="Subcategory"
          description="Groups it in lists"
          maxLength={50}
          value={form.subcategory}
          onChange={(event) => edit({ subcategory: event.currentTarget.value })}
        />
      </Group>
      <Group justify="space-between">
        <div>
          <Text size="sm" fw={500}>
            Default
          </Text>
          <Text size="xs" c="dimmed">
            For every tenant whose tier says nothing
          </Text>
        </div>
        <ValueEditor
          type={type}
          label="On by default"
          value={defaultValue}
          onChange={(value) => edit({ defaultValue: value })}
        />
      </Group>
      <Group gap="lg">
        <Checkbox
          label="Premium"
          description="Sold extra: never on by default"
          checked={form.isPremium}
          onChange={(event) => edit({ isPremium: event.currentTarget.checked })}
        />
        <Checkbox
          label="Needs setup"
          description="Somebody has to set it up first"
          checked={form.requiresSetup}
          onChange={(event) => edit({ requiresSetup: event.currentTarget.checked })}
        />
      </Group>
      <FeatureKeysInput
        label="Needs"
        description="It is on only where all of these are on"
        registry={registry}
        except={key}
        keys={form.dependsOn}
        onChange={(dependsOn) => edit({ dependsOn })}
      />
    </ChangeDialog>
  );
}
