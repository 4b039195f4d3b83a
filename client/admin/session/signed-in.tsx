import { useQuery } from '@apollo/client/react';
import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { viewerQuery } from './operations.ts';
import { SessionContext } from './session.ts';

interface SignedInProps {
  readonly token: string;
  readonly signOut: (notice?: string) => void;
  readonly children: ReactNode;
}

/** Asks the server who this is before it shows anything. */
export function SignedIn({ token, signOut, children }: SignedInProps): ReactNode {
  const { data, error, refetch } = useQuery(viewerQuery);
  const viewer = data?.viewer;
  const session = useMemo(() => (viewer === undefined ? null : { viewer, token, signOut }), [viewer, token, signOut]);

  if (session !== null) return <SessionContext value={session}>{children}</SessionContext>;
  return (
    <Center component="main" mih="100vh">
      {error === undefined ? (
        <Loader aria-label="Signing in" />
      ) : (
        <Stack align="center">
          <Text role="alert">The server cannot be reached.</Text>
          {/* The answer shows by itself; a failure leaves this as it is. */}
          <Button onClick={() => void refetch().catch(() => {})}>Try again</Button>
        </Stack>
      )}
    </Center>
  );
}
