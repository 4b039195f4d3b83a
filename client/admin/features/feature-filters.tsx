import { Button, CloseButton, Group, Tabs, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AddressChange } from '../reading/use-address.ts';
import { categories } from '../values/categories.ts';
import { type FeatureSelection, kinds, selectFeatures } from './feature-selection.ts';
import type { RegisteredFeature } from './feature.ts';

interface FeatureFiltersProps {
  readonly features: readonly RegisteredFeature[];
  readonly selection: FeatureSelection;
  readonly onChange: (change: AddressChange) => void;
}

/** What narrows the registry; each choice says how many features it would leave. */
export function FeatureFilters({ features, selection, onChange }: FeatureFiltersProps): ReactNode {
  const count = (change: Partial<FeatureSelection>): number =>
    selectFeatures(features, { ...selection, ...change }).length;
  return (
    <>
      <Tabs
        value={selection.category ?? 'ALL'}
        onChange={(id) => onChange({ category: id === null || id === 'ALL' ? null : id.toLowerCase() })}
      >
        <Tabs.List className="registry-tabs" aria-label="Categories">
          <Tabs.Tab value="ALL">
            All <span className="registry-count">{count({ category: null })}</span>
          </Tabs.Tab>
          {categories.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label} <span className="registry-count">{count({ category: id })}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group gap="xs" role="search" aria-label="Features">
        <TextInput
          type="search"
          className="registry-search"
          aria-label="Search the features"
          placeholder="Name, key or description"
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            selection.search !== '' && (
              <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange({ search: null })} />
            )
          }
          value={selection.search}
          onChange={(event) => onChange({ search: event.currentTarget.value })}
        />
        {kinds.map((kind) => (
          <Button
            key={kind.id}
            size="xs"
            variant={selection.kind === kind ? 'filled' : 'default'}
            aria-pressed={selection.kind === kind}
            onClick={() => onChange({ show: selection.kind === kind ? null : kind.id })}
          >
            {kind.label}
            <span className="registry-count">{count({ kind })}</span>
          </Button>
        ))}
      </Group>
    </>
  );
}
