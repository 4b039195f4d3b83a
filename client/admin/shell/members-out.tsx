import { Button, Center, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../session/session.ts';

/** What members see here: the console is for admins. */
export function MembersOut(): ReactNode {
  const { signOut } = useSession();
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw={420} align="flex-start">
        <Title order={1} size="h3">
          This console is for admins
        </Title>
        <Text>You are signed in as a member. Ask an admin of your organisation for what you need.</Text>
        <Button variant="default" onClick={() => signOut()}>
          Sign in as somebody else
        </Button>
      </Stack>
    </Center>
  );
}
