import { type ReactNode, useEffect, useMemo } from 'react';
import { Route, Switch } from 'wouter';
import type { ConsoleConnection } from '../api/console-connection.ts';
import { LiveContext } from '../api/live-context.ts';
import { useLiveRefresh } from '../api/use-live-refresh.ts';
import { DraftStore, DraftStoreContext } from '../editing/draft-store.ts';
import { NotFound } from '../reading/not-found.tsx';
import { useSession } from '../session/session.ts';
import { MembersOut } from './members-out.tsx';
import { screens, tenantScreens } from './screens.ts';
import { SCREEN_ID, Shell } from './shell.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** The screens of whoever is signed in. */
export function Pages({ connection }: { readonly connection: ConsoleConnection }): ReactNode {
  const { viewer } = useSession();
  const drafts = useMemo(() => new DraftStore(), []);
  useLiveRefresh(connection, viewer.role === 'SUPER_ADMIN');
  useKeptFocus(SCREEN_ID);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (drafts.hasEdits) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [drafts]);

  if (viewer.role === 'MEMBER') return <MembersOut />;
  return (
    <LiveContext value={connection.live}>
      <DraftStoreContext value={drafts}>
        <Shell live={connection.live}>
          <Switch>
            {(viewer.role === 'SUPER_ADMIN' ? screens : tenantScreens).map(({ path, screen }) => (
              <Route key={path} path={path} component={screen} />
            ))}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Shell>
      </DraftStoreContext>
    </LiveContext>
  );
}
