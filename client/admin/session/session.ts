import { createContext, use } from 'react';
import type { ViewerQuery } from './generated/graphql.ts';

/** Who is signed in, as the server says it. */
type Viewer = ViewerQuery['viewer'];

/** The session of this tab. */
export interface Session {
  readonly viewer: Viewer;
  readonly token: string;
  /** Ends the session and shows the sign-in page, with the notice where there is one. */
  readonly signOut: (notice?: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

/** @throws outside of a signed-in page, which has a session always. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('Only a signed-in page has a session.');
  return session;
}
