import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { tenantChoicesQuery } from './operations.ts';

const ALL = '';

interface TenantSelectProps {
  /** Null: all tenants. */
  readonly tenantId: string | null;
  readonly onChange: (tenantId: string | null) => void;
}

/** One tenant, found by name, or all of them. */
export function TenantSelect({ tenantId, onChange }: TenantSelectProps): ReactNode {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const { data, previousData } = useQuery(tenantChoicesQuery, { variables: { search: settled } });
  const found = (data ?? previousData)?.tenants.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? [];
  return (
    <Select
      label="Which tenants"
      description="A key of one tenant can neither read nor change anything of another."
      data={[{ value: ALL, label: 'All tenants' }, ...found]}
      value={tenantId ?? ALL}
      onChange={(value) => onChange(value === null || value === ALL ? null : value)}
      searchable
      allowDeselect={false}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage="No tenant of that name"
    />
  );
}
