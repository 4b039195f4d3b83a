import { type ReactNode, useState } from 'react';
import { Toasts } from './actions/toasts.tsx';
import { sessionToken } from './session/session-token.ts';
import { SignIn } from './session/sign-in.tsx';
import { Workspace } from './workspace.tsx';

/** Signed out: who do you want to be. Signed in: the flow builder and, beside it, the admin's panel. */
export function App(): ReactNode {
  const [token, setToken] = useState(sessionToken.read);
  const [notice, setNotice] = useState<string | null>(null);

  if (token === null) {
    return (
      <SignIn
        notice={notice}
        onSignedIn={(next) => {
          sessionToken.write(next);
          setNotice(null);
          setToken(next);
        }}
      />
    );
  }
  return (
    <Toasts>
      <Workspace
        key={token}
        token={token}
        onSignedOut={(why) => {
          sessionToken.clear();
          setNotice(why);
          setToken(null);
        }}
      />
    </Toasts>
  );
}
