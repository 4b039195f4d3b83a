import { Alert, Badge, Button, Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Moment } from '../values/moment.tsx';
import type { ControlQuery } from './generated/graphql.ts';
import { type Mode, modes } from './modes.ts';

interface ModePanelProps {
  readonly control: ControlQuery['featureControl'];
  readonly onSwitch: (mode: Mode) => void;
}

/** Who decides, and the way to another mode. */
export function ModePanel({ control, onSwitch }: ModePanelProps): ReactNode {
  const { mode, pinnedByEnvironment, nodes } = control;
  return (
    <section className="panel" aria-labelledby="mode-title">
      <Text component="h2" fw={650} id="mode-title" mb="xs">
        Mode
      </Text>
      {pinnedByEnvironment && (
        <Alert color="yellow" variant="light" mb="sm">
          <Text size="sm">
            <code>FEATURE_CONTROL_MODE</code> sets the mode of this server. Take it out of the environment to switch
            here.
          </Text>
        </Alert>
      )}
      <ul className="plain-list mode-list">
        {modes.map(({ id, label, about }) => (
          <li key={id} data-current={id === mode || undefined}>
            <div className="grow">
              <Group gap="xs">
                <Text fw={600}>{label}</Text>
                {id === mode && (
                  <Badge size="sm" color="teal" variant="light">
                    Decides now
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {about}
              </Text>
            </div>
            {id !== mode && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={pinnedByEnvironment}
                onClick={() => onSwitch(id)}
                aria-label={`Switch to ${label}`}
              >
                Switch…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {nodes.length > 0 && (
        <Table mt="md" verticalSpacing={4}>
          <Table.Caption className="table-caption">Servers that were seen lately</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Server</Table.Th>
              <Table.Th>Pinned to</Table.Th>
              <Table.Th>Seen</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {nodes.map(({ name, pinnedMode, seenAt }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{pinnedMode === null ? '–' : pinnedMode.toLowerCase()}</Table.Td>
                <Table.Td>
                  <Moment at={seenAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
