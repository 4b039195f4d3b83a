import type { ConfigTransaction } from '../changes/config-transaction.ts';
import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';

export type RequestStatus = 'pending' | 'approved' | 'rejected' | 'cancelled' | 'expired';

/** What the log says of a request. */
type RequestImage = Readonly<Record<string, unknown>>;

/** A request, locked. Times are milliseconds since 1970. */
export interface RequestRow {
  readonly id: string;
  readonly tenantId: string;
  readonly key: string;
  readonly status: RequestStatus;
  readonly requestedValue: unknown;
  readonly requestedBy: string;
  readonly expiresAt: number;
  readonly image: RequestImage;
}

const IMAGE = `jsonb_build_object('requestId', id, 'status', status, 'requestedValue', requested_value, 'notes', notes,
  'requestedBy', requested_by, 'expiresAt', expires_at, 'decidedBy', decided_by, 'decidedAt', decided_at,
  'decisionNote', decision_note)`;
const ROW = `id, tenant_id as "tenantId", feature_key as key, status, requested_value as "requestedValue",
  requested_by as "requestedBy", (extract(epoch from expires_at) * 1000)::float8 as "expiresAt", ${IMAGE} as image`;

/** The pending request of a tenant for a feature, locked, also where its time is over. */
export async function findPending(query: Query, tenantId: string, key: string): Promise<RequestRow | null> {
  const sql = `select ${ROW} from upgrade_request
    where tenant_id = $1 and feature_key = $2 and status = 'pending' for update`;
  return (await query<RequestRow>(sql, [tenantId, key]))[0] ?? null;
}

/** Pending requests whose time is over, locked, the oldest first. */
export function findOverdue(query: Query, now: number, atMost: number): Promise<RequestRow[]> {
  const sql = `select ${ROW} from upgrade_request where status = 'pending' and expires_at <= $1
    order by expires_at, id limit $2 for update`;
  return query<RequestRow>(sql, [new Date(now), atMost]);
}

/**
 * An open request. Locked first and tested then: of two who decide at once, the second finds it decided.
 * @param tenantId of which it must be; null: of any
 * @throws {Refusal} UNKNOWN_REQUEST, INVALID_STATE
 */
export async function readOpenRequest(tx: ConfigTransaction, id: string, tenantId: string | null): Promise<RequestRow> {
  const sql = `select ${ROW} from upgrade_request where id = $1 and ($2::uuid is null or tenant_id = $2) for update`;
  const [request] = await tx.query<RequestRow>(sql, [readUuid(id), tenantId]);
  if (request === undefined) throw new Refusal('UNKNOWN_REQUEST', 'There is no such request.', {}, ['id']);
  return request;
}

/** @throws {Refusal} INVALID_STATE where it was decided, or its time is over */
export function refuseClosed({ status, expiresAt }: RequestRow, now: number): void {
  const state = status === 'pending' && expiresAt <= now ? 'expired' : status;
  if (state === 'pending') return;
  throw new Refusal('INVALID_STATE', `The request is ${state} and stays so.`, { state: state.toUpperCase() });
}

const CLOSE = `update upgrade_request set status = $2, decided_by = $3::uuid, decided_at = $4, decision_note = $5
  where id = $1 returning ${IMAGE} as image`;

/** Gives a request its final state, and records that. */
export async function closeRequest(
  tx: ConfigTransaction,
  request: RequestRow,
  status: Exclude<RequestStatus, 'pending'>,
  { decidedBy, note }: { readonly decidedBy: string | null; readonly note: string | null },
): Promise<void> {
  const values = [request.id, status, decidedBy, new Date(tx.now), note];
  const [closed] = await tx.query<{ image: RequestImage }>(CLOSE, values);
  record(tx, request.tenantId, request.key, request.image, closed?.image ?? null);
}

interface NewRequest {
  readonly tenantId: string;
  readonly key: string;
  readonly value: object;
  readonly notes: string | null;
  readonly requestedBy: string;
  readonly expiresAt: number;
}

const INSERT = `insert into upgrade_request (tenant_id, feature_key, feature_type, requested_value, notes, requested_by, created_at, expires_at)
  select $1, f.feature_key, f.feature_type, $3::jsonb, $4, $5::uuid, $6, $7 from feature_registry f where f.feature_key = $2
  returning id, ${IMAGE} as image`;

/** @returns the id of the new request, which is pending */
export async function insertRequest(tx: ConfigTransaction, request: NewRequest): Promise<string> {
  const { tenantId, key, value, notes, requestedBy, expiresAt } = request;
  const times = [new Date(tx.now), new Date(expiresAt)];
  const values = [tenantId, key, JSON.stringify(value), notes, requestedBy, ...times];
  const [row] = await tx.query<{ id: string; image: RequestImage }>(INSERT, values);
  if (row === undefined) throw new Error(`The registry has no feature "${key}".`);
  record(tx, tenantId, key, null, row.image);
  return row.id;
}

function record(
  tx: ConfigTransaction,
  entityId: string,
  key: string,
  oldValue: RequestImage | null,
  newValue: RequestImage | null,
): void {
  tx.record({ entityType: 'tenant', entityId, key, action: 'request', oldValue, newValue });
  // Its tenant is told: what waits for a decision is part of what a gate shows.
  tx.touch({ tenants: [entityId] });
}
