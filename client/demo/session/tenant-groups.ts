import type { DemoUser } from './demo-user.ts';

/** The users of one tenant. */
export interface TenantGroup {
  readonly name: string;
  readonly tierName: string | null;
  readonly situation: string | null;
  readonly users: readonly DemoUser[];
}

/** By tenant, in the order of the server. Super admins are no customers; they have their own panel. */
export function tenantGroups(users: readonly DemoUser[]): readonly TenantGroup[] {
  const customers = users.filter(({ tenantName }) => tenantName !== null);
  return [...Map.groupBy(customers, ({ tenantName }) => tenantName ?? '')].map(([name, members]) => ({
    name,
    tierName: members[0]?.tierName ?? null,
    situation: members[0]?.situation ?? null,
    users: members,
  }));
}
