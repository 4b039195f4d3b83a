import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { categories } from '../values/categories.ts';
import type { Adoption } from './overview.ts';

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

interface Share {
  readonly enabledTenantCount: number;
  readonly tenantCount: number;
}

/** For how many tenants each feature is on, in all and by tier: the darker, the more. */
export function AdoptionTable({ adoption }: { readonly adoption: readonly Adoption[] }): ReactNode {
  const tiers = (adoption[0]?.byTier ?? []).map(({ tier, tenantCount }) => ({
    id: tier?.id ?? 'none',
    name: tier?.name ?? 'No tier',
    tenantCount,
  }));
  return (
    <Table.ScrollContainer minWidth={420} maxHeight={560} type="native" className="adoption-table">
      <Table stickyHeader withRowBorders={false} verticalSpacing={3} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Feature</Table.Th>
            <Table.Th className="share-cell">All</Table.Th>
            {tiers.map(({ id, name, tenantCount }) => (
              <Table.Th key={id} className="share-cell">
                {name}
                <Text size="xs" c="dimmed" fw={400}>
                  {tenantCount === 1 ? '1 tenant' : `${tenantCount} tenants`}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {categories.map(({ id, label }) => (
          <Table.Tbody key={id}>
            <Table.Tr>
              <Table.Th colSpan={tiers.length + 2} scope="rowgroup" className="adoption-category">
                {label}
              </Table.Th>
            </Table.Tr>
            {adoption
              .filter(({ feature }) => feature?.category === id)
              .map((row) => (
                <Table.Tr key={row.key}>
                  <Table.Td>
                    <Anchor component={Link} href={`/features/${row.key}`} size="sm" c="var(--mantine-color-text)">
                      {row.feature?.name ?? row.key}
                    </Anchor>
                  </Table.Td>
                  <ShareCell share={row} />
                  {row.byTier.map((share) => (
                    <ShareCell key={share.tier?.id ?? 'none'} share={share} />
                  ))}
                </Table.Tr>
              ))}
          </Table.Tbody>
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}

function ShareCell({ share: { enabledTenantCount, tenantCount } }: { readonly share: Share }): ReactNode {
  const share = tenantCount === 0 ? 0 : enabledTenantCount / tenantCount;
  return (
    <Table.Td className="share-cell" title={`${enabledTenantCount} of ${tenantCount}`}>
      <span className="share" data-level={Math.ceil(share * 4)}>
        {tenantCount === 0 ? '–' : percent.format(share)}
      </span>
    </Table.Td>
  );
}
