import type { DemoUser } from '../session/demo-user.ts';

/** What the server said to an action. */
export interface ActionOutcome {
  readonly accepted: boolean;
  readonly message: string;
}

/** Amounts that go with an action on a limit. */
export interface ActionAmounts {
  readonly current: number;
  readonly requested: number;
}

export async function fetchDemoUsers(signal: AbortSignal): Promise<readonly DemoUser[]> {
  const response = await fetch('/demo/users', { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { users } = (await response.json()) as { readonly users: readonly DemoUser[] };
  return users;
}

/** Signs a seeded user in. Answers the token. */
export async function signIn(email: string): Promise<string> {
  const response = await fetch('/demo/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: email }),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { token } = (await response.json()) as { readonly token: string };
  return token;
}

/** Does a gated action. The server decides again, whatever this page shows. */
export async function postAction(
  token: string,
  action: string,
  amounts: ActionAmounts | undefined,
): Promise<ActionOutcome> {
  try {
    const response = await fetch(`/demo/actions/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(amounts ?? {}),
    });
    const { accepted, message } = (await response.json()) as Partial<ActionOutcome>;
    return {
      accepted: accepted === true,
      message: message ?? (response.ok ? 'Done.' : `The server answered ${response.status}.`),
    };
  } catch {
    return { accepted: false, message: 'The server cannot be reached.' };
  }
}
