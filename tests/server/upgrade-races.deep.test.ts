import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrm } from '../../server/orm.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { updateTenant } from '../../server/tenants/update-tenant.ts';
import { approveUpgradeRequest } from '../../server/upgrade-requests/approve-upgrade-request.ts';
import { cancelUpgradeRequest } from '../../server/upgrade-requests/cancel-upgrade-request.ts';
import { expireUpgradeRequests } from '../../server/upgrade-requests/expire-upgrade-requests.ts';
import { rejectUpgradeRequest } from '../../server/upgrade-requests/reject-upgrade-request.ts';
import { requestUpgrade } from '../../server/upgrade-requests/request-upgrade.ts';
import { by, entitledWorld, person } from './entitled-world.ts';

const ROUNDS = 200;
const world = entitledWorld();
const ada = person('super_admin', 'ada');
const bob = person('super_admin', 'bob');
const tina = () => person('tenant_admin', 'tina', world.acme);

/** Connections of another server. */
let other: MikroORM;
beforeAll(async () => {
  other = await createOrm({ databaseUrl: world.database.url });
});
afterAll(() => other.close(true));

async function ask(limit: number): Promise<string> {
  const input = { tenantId: world.acme, key: 'limits.max_flows', value: { enabled: true, value: limit } };
  return (await requestUpgrade(by(world.orm, tina()), input)).outcome.requestId;
}

async function count(sql: string): Promise<number> {
  const [row] = await world.database.query<{ count: number }>(`select count(*)::int as count ${sql}`);
  return row?.count ?? -1;
}

test(`two servers approve at once, ${ROUNDS} rounds: no double approval`, async () => {
  let refused = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ask(101 + round);
    const outcomes = await Promise.allSettled([
      approveUpgradeRequest(by(world.orm, ada), { id }),
      approveUpgradeRequest(by(other, bob), { id }),
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      expect(outcome.reason).toMatchObject({ code: 'INVALID_STATE', details: { state: 'APPROVED' } });
      refused += 1;
    }
  }
  expect(refused).toBe(ROUNDS);
  expect(await count('from tenant_feature_override where request_id is not null')).toBe(ROUNDS);
  expect(await count('from tenant_feature_override where revoked_at is null')).toBe(1);
  console.log(`approvals: ${ROUNDS} rounds, 0 double`);
});

test(`approving, rejecting, taking back and expiring at once, ${ROUNDS} rounds: one of them happens`, async () => {
  const tally: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ask(10_000 + round);
    const isOverdue = round % 4 === 0;
    if (isOverdue) {
      await world.database.query(
        `update upgrade_request set created_at = now() - interval '31 days', expires_at = now() where id = $1`,
        [id],
      );
    }
    const outcomes = await Promise.allSettled([
      approveUpgradeRequest(by(world.orm, ada), { id }),
      rejectUpgradeRequest(by(other, bob), { id, reason: 'no' }),
      cancelUpgradeRequest(by(world.orm, tina()), { id }, world.acme),
    ]);
    const sweeps = await Promise.all(
      [world.orm, other].map(({ em }) => expireUpgradeRequests(em, { pinnedMode: null })),
    );
    const decided = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(decided + sweeps.reduce((sum, each) => sum + each, 0)).toBe(1);
    const [request] = await world.database.query<{ status: string }>(
      'select status from upgrade_request where id = $1',
      [id],
    );
    const status = request?.status ?? 'gone';
    expect([isOverdue, status === 'expired']).not.toEqual([true, false]);
    tally[status] = (tally[status] ?? 0) + 1;
    const overrides = await count(`from tenant_feature_override where request_id = '${id}'`);
    expect(overrides).toBe(status === 'approved' ? 1 : 0);
    // Each change of its state is one line.
    expect(await count(`from feature_audit_log where new_value ->> 'requestId' = '${id}' and action = 'request'`)).toBe(
      2,
    );
  }
  console.log(`decisions: ${JSON.stringify(tally)}`);
});

test(`two servers write at once, ${ROUNDS} rounds: no update is lost`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const set = (orm: MikroORM, value: number) =>
      setTenantOverride(by(orm, ada), {
        tenantId: world.acme,
        key: 'limits.max_flows',
        value: { enabled: true, value },
        reason: 'race',
      });
    const rename = (orm: MikroORM, name: string) =>
      updateTenant(by(orm, ada), { tenantId: world.acme, expectedVersion: round, name });
    const [, , ...renamed] = await Promise.allSettled([
      set(world.orm, 1_000_000 + 2 * round),
      set(other, 1_000_001 + 2 * round),
      rename(world.orm, `A ${round}`),
      rename(other, `B ${round}`),
    ]);
    expect(renamed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
  // Every value that was saved is a row of the history, and in the log.
  const values = `from tenant_feature_override where tenant_id = '${world.acme}'`;
  expect(await count(values)).toBe(2 * ROUNDS);
  expect(await count(`${values} and revoked_at is null`)).toBe(1);
  const lines = `from feature_audit_log where entity_id = '${world.acme}'`;
  expect(await count(`${lines} and feature_key = 'limits.max_flows'`)).toBe(2 * ROUNDS);
  expect(await count(`${lines} and feature_key = '$tier' and action = 'update'`)).toBe(ROUNDS);
  console.log(`writes: ${2 * ROUNDS} overrides and ${ROUNDS} renames, 0 lost`);
});
