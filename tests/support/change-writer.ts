import { Pool } from 'pg';
import type { Scopes } from '../../server/changes/change-feed.ts';

interface RawChange {
  readonly scopes: Scopes;
  /** Statements of the change, written out with their values. */
  readonly sql: string;
  /** False: the announcement is lost. */
  readonly notify?: boolean;
}

/** Writes changes as the change path does, in SQL of the tests' own: the lock, the rows, the revision, the announcement. */
export interface ChangeWriter {
  /** @returns the revision */
  write(change: RawChange): Promise<number>;
  /** As the host application writes: nothing but the statement. */
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

export function createChangeWriter(databaseUrl: string, connections = 2): ChangeWriter {
  const pool = new Pool({ connectionString: databaseUrl, max: connections, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  return {
    async write({ scopes, sql, notify = true }) {
      // Statements of one simple query are one transaction.
      const results: unknown = await pool.query(`
        update head set revision = revision + 1, changed_at = greatest(changed_at, clock_timestamp());
        select set_config('feature_control.writer', 'on', true);
        ${sql};
        insert into change (revision, at, actor_name, operation, scopes)
          select revision, changed_at, 'tests', 'test', '${JSON.stringify(scopes)}'::jsonb from head;
        ${notify ? `select pg_notify('feature_control_change', (select revision::text from head));` : ''}
        select revision::float8 as revision from head`);
      const last = (results as { rows: { revision: number }[] }[]).at(-1);
      return last?.rows[0]?.revision ?? Number.NaN;
    },
    async run(sql) {
      await pool.query(sql);
    },
    close: () => pool.end(),
  };
}

interface OverrideRow {
  readonly tenantId: string;
  readonly key: string;
  readonly value: { readonly enabled: boolean; readonly value?: unknown };
  /** SQL expressions; default: no bound. */
  readonly startsAt?: string;
  readonly expiresAt?: string;
}

const text = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;

/** SQL that replaces a tenant's override of one feature; `value` null: revokes it. */
export function overrideSql({ tenantId, key, value, startsAt, expiresAt }: OverrideRow): string {
  return `${revokeSql(tenantId, key)};
    insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, starts_at, expires_at)
    select '${tenantId}', feature_key, feature_type, ${text(value)}, 'admin', ${startsAt ?? 'null'}, ${expiresAt ?? 'null'}
    from feature_registry where feature_key = '${key}'`;
}

export function revokeSql(tenantId: string, key: string): string {
  return `update tenant_feature_override set revoked_at = clock_timestamp()
    where tenant_id = '${tenantId}' and feature_key = '${key}' and revoked_at is null`;
}

/** SQL that writes one row of a tier. */
export function tierRowSql(tierId: string, key: string, value: OverrideRow['value'], allowOverride = true): string {
  return `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override)
    select '${tierId}', feature_key, feature_type, ${text(value)}, ${allowOverride}
    from feature_registry where feature_key = '${key}'
    on conflict (license_tier_id, feature_key) do update
      set feature_value = excluded.feature_value, allow_tenant_override = excluded.allow_tenant_override`;
}

export function tenantSql(id: string, slug: string, tierId: string | null, licenseEnds = 'null'): string {
  return `insert into tenant (id, name, slug, license_tier_id, license_expires_at)
    values ('${id}', '${slug}', '${slug}', ${tierId === null ? 'null' : `'${tierId}'`}, ${licenseEnds})`;
}
