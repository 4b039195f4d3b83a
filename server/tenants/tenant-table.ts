import type { RecordedTable } from '../changes/recorded-table.ts';

/** A tenant without its overrides and requests, which the log describes one by one. */
export const tenantTable: RecordedTable = {
  entityType: 'tenant',
  table: 'tenant',
  key: `'$tier'`,
  columns: {
    name: ['name', 'text'],
    slug: ['slug', 'text'],
    tierId: ['license_tier_id', 'uuid'],
    licenseExpiresAt: ['license_expires_at', 'timestamptz'],
    isActive: ['is_active', 'boolean'],
  },
};
