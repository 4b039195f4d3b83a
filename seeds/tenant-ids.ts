const tenant = (number: number): string => `7e2a0000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Ids of the demo's tenants, by short name. They never change, so that links and tests can name them. */
export const tenantIds = {
  acme: tenant(1),
  bluebird: tenant(2),
  meridian: tenant(3),
  solo: tenant(4),
  harbour: tenant(5),
  juniper: tenant(6),
  kestrel: tenant(7),
  lumen: tenant(8),
  orchard: tenant(9),
  pinecrest: tenant(10),
  quarry: tenant(11),
  redwood: tenant(12),
} as const;
