import { ActionIcon, Anchor, Badge, Group, Table, Text, Tooltip } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Registry, RegistryColumn, RegistryItem } from './registry.ts';
import type { RegistryGroup } from './registry-selection.ts';
import { VisibleCount } from './visible-count.tsx';

interface RegistryTableProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
  readonly groups: readonly RegistryGroup<Item>[];
  readonly tenantCount: number;
  readonly onEdit: (item: Item) => void;
  readonly onRetire: (item: Item) => void;
}

const OWN_COLUMNS = 3; // name, tenants, action

function placement<Item>({ from, numeric = false }: RegistryColumn<Item>) {
  return { ta: numeric ? ('right' as const) : ('left' as const), ...(from !== undefined && { visibleFrom: from }) };
}

/** The things of a registry in groups; a name opens its form. */
export function RegistryTable<Item extends RegistryItem>(props: RegistryTableProps<Item>): ReactNode {
  const { registry, groups, tenantCount, onEdit, onRetire } = props;
  const { columns, marksOf, identityOf, shortlyOf } = registry;
  return (
    <Table className="registry-table" verticalSpacing={6} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column.label} {...placement(column)}>
              {column.label}
            </Table.Th>
          ))}
          <Table.Th>Visible to</Table.Th>
          <Table.Th>
            <span className="for-readers">Action</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      {groups.map(({ name: group, items }) => (
        <Table.Tbody key={group}>
          <Table.Tr className="registry-group">
            <Table.Th scope="rowgroup" colSpan={columns.length + OWN_COLUMNS}>
              {group}{' '}
              <Text span size="xs" c="dimmed" fw={400}>
                {items.length}
              </Text>
            </Table.Th>
          </Table.Tr>
          {items.map((item) => (
            <Table.Tr key={item.id} data-id={item.id} data-retired={!item.isActive || undefined}>
              <Table.Td>
                <Group gap={6}>
                  <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => onEdit(item)}>
                    {item.name}
                  </Anchor>
                  {marksOf(item).map(({ label, color }) => (
                    <Badge key={label} size="xs" variant="light" color={color}>
                      {label}
                    </Badge>
                  ))}
                  {!item.isActive && (
                    <Badge size="xs" variant="light" color="gray">
                      Retired
                    </Badge>
                  )}
                </Group>
                <Text size="xs" c="dimmed" ff="monospace" className="breakable">
                  {identityOf(item)}
                </Text>
                <Text size="xs" c="dimmed" hiddenFrom="sm">
                  {shortlyOf(item)}
                </Text>
              </Table.Td>
              {columns.map((column) => (
                <Table.Td key={column.label} {...placement(column)}>
                  {column.cell(item)}
                </Table.Td>
              ))}
              <Table.Td>
                <VisibleCount count={item.visibleTenantCount} tenantCount={tenantCount} />
              </Table.Td>
              <Table.Td ta="right">
                <Tooltip label={item.isActive ? 'Retire' : 'Bring back'}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={item.isActive ? `Retire ${item.name}` : `Bring ${item.name} back`}
                    onClick={() => onRetire(item)}
                  >
                    {item.isActive ? <IconArchive size={16} aria-hidden /> : <IconArchiveOff size={16} aria-hidden />}
                  </ActionIcon>
                </Tooltip>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      ))}
    </Table>
  );
}
