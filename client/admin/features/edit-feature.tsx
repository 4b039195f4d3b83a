import { Button, Group, NumberInput, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { JsonEditor } from '../values/json-editor.tsx';
import { ValueEditor } from '../values/value-editor.tsx';
import { completeValue } from './complete-value.ts';
import { asType, type FieldId } from './feature-edit.ts';
import { typeChoices } from './type-choices.ts';
import type { FeatureEdit } from './use-feature-edit.ts';

/** The form of what the registry says about a feature. Nothing is saved before the bar below says what changes. */
export function EditFeature({ edit }: { readonly edit: FeatureEdit }): ReactNode {
  const { adjust } = useAddress();
  const { shown, set, lines } = edit;
  const type = asType(shown.type);
  const text = (id: FieldId): string => {
    const value = shown[id];
    return typeof value === 'string' ? value : '';
  };
  const isOn = (id: FieldId): boolean => shown[id] === true;
  const { defaultValue } = shown;

  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        required
        autoFocus
        maxLength={255}
        value={text('name')}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <Textarea
        label="Description"
        description="What a tenant gets with it"
        autosize
        maxLength={4_000}
        value={text('description')}
        onChange={(event) => set('description', event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <Select
          label="Carries"
          data={typeChoices}
          allowDeselect={false}
          value={type}
          onChange={(chosen) => chosen !== null && set('type', chosen)}
        />
        <TextInput
          label="Subcategory"
          maxLength={50}
          value={text('subcategory')}
          onChange={(event) => set('subcategory', event.currentTarget.value)}
        />
        <NumberInput
          label="Place"
          allowDecimal={false}
          min={0}
          value={Number(shown.displayOrder)}
          onChange={(place) => typeof place === 'number' && set('displayOrder', place)}
        />
      </Group>
      {typeof defaultValue === 'object' && (
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
            value={completeValue(defaultValue, type)}
            onChange={(value) => set('defaultValue', completeValue(value, type))}
          />
        </Group>
      )}
      {type === 'JSON' && (
        <Group justify="space-between">
          <Text size="sm" fw={500}>
            Schema of its values
          </Text>
          <Group gap="xs">
            {text('valueSchema') !== '' && (
              <Button size="compact-xs" variant="subtle" onClick={() => set('valueSchema', '')}>
                No schema
              </Button>
            )}
            <JsonEditor
              label="the schema"
              disabled={false}
              json={text('valueSchema') === '' ? null : JSON.parse(text('valueSchema'))}
              onChange={(json) => set('valueSchema', JSON.stringify(json))}
            />
          </Group>
        </Group>
      )}
      <Switch
        label="Premium"
        description="Sold extra: never on by default"
        checked={isOn('isPremium')}
        onChange={(event) => set('isPremium', event.currentTarget.checked)}
      />
      <Switch
        label="Needs setup"
        description="Somebody has to set it up before it does anything"
        checked={isOn('requiresSetup')}
        onChange={(event) => set('requiresSetup', event.currentTarget.checked)}
      />
      <Switch
        label="Deprecated"
        description="Works for those who have it, cannot be newly given"
        checked={isOn('isDeprecated')}
        onChange={(event) => set('isDeprecated', event.currentTarget.checked)}
      />
      {isOn('isDeprecated') && (
        <TextInput
          label="What to use in place of it"
          maxLength={1_000}
          value={text('deprecatedMessage')}
          onChange={(event) => set('deprecatedMessage', event.currentTarget.value)}
        />
      )}
      <Group grow align="flex-start">
        <TextInput
          label="Help"
          placeholder="https://"
          maxLength={500}
          value={text('helpUrl')}
          onChange={(event) => set('helpUrl', event.currentTarget.value)}
        />
        <TextInput
          label="Icon"
          maxLength={50}
          value={text('icon')}
          onChange={(event) => set('icon', event.currentTarget.value)}
        />
      </Group>
      {lines.length === 0 && (
        <Group>
          <Button variant="default" size="xs" onClick={() => adjust({ do: null })}>
            Close
          </Button>
        </Group>
      )}
    </Stack>
  );
}
