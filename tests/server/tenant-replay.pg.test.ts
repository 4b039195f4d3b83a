import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { createOrm } from '../../server/orm.ts';
import { assignTenantTier } from '../../server/tenants/assign-tenant-tier.ts';
import { createTenant } from '../../server/tenants/create-tenant.ts';
import { revokeTenantOverride } from '../../server/tenants/revoke-tenant-override.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { updateTenant } from '../../server/tenants/update-tenant.ts';
import { approveUpgradeRequest } from '../../server/upgrade-requests/approve-upgrade-request.ts';
import { cancelUpgradeRequest } from '../../server/upgrade-requests/cancel-upgrade-request.ts';
import { rejectUpgradeRequest } from '../../server/upgrade-requests/reject-upgrade-request.ts';
import { requestUpgrade } from '../../server/upgrade-requests/request-upgrade.ts';
import { superAdmin } from '../support/callers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { by, person } from './entitled-world.ts';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  orm = await createOrm({ databaseUrl: database.url });
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

test('replaying the log gives the rows of tenants, overrides and requests, whatever was done to them', async () => {
  const tenantId = tenantIds.acme;
  const admin = by(orm, superAdmin());
  const tina = by(orm, person('tenant_admin', 'tina', tenantId));
  const ends = new Date(Date.now() + 86_400_000);
  const reason = 'test';
  const ask = async (key: string): Promise<string> =>
    (await requestUpgrade(tina, { tenantId, key, value: { enabled: true }, notes: 'please' })).outcome.requestId;

  const { outcome } = await createTenant(admin, {
    name: 'New',
    slug: 'new',
    tierId: tierIds.free,
    licenseExpiresAt: ends,
  });
  await updateTenant(admin, {
    tenantId: outcome.tenantId,
    expectedVersion: 0,
    isActive: false,
    licenseExpiresAt: null,
  });
  const value = { enabled: true, value: 7 };
  await setTenantOverride(admin, { tenantId, key: 'limits.max_flows', value, expiresAt: ends, reason });
  await setTenantOverride(admin, { tenantId, key: 'limits.max_flows', value, startsAt: ends, reason });
  await setTenantOverride(admin, { tenantId, key: 'models.xai', value: { enabled: false }, reason });
  await revokeTenantOverride(admin, { tenantId, key: 'models.xai', reason });
  await approveUpgradeRequest(admin, { id: await ask('models.aws_bedrock'), validUntil: ends, note: 'ok' });
  await rejectUpgradeRequest(admin, { id: await ask('api.batch_execution'), reason });
  await cancelUpgradeRequest(tina, { id: await ask('api.batch_execution') }, tenantId);
  const pending = await ask('api.batch_execution');
  const report = await verifyAudit(orm);
  expect([report.ok, report.differences]).toEqual([true, []]);

  const moved = { tenantId, tierId: tierIds.enterprise, overridePolicy: 'REVOKE_ALL' } as const;
  const { outcome: assigned } = await assignTenantTier(admin, moved);
  expect(assigned.revokedKeys.toSorted()).toEqual(['limits.max_flows', 'models.aws_bedrock']);
  expect(await verifyAudit(orm)).toMatchObject({ ok: true, differences: [] });
  const rows = await database.query('select status from upgrade_request where id = $1', [pending]);
  expect(rows).toEqual([{ status: 'pending' }]);
});
