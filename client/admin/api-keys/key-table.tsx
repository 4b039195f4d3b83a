import { Anchor, Badge, Button, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Moment } from '../values/moment.tsx';
import { useNow } from '../values/use-now.ts';
import { type ApiKey, type KeyState, stateOf } from './api-key.ts';

const colors: Readonly<Record<KeyState, string>> = { active: 'teal', expired: 'gray', revoked: 'red' };
const labels: Readonly<Record<KeyState, string>> = { active: 'Active', expired: 'Expired', revoked: 'Revoked' };

interface KeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly onRevoke: (key: ApiKey) => void;
}

export function KeyTable({ keys, onRevoke }: KeyTableProps): ReactNode {
  const now = useNow();
  return (
    <Table.ScrollContainer minWidth={760} className="panel" p={0}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>May</Table.Th>
            <Table.Th>Tenants</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => {
            const state = stateOf(key, now);
            return (
              <Table.Tr key={key.id}>
                <Table.Td>
                  <Text size="sm" fw={600}>
                    {key.name}
                  </Text>
                  <Text size="xs" c="dimmed" ff="monospace">
                    {key.prefix}…
                  </Text>
                </Table.Td>
                <Table.Td>{key.access === 'READ' ? 'Read' : 'Administer'}</Table.Td>
                <Table.Td>
                  {key.tenant === null ? (
                    'All'
                  ) : (
                    <Anchor component={Link} href={`/tenants/${key.tenant.id}`} size="sm">
                      {key.tenant.name}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td>
                  <Badge variant="light" size="sm" color={colors[state]}>
                    {labels[state]}
                  </Badge>
                </Table.Td>
                <Table.Td>{key.lastUsedAt === null ? 'Never' : <Moment at={key.lastUsedAt} />}</Table.Td>
                <Table.Td>{key.expiresAt === null ? 'Never' : <Moment at={key.expiresAt} />}</Table.Td>
                <Table.Td ta="right">
                  {state !== 'revoked' && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      aria-label={`Revoke ${key.name}`}
                      onClick={() => onRevoke(key)}
                    >
                      Revoke
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
