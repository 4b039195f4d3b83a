import { Migration20261122000001_host_tables } from './Migration20261122000001_host_tables.ts';
import { Migration20261122000002_feature_control } from './Migration20261122000002_feature_control.ts';
import { Migration20261122000003_audit_chain } from './Migration20261122000003_audit_chain.ts';
import { Migration20261122000010_nodes } from './Migration20261122000010_nodes.ts';
import { Migration20261122000020_api_key_access } from './Migration20261122000020_api_key_access.ts';
import { Migration20261123000001_two_roles } from './Migration20261123000001_two_roles.ts';

/** Every migration in order. A static list runs the same in development, in tests and in the bundle; a test compares it with this folder. */
export const migrationsList = [
  { name: 'Migration20261122000001_host_tables', class: Migration20261122000001_host_tables },
  { name: 'Migration20261122000002_feature_control', class: Migration20261122000002_feature_control },
  { name: 'Migration20261122000003_audit_chain', class: Migration20261122000003_audit_chain },
  { name: 'Migration20261122000010_nodes', class: Migration20261122000010_nodes },
  { name: 'Migration20261122000020_api_key_access', class: Migration20261122000020_api_key_access },
  { name: 'Migration20261123000001_two_roles', class: Migration20261123000001_two_roles },
];
