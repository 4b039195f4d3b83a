import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { featureChoicesQuery } from './operations.ts';

const SETTLE_MS = 150;

interface FeaturePickerProps {
  readonly label: string;
  readonly description?: string | undefined;
  /** What none means; `All features` where it is left out. */
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Null: none is chosen. */
  readonly featureKey: string | null;
  readonly onChange: (featureKey: string | null) => void;
}

/** One feature, found by name or key, or none. */
export function FeaturePicker(props: FeaturePickerProps): ReactNode {
  const { label, description, placeholder = 'All features', required = false, featureKey, onChange } = props;
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, SETTLE_MS);
  const { data, previousData } = useQuery(featureChoicesQuery, { variables: { search: settled } });
  const found = (data ?? previousData)?.features.edges.map(({ node }) => ({ value: node.key, label: node.name })) ?? [];
  const isListed = featureKey === null || found.some(({ value }) => value === featureKey);
  return (
    <Select
      label={label}
      description={description}
      placeholder={placeholder}
      required={required}
      data={isListed ? found : [{ value: featureKey, label: featureKey }, ...found]}
      value={featureKey}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': placeholder }}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage="No feature of that name"
    />
  );
}
