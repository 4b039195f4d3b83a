import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text, Title } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { TierSummary } from './tier-edit.ts';

export function TierHeader({ tier }: { readonly tier: TierSummary }): ReactNode {
  const { id, name, description, isActive, tenantCount } = tier;
  const [, navigate] = useLocation();
  return (
    <header className="tier-header">
      <div className="grow">
        <Group gap="sm">
          <Title order={1} size="h2">
            {name}
          </Title>
          {!isActive && <Badge variant="default">Takes no new tenants</Badge>}
        </Group>
        <Text size="sm" className="quiet">
          <Anchor component={Link} href={`/tenants?tier=${id}`} size="sm" underline="always">
            {tenantCount === 1 ? '1 tenant' : `${tenantCount} tenants`}
          </Anchor>
          {description !== null && description !== '' && ` · ${description}`}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          component={Link}
          href={`/tiers/${id}?edit`}
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
        >
          Edit
        </Button>
        <Button
          component={Link}
          href={`/tiers/${id}?clone=${id}`}
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
        >
          Clone
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={`More for ${name}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => navigate(`/tiers/${id}?delete`)}
            >
              Delete the tier
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </header>
  );
}
