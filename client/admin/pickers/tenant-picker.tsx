import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { tenantChoicesQuery, tenantNameQuery } from './operations.ts';

const SETTLE_MS = 150;

interface TenantPickerProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  /** Null: none is chosen. */
  readonly tenantId: string | null;
  readonly onChange: (tenantId: string | null) => void;
}

/** One tenant, found by name among however many, or none. */
export function TenantPicker({ label, description, placeholder, tenantId, onChange }: TenantPickerProps): ReactNode {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, SETTLE_MS);
  const { data, previousData } = useQuery(tenantChoicesQuery, { variables: { search: settled } });
  const { data: named } = useQuery(tenantNameQuery, { variables: { id: tenantId ?? '' }, skip: tenantId === null });
  const found = (data ?? previousData)?.tenants.edges.map(({ node }) => node) ?? [];
  const chosen = named?.tenant ?? null;
  const choices = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
  return (
    <Select
      label={label}
      description={description}
      placeholder={placeholder ?? 'All tenants'}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      value={tenantId}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'All tenants' }}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage="No tenant of that name"
    />
  );
}
