import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FeaturePicker } from '../pickers/feature-picker.tsx';
import { FeaturesField } from './features-field.tsx';
import { type FieldValue, flagOf, keysOf, numberOf, textOf } from './field-value.ts';
import type { RegistryField } from './registry.ts';

interface FieldInputProps {
  readonly field: RegistryField;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly focused: boolean;
}

/** One field of the form, as its kind is edited. An empty text is none. */
export function FieldInput({ field, value, onChange, focused }: FieldInputProps): ReactNode {
  const { name, label, description, kind, required = false, choices = [], maxLength } = field;
  const values = { [name]: value };
  const common = { label, description, required, ...(focused && { 'data-autofocus': true }) };
  const type = (text: string): void => onChange(text === '' ? null : text);
  switch (kind) {
    case 'long':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={maxLength}
          value={textOf(values, name) ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          min={1}
          max={2_147_483_647}
          clampBehavior="strict"
          allowDecimal={false}
          thousandSeparator=","
          value={numberOf(values, name) ?? ''}
          onChange={(number) => onChange(typeof number === 'number' ? number : null)}
        />
      );
    case 'flag':
      return (
        <Switch
          label={label}
          description={description}
          checked={flagOf(values, name)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={[...choices]}
          allowDeselect={false}
          value={textOf(values, name)}
          onChange={onChange}
        />
      );
    case 'feature':
      return (
        <FeaturePicker
          {...common}
          placeholder={required ? 'Choose a feature' : 'None'}
          featureKey={textOf(values, name)}
          onChange={onChange}
        />
      );
    case 'features':
      return (
        <FeaturesField label={label} description={description} featureKeys={keysOf(values, name)} onChange={onChange} />
      );
    default:
      return (
        <TextInput
          {...common}
          maxLength={maxLength}
          value={textOf(values, name) ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
        />
      );
  }
}
