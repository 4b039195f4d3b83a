import { type ComboboxItem, isOptionsGroup, MultiSelect, type OptionsFilter } from '@mantine/core';
import type { ReactNode } from 'react';
import { categories } from '../values/categories.ts';
import type { Registry } from './feature.ts';

interface FeatureKeysInputProps {
  readonly label: string;
  readonly description: string;
  readonly registry: Registry;
  /** The feature that the list is of: it cannot be related to itself. */
  readonly except: string;
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
  readonly error?: ReactNode;
}

/** Several features of the registry, found by name or key. */
export function FeatureKeysInput(props: FeatureKeysInputProps): ReactNode {
  const { label, description, registry, except, keys, onChange, error } = props;
  const features = [...registry.features.values()].filter(({ key }) => key !== except);
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={keys.length === 0 ? 'None' : ''}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `${label}: none` }}
      nothingFoundMessage="No feature of that name"
      maxDropdownHeight={260}
      filter={byNameOrKey}
      data={categories.map((category) => ({
        group: category.label,
        items: features
          .filter((feature) => feature.category === category.id)
          .map(({ key, name }) => ({ value: key, label: name })),
      }))}
      value={[...keys]}
      onChange={onChange}
      error={error}
    />
  );
}

const byNameOrKey: OptionsFilter = ({ options, search }) => {
  const words = search.trim().toLowerCase();
  const matches = ({ value, label }: ComboboxItem): boolean => `${label} ${value}`.toLowerCase().includes(words);
  return options
    .map((option) =>
      isOptionsGroup(option) ? { ...option, items: option.items.filter((item) => matches(item)) } : option,
    )
    .filter((option) => (isOptionsGroup(option) ? option.items.length > 0 : matches(option)));
};
