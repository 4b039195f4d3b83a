import { registerEnumType } from 'type-graphql';

export const Role = { SUPER_ADMIN: 'super_admin', TENANT_ADMIN: 'tenant_admin', MEMBER: 'member' } as const;
export type Role = (typeof Role)[keyof typeof Role];

registerEnumType(Role, {
  name: 'Role',
  description: 'What a signed-in person may act as.',
  valuesConfig: {
    SUPER_ADMIN: { description: 'Runs the product: reads and changes everything, belongs to no tenant.' },
    TENANT_ADMIN: { description: 'Administers one tenant: sees why features are off, and asks for more.' },
    MEMBER: { description: 'Uses the product as part of one tenant.' },
  },
});
