import { Avatar, Badge, Card, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DemoUser } from './demo-users.ts';

interface DemoAdminsProps {
  readonly admins: readonly DemoUser[];
  readonly onChoose: (email: string) => void;
}

/** The admins of the demo, one click each. */
export function DemoAdmins({ admins, onChoose }: DemoAdminsProps): ReactNode {
  return (
    <Card withBorder padding="lg">
      <Text fw={600}>Sign in to the demo as</Text>
      <Text c="dimmed" size="sm" mb="sm">
        No password: this server runs with demo data.
      </Text>
      <Stack gap={4} component="ul" p={0} m={0} mah={360} className="plain-list scrolling">
        {admins.map(({ email, name, role, tenantName }) => (
          <li key={email}>
            <UnstyledButton className="row-button" onClick={() => onChoose(email)}>
              <Group wrap="nowrap" gap="sm">
                <Avatar name={name} color="initials" size="sm" aria-hidden />
                <div className="grow">
                  <Text size="sm" fw={500}>
                    {name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {tenantName ?? 'All tenants'}
                  </Text>
                </div>
                <Badge variant="light" color={role === 'super_admin' ? 'cyan' : 'gray'}>
                  {role === 'super_admin' ? 'Super admin' : 'Tenant admin'}
                </Badge>
              </Group>
            </UnstyledButton>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
