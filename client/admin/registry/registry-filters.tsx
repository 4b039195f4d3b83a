import { Group, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { SearchField } from '../reading/search-field.tsx';
import type { AddressChange } from '../reading/use-address.ts';
import type { Registry, RegistryItem } from './registry.ts';
import { readShown, shownChoices } from './registry-selection.ts';

interface RegistryFiltersProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
  readonly items: readonly Item[];
  readonly params: URLSearchParams;
  readonly onChange: (change: AddressChange) => void;
}

/** What narrows the list; the address keeps it. */
export function RegistryFilters<Item extends RegistryItem>(props: RegistryFiltersProps<Item>): ReactNode {
  const { registry, items, params, onChange } = props;
  return (
    <Group gap="sm" className="registry-filters">
      <SearchField
        label={registry.searchLabel}
        value={params.get('search') ?? ''}
        onSearch={(search) => onChange({ search })}
      />
      {registry.filters.map(({ name, label, all, choicesOf }) => (
        <Select
          key={name}
          aria-label={label}
          placeholder={all}
          data={[...choicesOf(items)]}
          value={params.get(name)}
          onChange={(value) => onChange({ [name]: value })}
          clearable
          clearButtonProps={{ 'aria-label': all }}
          searchable
          nothingFoundMessage="Nothing of that name"
          w={{ base: 'calc(50% - 6px)', xs: 176 }}
        />
      ))}
      <SegmentedControl
        size="sm"
        aria-label="Which"
        data={shownChoices.map((choice) => ({ ...choice }))}
        value={readShown(params)}
        onChange={(show) => onChange({ show: show === 'active' ? null : show })}
      />
    </Group>
  );
}
