import { isIP } from 'node:net';
import type { Caller } from '../auth/actor.ts';
import type { Query } from '../database/query.ts';
import type { AuditRow } from './audit-row.ts';
import { PLAIN_SEAL, type AuditSeal } from './audit-seal.ts';
import type { ChangeScopes } from './change-scopes.ts';

/** What is written about a change, beside the change itself. */
export interface ChangeRecord {
  /** Null: the system itself. */
  readonly caller: Caller | null;
  /** The caller's row in app_user; null for the system. */
  readonly userId: string | null;
  /** The mutation's name, or that of the job. */
  readonly operation: string;
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly scopes: ChangeScopes;
  readonly rows: readonly AuditRow[];
  /** With what the change is sealed; plain SHA-256 unless given. */
  readonly seal?: AuditSeal;
}

// Statements one after the other, not one with CTEs: a data-modifying CTE that locks and audits at once can write no audit row.
const NEXT_REVISION = `update head set revision = revision + 1, changed_at = $1 returning revision::float8 as revision`;
const INSERT_CHANGE = `insert into change
  (revision, at, actor_subject, actor_name, performed_by, operation, reason, ip_address, user_agent, scopes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const INSERT_AUDIT = `insert into feature_audit_log
  (revision, position, entity_type, entity_id, feature_key, action, old_value, new_value,
   performed_by, performed_at, reason, ip_address, user_agent)
  select c.revision, (r.line->>'position')::int, r.line->>'entityType', (r.line->>'entityId')::uuid, r.line->>'key', r.line->>'action',
    nullif(r.line->'oldValue', 'null'::jsonb), nullif(r.line->'newValue', 'null'::jsonb),
    c.performed_by, c.at, c.reason, c.ip_address, c.user_agent
  from change c, jsonb_array_elements($2::jsonb) as r(line) where c.revision = $1`;
const SEAL = 'select seal_changes($1::bigint, $2::text, $3::bytea, $4::bytea)';
const ANNOUNCE = `select pg_notify('feature_control_change', $1::text)`;

/**
 * Gives the change its revision, writes it with its audit rows, seals it, and announces it: all with the transaction that it is called
 * in, which must hold the lock on `head`. The only writer of `change` and of the audit log, and the only caller of `pg_notify`.
 * @returns the revision
 */
export async function recordChange(query: Query, record: ChangeRecord): Promise<number> {
  const { caller } = record;
  const at = new Date(record.at);
  const [head] = await query<{ revision: number }>(NEXT_REVISION, [at]);
  if (head === undefined) throw new Error('The table head has no row: run `npm run migrate`.');
  await query(INSERT_CHANGE, [
    head.revision,
    at,
    caller?.actor.subject ?? null,
    caller === null ? 'system' : (caller.actor.name ?? caller.actor.email),
    record.userId,
    record.operation,
    record.reason,
    // A socket without an address must not keep an admin from saving.
    isIP(caller?.address ?? '') === 0 ? null : (caller?.address ?? null),
    caller?.userAgent ?? null,
    JSON.stringify(record.scopes),
  ]);
  if (record.rows.length > 0) {
    const lines = record.rows.map((row, position) => ({ ...row, position }));
    await query(INSERT_AUDIT, [head.revision, JSON.stringify(lines)]);
  }
  const { id, innerPad, outerPad } = record.seal ?? PLAIN_SEAL;
  await query(SEAL, [head.revision, id, innerPad, outerPad]);
  await query(ANNOUNCE, [String(head.revision)]);
  return head.revision;
}
