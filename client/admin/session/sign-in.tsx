import { Alert, Button, Card, Center, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react';
import { Brand } from '../brand.tsx';
import { DemoAdmins } from './demo-admins.tsx';
import { type DemoUser, fetchDemoAdmins, signInDemoUser } from './demo-users.ts';

interface SignInProps {
  /** Why somebody was signed out, where there is something to say. */
  readonly notice: string | null;
  readonly onSignedIn: (token: string) => void;
}

/** Signs in with a token of the product's own identity provider or, in the demo, as one of its admins. */
export function SignIn({ notice, onSignedIn }: SignInProps): ReactNode {
  const [problem, setProblem] = useState(notice);
  const [admins, setAdmins] = useState<readonly DemoUser[] | null>(null);
  const [token, setToken] = useState('');

  useEffect(() => {
    const abort = new AbortController();
    fetchDemoAdmins(abort.signal).then(setAdmins, (error: unknown) => {
      if (!abort.signal.aborted) setProblem(`The server cannot be reached. ${String(error)}`);
    });
    return () => abort.abort();
  }, []);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const given = token.trim().replace(/^Bearer\s+/i, '');
    if (given === '') setProblem('Paste a token first.');
    else onSignedIn(given);
  }

  async function enter(email: string): Promise<void> {
    try {
      onSignedIn(await signInDemoUser(email));
    } catch (error) {
      setProblem(`Signing in failed. ${String(error)}`);
    }
  }

  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w="100%" maw={460} gap="lg">
        <Group gap="sm">
          <Brand size={36} />
          <div>
            <Title order={1} size="h3">
              Tenant Feature Control
            </Title>
            <Text c="dimmed" size="sm">
              Which features each tenant has, and how far its limits go.
            </Text>
          </div>
        </Group>
        {problem !== null && (
          <Alert color="red" variant="light" role="alert">
            {problem}
          </Alert>
        )}
        {admins !== null && <DemoAdmins admins={admins} onChoose={(email) => void enter(email)} />}
        <Card withBorder component="form" onSubmit={submit} padding="lg">
          <Stack gap="sm">
            <PasswordInput
              label="Sign in with a token"
              description="A token of your identity provider with the role super_admin or tenant_admin, or one from “tfc token”."
              placeholder="eyJhbGciOi…"
              autoComplete="off"
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" variant={admins === null ? 'filled' : 'default'}>
                Sign in
              </Button>
            </Group>
          </Stack>
        </Card>
      </Stack>
    </Center>
  );
}
