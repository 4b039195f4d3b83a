import { Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LoadProblem } from '../reading/load-problem.tsx';
import { useAddress } from '../reading/use-address.ts';
import { AllPages, type WholeList } from './all-pages.tsx';
import { ItemDialog } from './item-dialog.tsx';
import type { Registry, RegistryItem } from './registry.ts';
import { RegistryFilters } from './registry-filters.tsx';
import { selectItems } from './registry-selection.ts';
import { RegistryTable } from './registry-table.tsx';
import { RetireDialog } from './retire-dialog.tsx';
import './registry.css';

interface RegistryScreenProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
}

/** A registry: its list with filters, and its dialogs. The address names what is open and how the list is narrowed. */
export function RegistryScreen<Item extends RegistryItem>({ registry }: RegistryScreenProps<Item>): ReactNode {
  const { open } = useAddress();
  const { title, about, noun } = registry;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text c="dimmed">{about}</Text>
        </div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open({ new: '' })}>
          Add a {noun}
        </Button>
      </Group>
      <AllPages registry={registry}>{(list) => <RegistryList registry={registry} list={list} />}</AllPages>
    </Stack>
  );
}

interface RegistryListProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
  readonly list: WholeList<Item>;
}

function RegistryList<Item extends RegistryItem>({ registry, list }: RegistryListProps<Item>): ReactNode {
  const { params, adjust, open } = useAddress();
  const { items, tenantCount, retry } = list;
  if (items === null) {
    return retry === null ? (
      <Skeleton height={420} radius="md" aria-label="Loading" />
    ) : (
      <LoadProblem what="The list" onRetry={retry} />
    );
  }
  const groups = selectItems(registry, items, params);
  const count = groups.reduce((sum, group) => sum + group.items.length, 0);
  const edited = items.find(({ id }) => id === params.get('id'));
  const retired = items.find(({ id }) => id === params.get('retire'));
  const everything = Object.fromEntries([['search', null], ...registry.filters.map(({ name }) => [name, null])]);
  return (
    <>
      <RegistryFilters registry={registry} items={items} params={params} onChange={adjust} />
      <Text size="sm" c="dimmed" role="status">
        {count} of {items.length}
      </Text>
      {count === 0 ? (
        <div className="panel">
          <Text fw={600}>{items.length === 0 ? `No ${registry.noun} yet` : `No ${registry.noun} fits`}</Text>
          <Text size="sm" c="dimmed">
            {items.length === 0
              ? `Add the first ${registry.noun}, and say on which feature it hangs: tenants with that feature see it.`
              : 'Search for a part of its name or key, or widen the filters.'}
          </Text>
          {items.length > 0 && (
            <Anchor component="button" type="button" size="sm" onClick={() => adjust({ ...everything, show: 'all' })}>
              Show all
            </Anchor>
          )}
        </div>
      ) : (
        <div className="registry-frame">
          <RegistryTable
            registry={registry}
            groups={groups}
            tenantCount={tenantCount}
            onEdit={({ id }) => open({ id })}
            onRetire={({ id }) => open({ retire: id })}
          />
        </div>
      )}
      {params.has('new') && <ItemDialog registry={registry} item={null} onClose={() => adjust({ new: null })} />}
      {edited !== undefined && (
        <ItemDialog key={edited.id} registry={registry} item={edited} onClose={() => adjust({ id: null })} />
      )}
      {retired !== undefined && (
        <RetireDialog key={retired.id} registry={registry} item={retired} onClose={() => adjust({ retire: null })} />
      )}
    </>
  );
}
