/** One right that a running server needs. */
export interface AppRight {
  readonly table: string;
  readonly privilege: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  /** Null: the whole table. */
  readonly column: string | null;
}

const rights = (table: string, ...privileges: AppRight['privilege'][]): AppRight[] =>
  privileges.map((privilege) => ({ table, privilege, column: null }));

/** The host's tables: what its own application may do there is not ours to take away. */
export const HOST_TABLES = ['license_tier', 'tenant', 'app_user'] as const;

/** What is only ever added to. */
export const LOG_TABLES = ['change', 'feature_audit_log'] as const;

const EDITED = [
  ...HOST_TABLES,
  'feature_registry',
  'feature_relation',
  'license_tier_features',
  'upgrade_request',
  'tenant_feature_override',
  'model_registry',
  'component_registry',
  'component_required_feature',
  'idempotency_key',
  'shadow_difference',
  'tenant_usage',
  'api_key',
  'feature_control_node',
];

/** Everything that a running server does with tables, and no more. A new table must be added here, or it cannot be read. */
export const APP_RIGHTS: readonly AppRight[] = [
  ...rights('mikro_orm_migrations', 'SELECT'),
  ...LOG_TABLES.flatMap((table) => rights(table, 'SELECT', 'INSERT')),
  // Not the epoch: that is renewed by whoever restores a backup.
  ...rights('head', 'SELECT'),
  { table: 'head', privilege: 'UPDATE', column: 'revision' },
  { table: 'head', privilege: 'UPDATE', column: 'changed_at' },
  ...rights('feature_control_setting', 'SELECT', 'INSERT', 'UPDATE'),
  ...rights('shadow_sweep', 'SELECT', 'UPDATE'),
  ...EDITED.flatMap((table) => rights(table, 'SELECT', 'INSERT', 'UPDATE', 'DELETE')),
];

/** What a running server calls, itself or in a CHECK. */
export const APP_FUNCTIONS = [
  'valid_feature_value(text, jsonb)',
  'seal_changes(bigint, text, bytea, bytea)',
  'change_digest(change, bytea, bytea)',
  'audit_row_digests(bigint, bytea, bytea)',
  'audit_digest(text, bytea, bytea)',
  'audit_moment(timestamptz)',
] as const;
