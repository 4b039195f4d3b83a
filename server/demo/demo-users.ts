import { seedTenants } from '../../seeds/tenants.ts';
import { seedTiers } from '../../seeds/tiers.ts';
import { seedUsers } from '../../seeds/users.ts';
import type { Role } from '../auth/actor.ts';

/** Somebody to sign in as, as the page lists them: their situation at the time of seeding. */
export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly tenantName: string | null;
  readonly tierName: string | null;
  readonly situation: string | null;
}

/** All users of the demo. */
export function demoUsers(): readonly DemoUser[] {
  return seedUsers.map(({ email, name, role, tenantId }) => {
    const tenant = seedTenants.find((candidate) => candidate.id === tenantId);
    const tier = seedTiers.find((candidate) => candidate.id === tenant?.tierId);
    return {
      email,
      name,
      role,
      tenantName: tenant?.name ?? null,
      tierName: tier?.name ?? null,
      situation: tenant?.shows ?? null,
    };
  });
}
