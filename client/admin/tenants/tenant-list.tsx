import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { LoadProblem } from '../reading/load-problem.tsx';
import { type AddressChange, useAddress } from '../reading/use-address.ts';
import { NewTenantDialog } from './new-tenant-dialog.tsx';
import { tenantsQuery } from './operations.ts';
import { TenantFilters } from './tenant-filters.tsx';
import { isNarrowed, PAGE_SIZE, readSelection, toVariables } from './tenant-selection.ts';
import { TenantTable } from './tenant-table.tsx';

const whole = new Intl.NumberFormat('en');

/** All tenants, page by page. */
export function TenantList(): ReactNode {
  const { params, adjust, open } = useAddress();
  const selection = readSelection(params);
  const { data, previousData, error, refetch } = useQuery(tenantsQuery, { variables: toVariables(selection) });
  // Where the pages before this one begin, so that there is a way back; a page opened by its address has none but the first.
  const [before, setBefore] = useState<readonly (string | null)[]>([]);
  const tenants = (data ?? previousData)?.tenants;

  function narrow(change: AddressChange): void {
    setBefore([]);
    adjust({ ...change, after: null });
  }
  function next(cursor: string): void {
    setBefore([...before, selection.after]);
    open({ after: cursor });
  }
  function back(): void {
    setBefore(before.slice(0, -1));
    open({ after: before.at(-1) ?? null });
  }

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Tenants
        </Title>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open({ new: '' })}>
          New tenant
        </Button>
      </Group>
      <TenantFilters selection={selection} onChange={narrow} />
      {tenants === undefined && error !== undefined ? (
        <LoadProblem what="The tenants" onRetry={refetch} />
      ) : tenants?.edges.length === 0 ? (
        <Stack gap={4} align="flex-start" py="xl">
          <Text fw={600}>{isNarrowed(selection) ? 'No tenant fits' : 'No tenants yet'}</Text>
          <Text c="dimmed" size="sm">
            {isNarrowed(selection)
              ? 'Search for a part of the name or the slug, or widen the filters.'
              : 'A tenant is a customer. Put it on a tier, and it has what the tier gives.'}
          </Text>
          {isNarrowed(selection) && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => narrow({ search: null, tier: null, state: null, overrides: null })}
            >
              Show all tenants
            </Anchor>
          )}
        </Stack>
      ) : (
        <div className="table-frame">
          <TenantTable tenants={tenants?.edges.map(({ node }) => node) ?? null} />
        </div>
      )}
      {tenants !== undefined && tenants.edges.length > 0 && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {selection.after === null || before.length > 0
              ? `${whole.format(before.length * PAGE_SIZE + 1)} to ${whole.format(before.length * PAGE_SIZE + tenants.edges.length)} of ${whole.format(tenants.totalCount)}`
              : `${whole.format(tenants.totalCount)} in all`}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="xs" disabled={selection.after === null} onClick={back}>
              {before.length > 0 || selection.after === null ? 'Previous' : 'First page'}
            </Button>
            <Button
              variant="default"
              size="xs"
              disabled={!tenants.pageInfo.hasNextPage}
              onClick={() => tenants.pageInfo.endCursor !== null && next(tenants.pageInfo.endCursor)}
            >
              Next
            </Button>
          </Group>
        </Group>
      )}
      <NewTenantDialog opened={params.has('new')} onClose={() => adjust({ new: null })} />
    </Stack>
  );
}
