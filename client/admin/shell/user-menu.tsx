import { ActionIcon, Avatar, Menu, Text } from '@mantine/core';
import { IconExternalLink, IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSession } from '../session/session.ts';

export function UserMenu(): ReactNode {
  const { viewer, signOut } = useSession();
  const name = viewer.name ?? viewer.email ?? viewer.subject;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl" aria-label={`Signed in as ${name}`}>
          <Avatar name={name} color="initials" size="sm" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {name}
          </Text>
          {viewer.tenant?.name ?? 'Super admin'}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component="a" href="/" leftSection={<IconExternalLink size={16} aria-hidden />}>
          Open the demo
        </Menu.Item>
        <Menu.Item onClick={() => signOut()} leftSection={<IconLogout size={16} aria-hidden />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
