import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createApolloTransport, type Feature, FeatureProvider } from '../sdk/index.ts';
import { useToast } from './actions/toasts.tsx';
import { TokenContext } from './actions/use-action.ts';
import { AdminStrip } from './admin/admin-strip.tsx';
import { Builder } from './builder/builder.tsx';
import { useView } from './gates/use-view.ts';
import { createProductClients } from './session/product-clients.ts';
import { askForUpgrade } from './session/request-upgrade.ts';
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

  async function requestUpgrade(feature: Feature): Promise<void> {
    const { name, key } = feature;
    const mayAsk = viewer?.role === 'TENANT_ADMIN';
    const refusal = mayAsk ? await askForUpgrade(clients.apollo, feature) : null;
    if (refusal !== null) {
      toast('refused', `No request for ${name ?? key}`, refusal);
      return;
    }
    setAdminOpen(true);
    setWanted(key);
    const whoDecides = 'The admin panel shows it now: whoever may decide can switch it on.';
    toast(
      'info',
      `You asked for ${name ?? key}`,
      mayAsk ? `Your request waits for its decision. ${whoDecides}` : whoDecides,
    );
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
