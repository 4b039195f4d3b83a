import { useQuery } from '@apollo/client/react';
import { Anchor, Group, SegmentedControl, Skeleton, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { Pager } from '../reading/pager.tsx';
import { SearchField } from '../reading/search-field.tsx';
import { useAddress } from '../reading/use-address.ts';
import { usePages } from '../reading/use-pages.ts';
import { useRefreshAt } from '../reading/use-refresh-at.ts';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { offText } from '../values/off-text.ts';
import { reasonText } from '../values/reason-text.ts';
import { SourceBadge } from '../values/source-badge.tsx';
import type { Feature, Registry } from './feature.ts';
import { featureTenantsQuery } from './operations.ts';

const PAGE = 50; // tenants
const choices = [
  { value: 'all', label: 'All' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];

interface FeatureTenantsProps {
  readonly feature: Feature;
  readonly registry: Registry;
}

/** What the feature comes out as for each tenant, and why. */
export function FeatureTenants({ feature: { key, name }, registry }: FeatureTenantsProps): ReactNode {
  const { params, adjust } = useAddress();
  const search = params.get('search') ?? '';
  const has = choices.find(({ value }) => value === params.get('has'))?.value ?? 'all';
  const pages = usePages();
  const { after } = pages;
  const { data, previousData, error, refetch } = useQuery(featureTenantsQuery, {
    variables: { key, first: PAGE, after, search, enabled: has === 'all' ? null : has === 'on' },
  });
  const tenants = (data ?? previousData)?.feature?.tenants;
  const ends = (tenants?.edges ?? []).flatMap(({ node }) => node.resolved.expiresAt ?? []);
  useRefreshAt(ends.toSorted()[0] ?? null);

  function narrow(change: Parameters<typeof adjust>[0]): void {
    pages.restart();
    adjust(change);
  }

  if (tenants === undefined) {
    return error === undefined ? (
      <Skeleton h={400} aria-busy aria-label="Loading the tenants" />
    ) : (
      <LoadProblem what="The tenants" onRetry={refetch} />
    );
  }
  const begin = pages.before * PAGE;
  return (
    <Stack gap="sm">
      <Group gap="sm" role="search" aria-label="Tenants">
        <SearchField label="Search by name or slug" value={search} onSearch={(next) => narrow({ search: next })} />
        <SegmentedControl
          size="xs"
          transitionDuration={0}
          aria-label="Which tenants"
          data={choices}
          value={has}
          onChange={(next) => narrow({ has: next === 'all' ? null : next })}
        />
        <Text size="sm" c="dimmed" role="status">
          {tenants.totalCount === 1 ? '1 tenant' : `${tenants.totalCount} tenants`}
        </Text>
      </Group>
      {tenants.edges.length === 0 ? (
        <Text size="sm" c="dimmed" py="lg">
          {search === ''
            ? `${name} is ${has === 'off' ? 'off' : 'on'} for no tenant.`
            : 'No tenant fits. Search for a part of the name or the slug.'}
        </Text>
      ) : (
        <div className="registry-panel">
          <Table highlightOnHover verticalSpacing={6} className="feature-table tenants-of-feature">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Tenant</Table.Th>
                <Table.Th visibleFrom="sm">Tier</Table.Th>
                <Table.Th>Value</Table.Th>
                <Table.Th visibleFrom="xs">From</Table.Th>
                <Table.Th visibleFrom="md">Why</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tenants.edges.map(({ node: { tenant, resolved } }) =>
                tenant === null ? null : (
                  <Table.Tr key={tenant.id}>
                    <Table.Td>
                      <Anchor
                        component={Link}
                        href={`/tenants/${tenant.id}?why=${encodeURIComponent(key)}`}
                        size="sm"
                        fw={600}
                        className="breakable"
                        title={`Why ${tenant.name} has it or not`}
                      >
                        {tenant.name}
                      </Anchor>
                    </Table.Td>
                    <Table.Td visibleFrom="sm">
                      <Text size="sm" c="dimmed">
                        {tenant.tier?.name ?? 'No tier'}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm" fw={resolved.enabled ? 600 : 400} className="breakable">
                        {featureValueText(resolved)}
                      </Text>
                    </Table.Td>
                    <Table.Td visibleFrom="xs">
                      <SourceBadge source={resolved.source} />
                    </Table.Td>
                    <Table.Td visibleFrom="md">
                      <Text size="sm" c="dimmed">
                        {resolved.enabled ? reasonText(resolved.reason) : offText(resolved)}
                        {resolved.blockedBy.length > 0 &&
                          `: ${resolved.blockedBy.map((each) => registry.features.get(each)?.name ?? each).join(', ')}`}
                        {resolved.expiresAt !== null && (
                          <>
                            , <Moment at={resolved.expiresAt} until />
                          </>
                        )}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ),
              )}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {(pages.before > 0 || tenants.pageInfo.hasNextPage) && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {begin + 1} to {begin + tenants.edges.length} of {tenants.totalCount}
          </Text>
          <Pager pages={pages} info={tenants.pageInfo} />
        </Group>
      )}
    </Stack>
  );
}
