import type { ConfigTransaction } from '../changes/config-transaction.ts';
import type { TenantOverride } from '../resolution/resolution-inputs.ts';
import { planOverrides } from '../tenants/override-plan.ts';
import { readTenantWorld, type TenantWorld } from '../tenants/tenant-world.ts';
import { writeOverrides, type NewOverride } from '../tenants/write-overrides.ts';
import type { Image } from './audit-thing.ts';
import { notRevertible } from './not-revertible.ts';
import type { Undo } from './read-undo.ts';

/** Brings overrides of a tenant back to what they were. What has run out meanwhile comes back as what it is: without effect. */
export async function undoOverrides(tx: ConfigTransaction, tenantId: string, undos: readonly Undo[]): Promise<void> {
  const world = await readTenantWorld(tx, tenantId);
  const overrides = undos.flatMap(({ thing, before }) => (before === null ? [] : readOverride(thing.key, before)));
  for (const override of overrides) refuseForbidden(world, override);
  const changes = new Map<string, TenantOverride | null>(undos.map(({ thing }) => [thing.key, null]));
  for (const override of overrides) changes.set(override.key, override);
  const plan = planOverrides(world, changes, tx.now);
  await writeOverrides(tx, tenantId, { keys: undos.map(({ thing }) => thing.key), overrides }, plan);
}

function readOverride(key: string, image: Image): NewOverride {
  const { value, origin, requestId, startsAt, expiresAt, reason } = image;
  const moment = (at: unknown): number | null => (typeof at === 'string' ? Date.parse(at) : null);
  return {
    key,
    value: typeof value === 'object' && value !== null ? value : { enabled: false },
    origin: origin === 'upgrade' ? origin : 'admin',
    requestId: typeof requestId === 'string' ? requestId : null,
    startsAt: moment(startsAt),
    expiresAt: moment(expiresAt),
    reason: typeof reason === 'string' ? reason : null,
  };
}

function refuseForbidden({ tier }: TenantWorld, { key, origin }: NewOverride): void {
  const row = tier?.rows.find((each) => each.key === key);
  if (origin === 'admin' && row?.allowTenantOverride === false) {
    throw notRevertible('OVERRIDE_NOT_ALLOWED', `By now the tier allows no overrides of "${key}".`, { key });
  }
}

const CANCEL = `update upgrade_request u set status = 'cancelled', decided_at = $2, decided_by = $3 where id = $1
  returning jsonb_build_object('requestId', u.id, 'status', u.status, 'requestedValue', u.requested_value, 'notes', u.notes,
    'requestedBy', u.requested_by, 'expiresAt', u.expires_at, 'decidedBy', u.decided_by, 'decidedAt', u.decided_at,
    'decisionNote', u.decision_note) as image`;

/**
 * Cancels a request that the change filed. A decision is final (semantics 2.8): that of an approval stays, and what it gave is
 * taken back as the override that it is.
 * @returns whether there was anything to undo
 */
export async function undoRequest(tx: ConfigTransaction, { thing, before, after }: Undo): Promise<boolean> {
  const status = after?.['status'];
  if (status === 'approved' && before !== null) return false;
  if (before !== null || status !== 'pending') {
    throw notRevertible('FINAL_STATE', 'A request that was decided stays decided.', { state: status });
  }
  const { entityId, key } = thing;
  const [row] = await tx.query<{ image: Image }>(CANCEL, [after?.['requestId'], new Date(tx.now), await tx.userId()]);
  if (row === undefined) throw notRevertible('GONE', 'The request is gone.');
  tx.record({ entityType: 'tenant', entityId, key, action: 'request', oldValue: after, newValue: row.image });
  tx.touch({ tenants: [entityId] });
  return true;
}
