import type { Role } from '../server/auth/actor.ts';
import { tenantIds } from './tenant-ids.ts';

/** Somebody who can sign in to the demo. Nobody real: the domains are reserved for examples. */
export interface SeedUser {
  readonly id: string;
  /** The `sub` of the tokens that the demo signs for this user. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Null for super admins. */
  readonly tenantId: string | null;
}

type Person = readonly [number: number, name: string, email: string, role: Role, tenantId: string | null];

const people = [
  // Two, because nobody may approve what they asked for themselves.
  [1, 'Ada Lindqvist', 'ada@feature-control.example', 'super_admin', null],
  [2, 'Grace Okafor', 'grace@feature-control.example', 'super_admin', null],
  [3, 'Noor Haddad', 'noor@acme-robotics.example', 'tenant_admin', tenantIds.acme],
  [4, 'Mateo Silva', 'mateo@acme-robotics.example', 'member', tenantIds.acme],
  [5, 'Bea Novak', 'bea@bluebird-bakery.example', 'tenant_admin', tenantIds.bluebird],
  [6, 'Tom Whitaker', 'tom@bluebird-bakery.example', 'member', tenantIds.bluebird],
  [7, 'Ingrid Voss', 'ingrid@meridian-insurance.example', 'tenant_admin', tenantIds.meridian],
  [8, 'Kofi Mensah', 'kofi@meridian-insurance.example', 'member', tenantIds.meridian],
  [9, 'Sofia Marchetti', 'sofia@solo-labs.example', 'tenant_admin', tenantIds.solo],
  [10, 'Edward Finch', 'edward@harbour-finch.example', 'tenant_admin', tenantIds.harbour],
  [11, 'June Park', 'june@juniper-analytics.example', 'tenant_admin', tenantIds.juniper],
  [12, 'Karim Aziz', 'karim@kestrel-logistics.example', 'tenant_admin', tenantIds.kestrel],
  [13, 'Lucia Ferrer', 'lucia@lumen-health.example', 'tenant_admin', tenantIds.lumen],
  [14, 'Oliver Grant', 'oliver@orchard-studio.example', 'tenant_admin', tenantIds.orchard],
  [15, 'Priya Raman', 'priya@pinecrest-university.example', 'tenant_admin', tenantIds.pinecrest],
  [16, 'Daniel Cho', 'daniel@pinecrest-university.example', 'member', tenantIds.pinecrest],
  [17, 'Quentin Moreau', 'quentin@quarry-bank.example', 'tenant_admin', tenantIds.quarry],
  [18, 'Rosa Delgado', 'rosa@redwood-media.example', 'tenant_admin', tenantIds.redwood],
] as const satisfies readonly Person[];

type Email = (typeof people)[number][2];

/** The users of the demo: two super admins, an admin for each tenant, and some members. */
export const seedUsers: readonly SeedUser[] = people.map(([number, name, email, role, tenantId]) => ({
  id: `05e20000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  subject: `demo-user-${number}`,
  email,
  name,
  role,
  tenantId,
}));

/** The id of a seeded user. */
export function userId(email: Email): string {
  const user = seedUsers.find((candidate) => candidate.email === email);
  if (user === undefined) throw new Error(`No seeded user has the address ${email}.`);
  return user.id;
}
