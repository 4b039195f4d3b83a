import { useQuery } from '@apollo/client/react';
import { Checkbox, Group, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { SearchField } from '../reading/search-field.tsx';
import type { AddressChange } from '../reading/use-address.ts';
import { tierChoicesQuery } from './operations.ts';
import { NO_TIER, states, type TenantSelection } from './tenant-selection.ts';

interface TenantFiltersProps {
  readonly selection: TenantSelection;
  readonly onChange: (change: AddressChange) => void;
}

/** What narrows the list of tenants. */
export function TenantFilters({ selection, onChange }: TenantFiltersProps): ReactNode {
  const { data } = useQuery(tierChoicesQuery);
  const tiers = [
    ...(data?.tiers ?? []).map(({ id, name }) => ({ value: id, label: name })),
    { value: NO_TIER, label: 'No tier' },
  ];
  return (
    <Group gap="sm" role="search" aria-label="Tenants">
      <SearchField
        label="Search by name or slug"
        value={selection.search}
        onSearch={(search) => onChange({ search })}
      />
      <Select
        aria-label="Tier"
        placeholder="All tiers"
        clearable
        w={160}
        data={tiers}
        value={selection.tier}
        onChange={(tier) => onChange({ tier })}
      />
      <Select
        aria-label="State"
        placeholder="All states"
        clearable
        w={160}
        data={states.map(({ id, label }) => ({ value: id, label }))}
        value={selection.state}
        onChange={(state) => onChange({ state })}
      />
      <Checkbox
        label="With overrides"
        checked={selection.overridden}
        onChange={(event) => onChange({ overrides: event.currentTarget.checked ? 'yes' : null })}
      />
    </Group>
  );
}
