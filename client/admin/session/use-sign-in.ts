import { useCallback, useEffect, useState } from 'react';
import { type ConsoleConnection, createConsoleConnection } from '../api/console-connection.ts';
import { sessionToken } from './session-token.ts';

interface Opened {
  readonly token: string;
  readonly connection: ConsoleConnection;
}

interface SignInState {
  /** Null while nobody is signed in. */
  readonly opened: Opened | null;
  /** Why the last session ended, where there is something to say. */
  readonly notice: string | null;
  readonly signIn: (token: string) => void;
  readonly signOut: (why?: string) => void;
}

function open(token: string): Opened {
  return { token, connection: createConsoleConnection(token) };
}

function openStored(): Opened | null {
  const token = sessionToken.read();
  return token === null ? null : open(token);
}

/** Holds the token of this tab and the connection that speaks for it. */
export function useSignIn(): SignInState {
  const [notice, setNotice] = useState<string | null>(null);
  const [opened, setOpened] = useState(openStored);

  const signOut = useCallback(
    (why?: string) => {
      opened?.connection.close();
      sessionToken.clear();
      setNotice(why ?? null);
      setOpened(null);
    },
    [opened],
  );
  useEffect(() => opened?.connection.onEnd(() => signOut('Your session has ended. Sign in again.')), [opened, signOut]);

  function signIn(token: string): void {
    sessionToken.write(token);
    setNotice(null);
    setOpened(open(token));
  }
  return { opened, notice, signIn, signOut };
}
