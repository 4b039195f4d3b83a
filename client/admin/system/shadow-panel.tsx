import { useQuery } from '@apollo/client/react';
import { Anchor, Group, Select, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Pager } from '../reading/pager.tsx';
import { usePages } from '../reading/use-pages.ts';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import type { ControlQuery } from './generated/graphql.ts';
import { shadowDifferencesQuery } from './operations.ts';

type Control = ControlQuery['featureControl'];
type Cause = Control['shadowDifferenceCounts'][number]['cause'];

const PAGE = 25;

const causes: Readonly<Record<Cause, string>> = {
  ABSENT_KEY: 'The old JSON does not name it',
  DEFAULT: 'The default says otherwise',
  INACTIVE: 'Switched off for everybody',
  INVALID_VALUE: 'The stored value does not fit',
  OVERRIDE: 'An override decides',
  RELATION: 'A dependency or conflict',
  TIER: 'The tier says otherwise',
};

/** On which features of which tenants the old JSON and the tiers disagree. */
export function ShadowPanel({ control }: { readonly control: Control }): ReactNode {
  const { shadowDifferenceCounts, shadowSweep, mode } = control;
  const [cause, setCause] = useState<Cause | null>(null);
  const pages = usePages();
  const variables = { cause, first: PAGE, after: pages.after };
  const { data, previousData } = useQuery(shadowDifferencesQuery, { variables });
  const found = (data ?? previousData)?.featureControl.shadowDifferences;
  const total = shadowDifferenceCounts.reduce((sum, { differences }) => sum + differences, 0);

  return (
    <section className="panel" aria-labelledby="shadow-title">
      <Group justify="space-between" align="flex-start">
        <div>
          <Text component="h2" fw={650} id="shadow-title">
            Shadow differences
          </Text>
          <Text size="sm" c="dimmed">
            {mode === 'SHADOW'
              ? 'Where the old JSON and the tiers would answer differently.'
              : 'They are recorded in the mode Shadow only.'}
            {shadowSweep.completedAt !== null && (
              <>
                {' '}
                All {shadowSweep.tenants} tenants were compared <Moment at={shadowSweep.completedAt} />.
              </>
            )}
          </Text>
        </div>
        {total > 0 && (
          <Select
            aria-label="Cause"
            placeholder={`All causes (${total})`}
            clearable
            clearButtonProps={{ 'aria-label': 'All causes' }}
            w={280}
            data={shadowDifferenceCounts.map((count) => ({
              value: count.cause,
              label: `${causes[count.cause]} (${count.differences})`,
            }))}
            value={cause}
            onChange={(value) => {
              pages.restart();
              setCause(shadowDifferenceCounts.find((count) => count.cause === value)?.cause ?? null);
            }}
          />
        )}
      </Group>
      {found !== undefined && found.edges.length > 0 && (
        <Table.ScrollContainer minWidth={640} mt="sm">
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Tenant</Table.Th>
                <Table.Th>Feature</Table.Th>
                <Table.Th>Old JSON</Table.Th>
                <Table.Th>Tiers</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>Seen</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.edges.map(({ node }) => (
                <Table.Tr key={`${node.tenantId}:${node.key}`}>
                  <Table.Td>
                    <Anchor component={Link} href={`/tenants/${node.tenantId}?why=${node.key}`} size="sm">
                      {node.tenantName}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Anchor component={Link} href={`/features/${node.key}`} size="sm">
                      {node.key}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{featureValueText(node.legacy)}</Table.Td>
                  <Table.Td>{featureValueText(node.enforce)}</Table.Td>
                  <Table.Td>{causes[node.cause]}</Table.Td>
                  <Table.Td>
                    <Moment at={node.lastSeenAt} />, {node.occurrences}×
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {found !== undefined && found.edges.length === 0 && mode === 'SHADOW' && (
        <Text size="sm" mt="sm">
          None so far.
        </Text>
      )}
      {found !== undefined && <Pager pages={pages} info={found.pageInfo} />}
    </section>
  );
}
