import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { SignIn } from './session/sign-in.tsx';
import { SignedIn } from './session/signed-in.tsx';
import { useSignIn } from './session/use-sign-in.ts';
import { Pages } from './shell/pages.tsx';
import { cssVariables, theme } from './theme.ts';

/** @param nonce allows the component library's style elements under the page's content security policy. */
export function App({ nonce }: { readonly nonce: string }): ReactNode {
  const { opened, notice, signIn, signOut } = useSignIn();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-left" autoClose={12_000} />
      <Router base="/admin">
        {opened === null ? (
          <SignIn notice={notice} onSignedIn={signIn} />
        ) : (
          <ApolloProvider client={opened.connection.client}>
            <SignedIn key={opened.token} token={opened.token} signOut={signOut}>
              <Pages connection={opened.connection} />
            </SignedIn>
          </ApolloProvider>
        )}
      </Router>
    </MantineProvider>
  );
}
