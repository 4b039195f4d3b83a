import { Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LoadProblem } from '../reading/load-problem.tsx';
import { useAddress } from '../reading/use-address.ts';
import { FeatureFilters } from './feature-filters.tsx';
import { readSelection, selectFeatures } from './feature-selection.ts';
import type { Registry } from './feature.ts';
import { groupFeatures } from './group-features.ts';
import { moveFocus } from './move-focus.ts';
import { NewFeatureDialog } from './new-feature-dialog.tsx';
import { RegistryRow } from './registry-row.tsx';
import { useRegistry } from './use-registry.ts';

/** The registry. The address names what it is narrowed to. */
export function FeatureList(): ReactNode {
  const { params, adjust, open } = useAddress();
  const { registry, hasFailed, retry } = useRegistry();
  return (
    <Stack gap="md" maw={1180}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            Features
          </Title>
          <Text c="dimmed">Everything that can be on or off for a tenant, and for how many it is on.</Text>
        </div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open({ new: '' })}>
          New feature
        </Button>
      </Group>
      {hasFailed && <LoadProblem what="The features" onRetry={retry} />}
      {registry === null && !hasFailed && (
        <Stack gap="md" aria-busy aria-label="Loading the features">
          <Skeleton h={37} />
          <Skeleton h={36} maw={620} />
          <Skeleton h={480} />
        </Stack>
      )}
      {registry !== null && <LoadedList registry={registry} />}
      {registry !== null && (
        <NewFeatureDialog registry={registry} opened={params.has('new')} onClose={() => adjust({ new: null })} />
      )}
    </Stack>
  );
}

function LoadedList({ registry }: { readonly registry: Registry }): ReactNode {
  const { params, adjust } = useAddress();
  const all = [...registry.features.values()];
  const selection = readSelection(params);
  const found = selectFeatures(all, selection);
  return (
    <>
      <FeatureFilters features={all} selection={selection} onChange={adjust} />
      <Text size="sm" c="dimmed" role="status" className="for-readers">
        {found.length} of {all.length} features
      </Text>
      {found.length === 0 && <NothingFound isEmpty={all.length === 0} />}
      <div onKeyDown={(event) => moveFocus(event, '.registry-link')} role="presentation">
        {groupFeatures(found).map(({ category, label, count, subcategories }) => (
          <section key={category} className="registry-category" aria-labelledby={`category-${category}`}>
            <Group gap="xs" mb={6}>
              <Title order={2} size="h5" id={`category-${category}`}>
                {label}
              </Title>
              <Text size="xs" c="dimmed">
                {count === 1 ? '1 feature' : `${count} features`}
              </Text>
              <Text size="xs" c="dimmed" ml="auto" pr="sm" aria-hidden>
                By tier, and tenants that have it
              </Text>
            </Group>
            <div className="registry-panel">
              {subcategories.map(({ name, features }) => (
                <div key={name ?? ''} className="registry-subcategory">
                  <Title order={3} size="xs" fw={500} c="dimmed" className="registry-subcategory-name">
                    {name?.replaceAll('_', ' ') ?? 'other'}
                  </Title>
                  <ul className="plain-list registry-rows">
                    {features.map((feature) => (
                      <RegistryRow key={feature.key} feature={feature} tenantCount={registry.tenantCount} />
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

function NothingFound({ isEmpty }: { readonly isEmpty: boolean }): ReactNode {
  const { adjust } = useAddress();
  return (
    <Stack gap={4} align="flex-start" py="xl">
      <Text fw={600}>{isEmpty ? 'No features yet' : 'No feature fits'}</Text>
      <Text c="dimmed" size="sm">
        {isEmpty
          ? 'A feature is something that tiers and overrides switch on or off for tenants. Create the first one.'
          : 'Search for a part of the name, the key or the description, or widen the filters.'}
      </Text>
      {!isEmpty && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => adjust({ search: null, category: null, show: null })}
        >
          Show all features
        </Anchor>
      )}
    </Stack>
  );
}
