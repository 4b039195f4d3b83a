import { IconArrowRight, IconBolt, IconShieldLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { fetchDemoUsers, signIn } from '../actions/demo-api.ts';
import { Brand } from '../brand.tsx';
import { ThemeToggle } from '../theme-toggle.tsx';
import type { DemoUser } from './demo-user.ts';
import { type TenantGroup, tenantGroups } from './tenant-groups.ts';

interface SignInProps {
  /** Why somebody was signed out, where there is something to say. */
  readonly notice: string | null;
  readonly onSignedIn: (token: string) => void;
}

export function SignIn({ notice, onSignedIn }: SignInProps): ReactNode {
  const [users, setUsers] = useState<readonly DemoUser[] | null>(null);
  const [problem, setProblem] = useState(notice);
  const [entering, setEntering] = useState<string | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    fetchDemoUsers(abort.signal).then(setUsers, (error: unknown) => {
      if (!abort.signal.aborted) setProblem(`The list of users did not arrive. ${String(error)}`);
    });
    return () => abort.abort();
  }, []);

  async function enter({ email }: DemoUser): Promise<void> {
    setEntering(email);
    try {
      onSignedIn(await signIn(email));
    } catch (error) {
      setEntering(null);
      setProblem(`Signing in failed. ${String(error)}`);
    }
  }

  return (
    <div className="sign-in">
      <header className="sign-in-bar">
        <span className="brand">
          <Brand /> Loomwork
        </span>
        <ThemeToggle />
      </header>
      <main>
        <div className="sign-in-intro">
          <h1>
            Weave models, tools
            <br /> and data into flows.
          </h1>
          <p>
            Loomwork is a pretend product. What each customer may use in it is decided by Tenant Feature Control, and
            changes while you watch.
          </p>
          <ul>
            <li>
              <IconBolt size={18} aria-hidden /> Switch a feature in the admin panel; its gate opens here at once.
            </li>
            <li>
              <IconShieldLock size={18} aria-hidden /> Every click is checked again on the server.
            </li>
          </ul>
        </div>
        <section className="sign-in-card" aria-labelledby="choose">
          <h2 id="choose">Sign in as</h2>
          <p className="muted">No password: these are the demo’s customers, one for each situation.</p>
          {problem !== null && (
            <p className="notice" role="alert">
              {problem}
            </p>
          )}
          {users === null && problem === null && <p className="muted">Loading…</p>}
          <ul className="tenant-list">
            {tenantGroups(users ?? []).map((group) => (
              <TenantCard key={group.name} group={group} entering={entering} onChoose={(user) => void enter(user)} />
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}

interface TenantCardProps {
  readonly group: TenantGroup;
  readonly entering: string | null;
  readonly onChoose: (user: DemoUser) => void;
}

function TenantCard({ group, entering, onChoose }: TenantCardProps): ReactNode {
  return (
    <li className="tenant-card">
      <div className="tenant-head">
        <h3>{group.name}</h3>
        <span className="chip" data-tier={group.tierName ?? 'none'}>
          {group.tierName ?? 'No tier'}
        </span>
      </div>
      <p className="muted">{group.situation}</p>
      <ul>
        {group.users.map((user) => (
          <li key={user.email}>
            <button type="button" className="user-row" disabled={entering !== null} onClick={() => onChoose(user)}>
              <span className="avatar" aria-hidden="true">
                {user.name
                  .split(' ')
                  .map((part) => part[0])
                  .join('')}
              </span>
              <span className="user-name">
                {user.name}
                <small>{user.role === 'tenant_admin' ? 'Tenant admin' : 'Member'}</small>
              </span>
              <IconArrowRight size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}
