/** Somebody whom the demo signs in without a password. */
export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly role: 'super_admin' | 'tenant_admin' | 'member';
  /** Null for super admins. */
  readonly tenantName: string | null;
  readonly tierName: string | null;
}

/** Whom the console is for, of the demo's users; null where the server runs no demo. */
export async function fetchDemoAdmins(signal: AbortSignal): Promise<readonly DemoUser[] | null> {
  const response = await fetch('/demo/users', { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { users } = (await response.json()) as { readonly users: readonly DemoUser[] };
  return users.filter(({ role }) => role !== 'member');
}

/** Signs a user of the demo in. Answers the token. */
export async function signInDemoUser(email: string): Promise<string> {
  const response = await fetch('/demo/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: email }),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { token } = (await response.json()) as { readonly token: string };
  return token;
}
