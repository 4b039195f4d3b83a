import { Anchor, Badge, Table, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Moment } from '../values/moment.tsx';
import type { ControlQuery } from './generated/graphql.ts';

/** How far the migration from the old JSON has come, tier by tier. */
export function MigrationPanel({ control }: { readonly control: ControlQuery['featureControl'] }): ReactNode {
  const { lastRun, tiers, tenantsWithoutTierCount } = control.migration;
  return (
    <section className="panel" aria-labelledby="migration-title">
      <Text component="h2" fw={650} id="migration-title">
        Migration
      </Text>
      <Text size="sm" c="dimmed">
        {lastRun === null ? (
          <>
            No import was run here. <code>tfc import-tiers</code> reads the old JSON of the tiers.
          </>
        ) : (
          <>
            Last import <Moment at={lastRun.at} /> by {lastRun.actorName ?? 'the command line'}, as{' '}
            <Anchor component={Link} href={`/audit?revision=${lastRun.revision}`} size="sm" underline="always">
              revision {lastRun.revision}
            </Anchor>
            .
          </>
        )}
        {tenantsWithoutTierCount === 1 && ' 1 tenant has no tier.'}
        {tenantsWithoutTierCount > 1 && ` ${tenantsWithoutTierCount} tenants have no tier.`}
      </Text>
      <Table.ScrollContainer minWidth={640} mt="sm">
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Tier</Table.Th>
              <Table.Th>Tenants</Table.Th>
              <Table.Th>Imported</Table.Th>
              <Table.Th>Not imported yet</Table.Th>
              <Table.Th>Not valid</Table.Th>
              <Table.Th>Not ours</Table.Th>
              <Table.Th>Not named</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tiers.map((tier) => (
              <Table.Tr key={tier.tierId}>
                <Table.Td>
                  <Anchor component={Link} href={`/tiers/${tier.tierId}`} size="sm">
                    {tier.tierName}
                  </Anchor>
                </Table.Td>
                <Table.Td>{tier.tenantCount}</Table.Td>
                <Table.Td>
                  {tier.importedAt === null ? (
                    '–'
                  ) : (
                    <>
                      {tier.importedCount}, <Moment at={tier.importedAt} />
                    </>
                  )}
                </Table.Td>
                <Table.Td>
                  <Keys keys={tier.pendingKeys} color="yellow" />
                </Table.Td>
                <Table.Td>
                  <Keys keys={tier.invalidKeys} color="red" />
                </Table.Td>
                <Table.Td>
                  <Keys keys={tier.otherKeys} color="gray" />
                </Table.Td>
                <Table.Td>
                  <Keys keys={tier.absentKeys} color="gray" />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Keys({ keys, color }: { readonly keys: readonly string[]; readonly color: string }): ReactNode {
  if (keys.length === 0) return '–';
  return (
    <Tooltip label={keys.join(', ')} events={{ hover: true, focus: true, touch: true }}>
      <Badge
        variant="light"
        color={color}
        component="button"
        type="button"
        aria-label={`${keys.length}: ${keys.join(', ')}`}
      >
        {keys.length}
      </Badge>
    </Tooltip>
  );
}
