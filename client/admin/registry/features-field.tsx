import { useQuery } from '@apollo/client/react';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { featureChoicesQuery } from '../pickers/operations.ts';

const SETTLE_MS = 150;

interface FeaturesFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: ReactNode;
  readonly featureKeys: readonly string[];
  readonly onChange: (featureKeys: readonly string[]) => void;
}

/** Several features, found by name or key. */
export function FeaturesField({ label, description, error, featureKeys, onChange }: FeaturesFieldProps): ReactNode {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, SETTLE_MS);
  const { data, previousData } = useQuery(featureChoicesQuery, { variables: { search: settled } });
  const found = (data ?? previousData)?.features.edges.map(({ node }) => ({ value: node.key, label: node.name })) ?? [];
  const missing = featureKeys.filter((key) => !found.some(({ value }) => value === key));
  return (
    <MultiSelect
      label={label}
      description={description}
      error={error}
      data={[...missing.map((key) => ({ value: key, label: key })), ...found]}
      value={[...featureKeys]}
      onChange={onChange}
      searchable
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage="No feature of that name"
    />
  );
}
