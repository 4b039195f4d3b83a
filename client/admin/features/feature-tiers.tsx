import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { featureValueText } from '../values/feature-value.ts';
import type { Feature, Registry } from './feature.ts';

interface FeatureTiersProps {
  readonly feature: Feature;
  readonly registry: Registry;
}

/** Tier by tier: the value or the default, the two gates, and how many of its tenants have the feature. */
export function FeatureTiers({ feature, registry }: FeatureTiersProps): ReactNode {
  const { key, defaultValue, tiers } = feature;
  const adoption = registry.features.get(key)?.byTier ?? [];
  return (
    <div className="scrolling" tabIndex={0} role="region" aria-label="Tiers">
      <Table verticalSpacing={6} horizontalSpacing="xs" className="feature-table tiers-of-feature">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Tier</Table.Th>
            <Table.Th>Value</Table.Th>
            <Table.Th>Overrides</Table.Th>
            <Table.Th>Requests</Table.Th>
            <Table.Th ta="right">Tenants on</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {adoption.map(({ tier, enabledTenantCount, tenantCount }) => {
            const said = tiers.find((each) => each.tier.id === tier?.id);
            return (
              <Table.Tr key={tier?.id ?? ''}>
                <Table.Td>
                  {tier === null ? (
                    <Text size="sm" c="dimmed">
                      No tier
                    </Text>
                  ) : (
                    <Anchor component={Link} href={`/tiers/${tier.id}?search=${encodeURIComponent(key)}`} size="sm">
                      {tier.name}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td>
                  {said === undefined ? (
                    <Text size="sm" c="dimmed">
                      {tier === null ? 'Default' : 'Inherits'}: {featureValueText(defaultValue)}
                    </Text>
                  ) : (
                    <Text size="sm" fw={600} className="breakable">
                      {featureValueText(said.value)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {said?.allowTenantOverride === false ? 'Not allowed' : 'Allowed'}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {said?.allowTenantUpgrade === true ? 'Allowed' : 'Not allowed'}
                  </Text>
                </Table.Td>
                <Table.Td ta="right" className="adoption-count">
                  {enabledTenantCount} / {tenantCount}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
