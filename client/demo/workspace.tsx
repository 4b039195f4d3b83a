import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createApolloTransport, createApolloUpgradeRequest, type Feature, FeatureProvider } from '../sdk/index.ts';
import { useToast } from './actions/toasts.tsx';
import { TokenContext } from './actions/use-action.ts';
import { AdminStrip } from './admin/admin-strip.tsx';
import { Builder } from './builder/builder.tsx';
import { useView } from './gates/use-view.ts';
import { createProductClients } from './session/product-clients.ts';
import { fetchViewer, type Viewer } from './session/viewer.ts';

interface WorkspaceProps {
  readonly token: string;
  /** With the reason, where somebody did not choose to leave. */
  readonly onSignedOut: (why: string | null) => void;
}

/** Everything behind the sign-in. One Apollo Client and one socket for as long as it is mounted. */
export function Workspace({ token, onSignedOut }: WorkspaceProps): ReactNode {
  const [clients] = useState(() => createProductClients(token));
  const transport = useMemo(() => createApolloTransport({ client: clients.apollo, socket: clients.socket }), [clients]);
  const fileRequest = useMemo(() => createApolloUpgradeRequest({ client: clients.apollo }), [clients]);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [view, reveal] = useView();
  const [adminOpen, setAdminOpen] = useState(() => window.innerWidth >= 1180);
  const [wanted, setWanted] = useState('');
  const toast = useToast();

  useEffect(() => {
    let current = true;
    fetchViewer(clients.apollo).then(
      (answer) => current && setViewer(answer),
      () => current && onSignedOut('Your session is over. Please sign in again.'),
    );
    return () => {
      current = false;
    };
  }, [clients, onSignedOut]);

  /** Files the request; then the panel beside shows what was asked for, so that somebody can decide. */
  async function requestUpgrade(feature: Feature): Promise<string | null> {
    const refusal = await fileRequest(feature);
    if (refusal !== null) return refusal;
    const { name, key } = feature;
    setAdminOpen(true);
    setWanted(key);
    const whoDecides = 'Super admins see it in their console and may approve it, or switch it on in the panel here.';
    toast('info', `You asked for ${name ?? key}`, `Your request waits for its decision. ${whoDecides}`);
    return null;
  }

  return (
    <TokenContext value={token}>
      <FeatureProvider transport={transport} onRequestUpgrade={requestUpgrade}>
        <div className="workspace" data-admin={adminOpen ? 'open' : 'closed'}>
          <Builder viewer={viewer} view={view} onSignOut={() => onSignedOut(null)} />
          <AdminStrip
            tenant={viewer?.tenant ?? null}
            open={adminOpen}
            onToggle={() => setAdminOpen(!adminOpen)}
            wanted={wanted}
            onSearch={setWanted}
            onReveal={reveal}
            onCutConnection={() => clients.socket.terminate()}
          />
        </div>
      </FeatureProvider>
    </TokenContext>
  );
}
