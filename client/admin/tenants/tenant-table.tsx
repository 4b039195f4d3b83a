import { Anchor, Badge, Skeleton, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TenantsQuery } from './generated/graphql.ts';
import { LicenceText } from './licence-text.tsx';
import { StandingBadge } from './standing-badge.tsx';

interface TenantTableProps {
  /** Null while the first answer is under way. */
  readonly tenants: readonly TenantsQuery['tenants']['edges'][number]['node'][] | null;
}

const SKELETONS = 8; // rows

/** A page of tenants; a row leads to its tenant. */
export function TenantTable({ tenants }: TenantTableProps): ReactNode {
  return (
    <Table highlightOnHover verticalSpacing="xs" className="tenant-table" aria-busy={tenants === null}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Tenant</Table.Th>
          <Table.Th visibleFrom="sm">Tier</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th visibleFrom="md">Licence</Table.Th>
          <Table.Th visibleFrom="sm" ta="right">
            Overrides
          </Table.Th>
          <Table.Th visibleFrom="sm" ta="right">
            Requests
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tenants === null &&
          Array.from({ length: SKELETONS }, (_, row) => (
            <Table.Tr key={row}>
              <Table.Td colSpan={6}>
                <Skeleton h={37} />
              </Table.Td>
            </Table.Tr>
          ))}
        {tenants?.map((tenant) => (
          <Table.Tr key={tenant.id}>
            <Table.Td>
              <Anchor component={Link} href={`/tenants/${tenant.id}`} fw={600} size="sm" className="row-link">
                {tenant.name}
              </Anchor>
              <Text size="xs" c="dimmed" ff="monospace" className="cut">
                {tenant.slug}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Text size="sm" {...(tenant.tier === null && { c: 'dimmed' })}>
                {tenant.tier?.name ?? 'No tier'}
              </Text>
            </Table.Td>
            <Table.Td>
              <StandingBadge tenant={tenant} />
              <Text size="xs" c="dimmed" hiddenFrom="sm">
                {tenant.tier?.name ?? 'No tier'}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="md">
              <Text size="sm" c="dimmed">
                <LicenceText endsAt={tenant.licenseExpiresAt} />
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm" ta="right" className="count">
              {tenant.overrideCount === 0 ? <NoneYet /> : tenant.overrideCount}
            </Table.Td>
            <Table.Td visibleFrom="sm" ta="right" className="count">
              {tenant.pendingRequestCount === 0 ? (
                <NoneYet />
              ) : (
                <Badge size="sm" variant="light" color="blue">
                  {tenant.pendingRequestCount} pending
                </Badge>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function NoneYet(): ReactNode {
  return (
    <Text size="sm" c="dimmed" span>
      <span aria-hidden="true">–</span>
      <span className="for-readers">none</span>
    </Text>
  );
}
