import type { ConfigTransaction } from '../server/changes/config-transaction.ts';
import { usagePeriod } from '../server/usage/usage-period.ts';
import { recordWrites, type WrittenTable } from './record-writes.ts';
import { seedConflict } from './seed-catalog.ts';
import { tenantIds } from './tenant-ids.ts';
import { demoConflict, seedTenants } from './tenants.ts';
import { seedUsers } from './users.ts';

const TENANTS: WrittenTable = {
  entityType: 'tenant',
  select: `select id, id as "entityId", '$tier' as key, jsonb_build_object('name', name, 'slug', slug,
      'tierId', license_tier_id, 'licenseExpiresAt', license_expires_at, 'isActive', is_active) as image
    from tenant where id = any($1::uuid[]) order by id`,
};

const REQUESTS: WrittenTable = {
  entityType: 'tenant',
  created: 'request',
  select: `select id, tenant_id as "entityId", feature_key as key, jsonb_build_object('requestId', id, 'status', status,
      'requestedValue', requested_value, 'notes', notes, 'requestedBy', requested_by, 'expiresAt', expires_at,
      'decidedBy', decided_by, 'decidedAt', decided_at, 'decisionNote', decision_note) as image
    from upgrade_request where tenant_id = any($1::uuid[]) order by id`,
};

const OVERRIDES: WrittenTable = {
  entityType: 'tenant',
  select: `select id, tenant_id as "entityId", feature_key as key, jsonb_build_object('value', feature_value,
      'origin', origin, 'requestId', request_id, 'startsAt', starts_at, 'expiresAt', expires_at, 'reason', reason) as image
    from tenant_feature_override where tenant_id = any($1::uuid[]) and revoked_at is null order by id`,
};

const INSERT_TENANTS = `insert into tenant (id, name, slug, license_tier_id, license_expires_at, is_active, revision)
  select s.id, s.name, s.slug, s."tierId", s."licenseExpiresAt", s."isActive", $2::bigint
  from jsonb_to_recordset($1::jsonb) as s(id uuid, name text, slug text, "tierId" uuid, "licenseExpiresAt" timestamptz,
    "isActive" boolean)
  where s."tierId" is null or exists (select 1 from license_tier t where t.id = s."tierId")
  on conflict do nothing`;

/** Users are no input of resolution, so the log does not list them. */
const INSERT_USERS = `insert into app_user (id, subject, email, name, role, tenant_id)
  select s.id, s.subject, s.email, s.name, s.role, s."tenantId"
  from jsonb_to_recordset($1::jsonb) as s(id uuid, subject text, email text, name text, role text, "tenantId" uuid)
  where s."tenantId" is null or exists (select 1 from tenant t where t.id = s."tenantId")
  on conflict do nothing`;

const INSERT_REQUESTS = `insert into upgrade_request (id, tenant_id, feature_key, feature_type, requested_value, notes, status,
    requested_by, created_at, expires_at, decided_by, decided_at, decision_note)
  select s.id, s."tenantId", f.feature_key, f.feature_type, s.value, s.notes,
    case when s."approvedBy" is null then 'pending' else 'approved' end, s."requestedBy", $2::timestamptz,
    $2::timestamptz + interval '30 days', s."approvedBy", case when s."approvedBy" is not null then $2::timestamptz end,
    s."decisionNote"
  from jsonb_to_recordset($1::jsonb) as s(id uuid, "tenantId" uuid, key text, value jsonb, notes text, "requestedBy" uuid,
      "approvedBy" uuid, "decisionNote" text)
    join feature_registry f on f.feature_key = s.key
  on conflict do nothing`;

const INSERT_OVERRIDES = `insert into tenant_feature_override (id, tenant_id, feature_key, feature_type, feature_value, origin,
    request_id, starts_at, expires_at, reason, created_at)
  select s.id, s."tenantId", f.feature_key, f.feature_type, s.value,
    case when s."requestId" is null then 'admin' else 'upgrade' end, s."requestId", s."startsAt", s."expiresAt", s.reason,
    $2::timestamptz
  from jsonb_to_recordset($1::jsonb) as s(id uuid, "tenantId" uuid, key text, value jsonb, "requestId" uuid,
      "startsAt" timestamptz, "expiresAt" timestamptz, reason text)
    join feature_registry f on f.feature_key = s.key
  on conflict do nothing`;

/** Usage is no configuration: it has no revision, and the log does not list it. */
const INSERT_USAGE = `insert into tenant_usage (tenant_id, feature_key, period, used)
  select s."tenantId", f.feature_key, s.period, s.used
  from jsonb_to_recordset($1::jsonb) as s("tenantId" uuid, key text, period date, used bigint)
    join feature_registry f on f.feature_key = s.key
  on conflict do nothing`;

/**
 * Adds the demo's tenants that are missing, each with its overrides and requests, and the users. A tenant that exists is an
 * admin's and stays as it is. The tiers come first.
 * @returns the ids of the added ones
 */
export async function seedTenantRows(tx: ConfigTransaction): Promise<readonly string[]> {
  const { query, now, nextRevision } = tx;
  const later = (milliseconds: number | null): Date | null =>
    milliseconds === null ? null : new Date(now + milliseconds);
  const added = await recordWrites(
    tx,
    TENANTS,
    seedTenants.map((tenant) => tenant.id),
    async () => {
      const rows = seedTenants.map((tenant) => ({ ...tenant, licenseExpiresAt: later(tenant.licenseEndsIn) }));
      await query(INSERT_TENANTS, [JSON.stringify(rows), nextRevision]);
    },
  );
  await query(INSERT_USERS, [JSON.stringify(seedUsers)]);
  const ids = added.map((tenant) => tenant.id);
  if (ids.length === 0) return ids;

  const tenants = seedTenants.filter((tenant) => ids.includes(tenant.id));
  const seededAt = new Date(now);
  await recordWrites(tx, REQUESTS, ids, async () => {
    const rows = tenants.flatMap(({ id, requests }) => requests.map((request) => ({ ...request, tenantId: id })));
    await query(INSERT_REQUESTS, [JSON.stringify(rows), seededAt]);
  });
  await recordWrites(tx, OVERRIDES, ids, async () => {
    const rows = tenants.flatMap(({ id, overrides }) =>
      overrides.map((override) => ({
        ...override,
        tenantId: id,
        startsAt: later(override.startsIn),
        expiresAt: later(override.endsIn),
      })),
    );
    await query(INSERT_OVERRIDES, [JSON.stringify(rows), seededAt]);
  });
  const used = tenants.flatMap(({ id, usage }) =>
    usage.map((count) => ({ ...count, tenantId: id, period: usagePeriod(count.key, now).start })),
  );
  await query(INSERT_USAGE, [JSON.stringify(used)]);
  // After the override that it pushes aside: the rule is younger than the grant, which could not be made the other way round.
  if (ids.includes(tenantIds.redwood)) await seedConflict(tx, demoConflict.key, demoConflict.conflictsWith);
  tx.touch({ tenants: ids });
  return ids;
}
