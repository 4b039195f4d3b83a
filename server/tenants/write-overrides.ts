import type { AuditAction } from '../changes/audit-row.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import type { Features } from './tenant-world.ts';

/** An override to write; the feature's type comes from the registry. */
export interface NewOverride {
  readonly key: string;
  readonly value: object;
  readonly origin: 'admin' | 'upgrade';
  readonly requestId: string | null;
  /** Milliseconds since 1970. */
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
  readonly reason: string | null;
}

/** What the log says of an override. */
type OverrideImage = Readonly<Record<string, unknown>>;

const REVOKE = `update tenant_feature_override o set revoked_at = $3, revoked_by = $4
  where tenant_id = $1 and feature_key = any($2) and revoked_at is null
  returning feature_key as key, jsonb_build_object('value', feature_value, 'origin', origin, 'requestId', request_id,
    'startsAt', starts_at, 'expiresAt', expires_at, 'reason', reason) as image`;
const INSERT = `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, request_id,
    starts_at, expires_at, reason, created_by, created_at)
  select $1, f.feature_key, f.feature_type, $3::jsonb, $4, $5::uuid, $6, $7, $8, $9::uuid, $10
    from feature_registry f where f.feature_key = $2
  returning id, jsonb_build_object('value', feature_value, 'origin', origin, 'requestId', request_id,
    'startsAt', starts_at, 'expiresAt', expires_at, 'reason', reason) as image`;

/**
 * Revokes the tenant's overrides of these keys and writes the given ones in their place: never two live ones, and the history
 * is kept. Each change is recorded, named by its effect on what the tenant has.
 */
export async function writeOverrides(
  tx: ConfigTransaction,
  tenantId: string,
  { keys, overrides }: { readonly keys: readonly string[]; readonly overrides: readonly NewOverride[] },
  { before, after }: { readonly before: Features; readonly after: Features },
): Promise<void> {
  const now = new Date(tx.now);
  const user = await tx.userId();
  const revoked = await tx.query<{ key: string; image: OverrideImage }>(REVOKE, [tenantId, keys, now, user]);
  const old = new Map(revoked.map(({ key, image }) => [key, image]));
  const written = new Map<string, OverrideImage>();
  for (const { key, value, origin, requestId, startsAt, expiresAt, reason } of overrides) {
    const window = [startsAt, expiresAt].map((at) => (at === null ? null : new Date(at)));
    const values = [tenantId, key, JSON.stringify(value), origin, requestId, ...window, reason, user, now];
    const [row] = await tx.query<{ image: OverrideImage }>(INSERT, values);
    if (row === undefined) throw new Error(`The registry has no feature "${key}".`);
    written.set(key, row.image);
  }
  for (const key of keys) {
    const oldValue = old.get(key) ?? null;
    const newValue = written.get(key) ?? null;
    if (oldValue === null && newValue === null) continue;
    const action = effectOn(key, before, after);
    tx.record({ entityType: 'tenant', entityId: tenantId, key, action, oldValue, newValue });
  }
  tx.touch({ tenants: [tenantId] });
}

function effectOn(key: string, before: Features, after: Features): AuditAction {
  const was = before.get(key)?.enabled === true;
  const is = after.get(key)?.enabled === true;
  return was === is ? 'update' : is ? 'enable' : 'disable';
}
