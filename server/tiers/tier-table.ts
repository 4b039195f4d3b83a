import type { RecordedTable } from '../changes/recorded-table.ts';

/** A tier without its rows, which the log describes one by one, and without the host's JSON, which is not ours to tell. */
export const tierTable: RecordedTable = {
  entityType: 'tier',
  table: 'license_tier',
  key: `'$tier'`,
  columns: {
    name: ['name', 'text'],
    description: ['description', 'text'],
    isActive: ['is_active', 'boolean'],
    maxUsers: ['max_users', 'int'],
    maxFlows: ['max_flows', 'int'],
    maxApiCalls: ['max_api_calls', 'int'],
  },
};
