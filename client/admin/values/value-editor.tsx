import { Checkbox, Group, NumberInput, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { JsonEditor } from './json-editor.tsx';
import type { FeatureType, FeatureValue } from './feature-value.ts';

const MAX_LIMIT = 2_147_483_647;
const MAX_TEXT = 1_024; // characters

interface ValueEditorProps {
  readonly type: FeatureType;
  readonly value: FeatureValue;
  readonly onChange: (value: FeatureValue) => void;
  /** What the value is of, for screen readers. */
  readonly label: string;
  readonly disabled?: boolean;
}

/** A switch, and beside it what a feature of the type carries while it is on. */
export function ValueEditor({ type, value, onChange, label, disabled = false }: ValueEditorProps): ReactNode {
  return (
    <Group gap="sm" wrap="nowrap">
      {type === 'INTEGER' && value.enabled && (
        <>
          <NumberInput
            aria-label={`Limit of ${label}`}
            size="xs"
            w={110}
            min={0}
            max={MAX_LIMIT}
            clampBehavior="strict"
            allowDecimal={false}
            thousandSeparator=","
            disabled={disabled || value.unlimited}
            value={value.unlimited ? '' : (value.limit ?? '')}
            placeholder={value.unlimited ? 'Unlimited' : ''}
            onChange={(limit) => {
              if (typeof limit === 'number') onChange({ ...value, limit, unlimited: false });
            }}
          />
          <Checkbox
            size="xs"
            label="Unlimited"
            aria-label={`${label} without a limit`}
            disabled={disabled}
            checked={value.unlimited}
            onChange={(event) =>
              onChange({
                ...value,
                unlimited: event.currentTarget.checked,
                limit: event.currentTarget.checked ? null : 0,
              })
            }
          />
        </>
      )}
      {type === 'STRING' && value.enabled && (
        <TextInput
          aria-label={`Text of ${label}`}
          size="xs"
          maxLength={MAX_TEXT}
          disabled={disabled}
          value={value.text ?? ''}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
      )}
      {type === 'JSON' && value.enabled && (
        <JsonEditor
          label={label}
          json={value.json}
          disabled={disabled}
          onChange={(json) => onChange({ ...value, json })}
        />
      )}
      <Switch
        aria-label={label}
        disabled={disabled}
        checked={value.enabled}
        onChange={(event) => onChange({ ...value, enabled: event.currentTarget.checked })}
      />
    </Group>
  );
}
