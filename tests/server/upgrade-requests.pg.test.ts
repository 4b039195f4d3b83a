import { describe, expect, test } from 'vitest';
import {
  approveUpgradeRequest,
  type ApproveUpgradeRequest,
} from '../../server/upgrade-requests/approve-upgrade-request.ts';
import { cancelUpgradeRequest } from '../../server/upgrade-requests/cancel-upgrade-request.ts';
import { expireUpgradeRequests } from '../../server/upgrade-requests/expire-upgrade-requests.ts';
import { rejectUpgradeRequest } from '../../server/upgrade-requests/reject-upgrade-request.ts';
import { requestUpgrade, type RequestUpgrade } from '../../server/upgrade-requests/request-upgrade.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { refused } from '../support/refused.ts';
import { by, entitledWorld, person } from './entitled-world.ts';

const world = entitledWorld();
const ON = { enabled: true };
const ada = person('super_admin', 'ada');
const bob = person('super_admin', 'bob');
const tina = () => person('tenant_admin', 'tina', world.acme);

function ask(
  key = 'api.webhooks',
  more: Partial<RequestUpgrade> = {},
  caller = tina(),
  mode: FeatureControlMode | null = null,
) {
  return requestUpgrade(by(world.orm, caller, mode), { tenantId: world.acme, key, value: ON, ...more });
}

function approve(
  id: string,
  more: Partial<ApproveUpgradeRequest> = {},
  caller = ada,
  mode: FeatureControlMode | null = null,
) {
  return approveUpgradeRequest(by(world.orm, caller, mode), { id, ...more });
}

const reject = (id: string, reason: string | null = 'not now') =>
  rejectUpgradeRequest(by(world.orm, ada), { id, reason });
const cancel = (id: string, tenantId: string | null = world.acme) =>
  cancelUpgradeRequest(by(world.orm, tina()), { id }, tenantId);
const idOf = async (asked: ReturnType<typeof ask>): Promise<string> => (await asked).outcome.requestId;

async function request(id: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await world.database.query(
    'select status, decision_note as note, decided_at is not null as decided from upgrade_request where id = $1',
    [id],
  );
  return row;
}

async function overrides(id: string): Promise<unknown[]> {
  return world.database.query(
    `select feature_key as key, feature_value as value, origin, revoked_at is null as live from tenant_feature_override
      where request_id = $1 order by created_at, feature_key`,
    [id],
  );
}

/** As if it had been filed 31 days ago. */
function age(id: string): Promise<unknown> {
  return world.database.query(
    `update upgrade_request set created_at = now() - interval '31 days', expires_at = now() - interval '1 day' where id = $1`,
    [id],
  );
}

describe('asking', () => {
  test('J1 files a request that waits for 30 days, and the gate says so', async () => {
    const { revision, outcome } = await ask('api.webhooks', { notes: ' We need it. ' });
    expect(await world.lines(revision)).toEqual(['request api.webhooks']);
    const [row] = await world.database.query(
      `select status, notes, requested_value as value, expires_at - created_at = interval '30 days' as month from upgrade_request where id = $1`,
      [outcome.requestId],
    );
    expect(row).toEqual({ status: 'pending', notes: 'We need it.', value: ON, month: true });
    expect(await world.feature(world.acme, 'api.webhooks')).toMatchObject({ pendingRequestId: outcome.requestId });
  });

  test('asking again for the same answers with the same request; for another value it is refused', async () => {
    const value = { enabled: true, value: 200 };
    const first = await ask('limits.max_flows', { value });
    expect(await ask('limits.max_flows', { value })).toEqual(first);
    const { code, details } = await refused(ask('limits.max_flows', { value: { enabled: true, value: 300 } }));
    expect([code, details['requestId']]).toEqual(['UPGRADE_ALREADY_PENDING', first.outcome.requestId]);
  });

  test.each<[string, string, Partial<RequestUpgrade>, string]>([
    ['J2 what the tier does not offer', 'models.mistral', {}, 'UPGRADE_NOT_ALLOWED'],
    ['J3 what is on already', 'models.anthropic', {}, 'ALREADY_ENTITLED'],
    ['J18 a smaller limit', 'limits.max_flows', { value: { enabled: true, value: 50 } }, 'ALREADY_ENTITLED'],
    ['the same limit', 'limits.max_flows', { value: { enabled: true, value: 100 } }, 'ALREADY_ENTITLED'],
    ['to be switched off', 'api.webhooks', { value: { enabled: false } }, 'INVALID_VALUE'],
    ['a value of another type', 'api.webhooks', { value: { enabled: true, value: 1 } }, 'INVALID_VALUE'],
    ['an unknown feature', 'models.cohere', {}, 'UNKNOWN_FEATURE'],
    ['an unknown tenant', 'api.webhooks', { tenantId: 'x' }, 'TENANT_NOT_FOUND'],
    ['notes that cannot be read', 'api.webhooks', { notes: 'x'.repeat(2_001) }, 'INVALID_VALUE'],
  ])('is refused: %s', async (_, key, more, code) => {
    const head = await world.head();
    expect((await refused(ask(key, more))).code).toBe(code);
    expect(await world.head()).toBe(head);
  });

  test.each<[string, string, string]>([
    ['a suspended tenant', 'update tenant set is_active = false where id = $1', 'TENANT_INACTIVE'],
    ['a licence that is over', 'update tenant set license_expires_at = now() where id = $1', 'NO_ACTIVE_LICENSE'],
    ['a tenant without a tier', 'update tenant set license_tier_id = null where id = $1', 'UPGRADE_NOT_ALLOWED'],
  ])('is refused for %s', async (_, sql, code) => {
    await world.database.query(sql, [world.acme]);
    expect((await refused(ask())).code).toBe(code);
  });

  test.each<[string, string, string]>([
    ['inactive', 'is_active = false', 'FEATURE_INACTIVE'],
    ['deprecated', 'is_deprecated = true', 'FEATURE_DEPRECATED'],
  ])('is refused for a feature that is %s', async (_, assignment, code) => {
    const where = `where feature_key = 'api.webhooks'`;
    await world.database.query(`update feature_registry set ${assignment} ${where}`);
    try {
      expect((await refused(ask())).code).toBe(code);
    } finally {
      await world.database.query(`update feature_registry set is_active = true, is_deprecated = false ${where}`);
    }
  });

  test.each<FeatureControlMode>(['legacy', 'shadow'])('J20 J21 nothing of it goes in mode %s', async (mode) => {
    const id = await idOf(ask());
    expect((await refused(ask('models.mistral', {}, tina(), mode))).code).toBe('FEATURE_CONTROL_DISABLED');
    expect((await refused(approve(id, {}, ada, mode))).code).toBe('FEATURE_CONTROL_DISABLED');
  });

  test('a larger limit, and no limit at all, are more', async () => {
    const id = await idOf(ask('limits.max_flows', { value: { enabled: true, value: null } }));
    await approve(id);
    expect(await world.feature(world.acme, 'limits.max_flows')).toMatchObject({ unlimited: true });
    const more = { value: { enabled: true, value: 2_000_000 } };
    expect((await refused(ask('limits.max_flows', more))).code).toBe('ALREADY_ENTITLED');
  });
});

describe('approving', () => {
  test('J6 closes the request and makes the override in one change', async () => {
    const id = await idOf(ask());
    const { revision, outcome } = await approve(id, { note: 'Enjoy' });
    expect(outcome.grantedKeys).toEqual(['api.webhooks']);
    expect(await request(id)).toEqual({ status: 'approved', note: 'Enjoy', decided: true });
    expect(await world.lines(revision)).toEqual(['request api.webhooks', 'enable api.webhooks']);
    expect(await world.feature(world.acme, 'api.webhooks')).toMatchObject({
      enabled: true,
      source: 'TENANT_OVERRIDE',
      pendingRequestId: null,
    });
  });

  test('J8 J10 a decision is final', async () => {
    const id = await idOf(ask());
    await approve(id);
    for (const again of [() => approve(id), () => approve(id, {}, bob), () => reject(id), () => cancel(id)]) {
      const { code, details } = await refused(again());
      expect([code, details]).toEqual(['INVALID_STATE', { state: 'APPROVED' }]);
    }
    expect(await overrides(id)).toHaveLength(1);
  });

  test('J15 whoever asked does not approve, whichever tenant it is for', async () => {
    const id = await idOf(ask('api.webhooks', {}, ada));
    expect((await refused(approve(id))).code).toBe('SELF_APPROVAL_FORBIDDEN');
    await approve(id, {}, bob);
    expect(await request(id)).toMatchObject({ status: 'approved' });
  });

  test('J16 what it needs has to be on, or to be given with it', async () => {
    const id = await idOf(ask('components.custom.code_editing'));
    const { code, details } = await refused(approve(id));
    expect([code, details['missing']]).toEqual(['DEPENDENCY_UNMET', ['components.custom.enabled']]);
    expect(await request(id)).toMatchObject({ status: 'pending' });
    const validUntil = new Date(Date.now() + 60_000);
    const { revision } = await approve(id, { includeDependencies: true, validUntil });
    expect(await world.lines(revision)).toEqual([
      'request components.custom.code_editing',
      'enable components.custom.code_editing',
      'enable components.custom.enabled',
    ]);
    expect(await world.feature(world.acme, 'components.custom.code_editing')).toMatchObject({
      enabled: true,
      expiresAt: validUntil.getTime(),
    });
  });

  test('another value and an end may be given', async () => {
    const id = await idOf(ask('limits.max_flows', { value: { enabled: true, value: 500 } }));
    expect((await refused(approve(id, { validUntil: new Date(0) }))).code).toBe('EXPIRY_IN_PAST');
    expect((await refused(approve(id, { value: { enabled: true, value: 100 } }))).code).toBe('ALREADY_ENTITLED');
    expect((await refused(approve(id, { value: { enabled: true, value: -1 } }))).code).toBe('INVALID_VALUE');
    await approve(id, { value: { enabled: true, value: 250 } });
    expect(await overrides(id)).toEqual([
      { key: 'limits.max_flows', value: { enabled: true, value: 250 }, origin: 'upgrade', live: true },
    ]);
  });

  test.each<[string, string, string]>([
    ['the tenant was suspended', 'update tenant set is_active = false where id = $1', 'TENANT_INACTIVE'],
    ['the licence ended', 'update tenant set license_expires_at = now() where id = $1', 'NO_ACTIVE_LICENSE'],
    [
      'the tier no longer offers it',
      `update license_tier_features set allow_tenant_upgrade = false
        where license_tier_id = (select license_tier_id from tenant where id = $1)`,
      'UPGRADE_NOT_ALLOWED',
    ],
  ])('is refused where %s since, and the request stays open', async (_, sql, code) => {
    const id = await idOf(ask());
    await world.database.query(sql, [world.acme]);
    expect((await refused(approve(id))).code).toBe(code);
    expect(await request(id)).toMatchObject({ status: 'pending' });
  });

  test('is refused where an override gave it since', async () => {
    const id = await idOf(ask());
    await setTenantOverride(by(world.orm, bob), {
      tenantId: world.acme,
      key: 'api.webhooks',
      value: ON,
      reason: 'by hand',
    });
    expect((await refused(approve(id))).code).toBe('ALREADY_ENTITLED');
  });

  test('takes the place of a restriction by hand, of which the history is kept', async () => {
    await setTenantOverride(by(world.orm, bob), {
      tenantId: world.acme,
      key: 'api.webhooks',
      value: { enabled: false },
      reason: 'abuse',
    });
    await approve(await idOf(ask()));
    expect(await world.feature(world.acme, 'api.webhooks')).toMatchObject({ enabled: true });
    const [count] = await world.database.query(
      'select count(*)::int as all, count(*) filter (where revoked_at is null)::int as live from tenant_feature_override where tenant_id = $1',
      [world.acme],
    );
    expect(count).toEqual({ all: 2, live: 1 });
  });

  test('a rehearsal tells the impact and decides nothing', async () => {
    const id = await idOf(ask());
    const head = await world.head();
    const { impact } = await approve(id, { dryRun: true });
    expect(impact?.features).toMatchObject([{ key: 'api.webhooks', on: 1 }]);
    expect([await world.head(), await request(id)]).toMatchObject([head, { status: 'pending' }]);
  });

  test('an unknown request', async () => {
    expect((await refused(approve('x'))).code).toBe('UNKNOWN_REQUEST');
    expect((await refused(cancel(await idOf(ask()), world.beta))).code).toBe('UNKNOWN_REQUEST');
  });

  test('with a key a lost answer is told again, and nothing is approved twice', async () => {
    const id = await idOf(ask());
    const key = { idempotencyKey: id };
    expect(await approve(id, key)).toEqual(await approve(id, key));
    expect(await overrides(id)).toHaveLength(1);
  });
});

describe('the other ends', () => {
  test('J9 rejecting needs a reason, which the tenant reads', async () => {
    const id = await idOf(ask());
    expect((await refused(reject(id, ' '))).code).toBe('REASON_REQUIRED');
    const { revision } = await reject(id, 'too early');
    expect(await request(id)).toEqual({ status: 'rejected', note: 'too early', decided: true });
    expect(await world.lines(revision)).toEqual(['request api.webhooks']);
    expect(await idOf(ask())).not.toBe(id);
  });

  test('the tenant takes it back, and may ask again', async () => {
    const id = await idOf(ask());
    await cancel(id);
    expect(await request(id)).toMatchObject({ status: 'cancelled' });
    expect(await world.feature(world.acme, 'api.webhooks')).toMatchObject({ pendingRequestId: null });
    expect((await refused(cancel(id))).details).toEqual({ state: 'CANCELLED' });
  });

  test('J12 after its time a request can be decided no more, and makes way for a new one', async () => {
    const id = await idOf(ask());
    await age(id);
    for (const late of [() => approve(id), () => reject(id), () => cancel(id)]) {
      expect((await refused(late())).details).toEqual({ state: 'EXPIRED' });
    }
    const { revision, outcome } = await ask();
    expect([await request(id), await request(outcome.requestId)]).toMatchObject([
      { status: 'expired' },
      { status: 'pending' },
    ]);
    expect(await world.lines(revision)).toEqual(['request api.webhooks', 'request api.webhooks']);
  });

  test('sweepers at once close each overdue request once, as the system, and say why', async () => {
    const ids = [await idOf(ask()), await idOf(ask('limits.max_flows', { value: { enabled: true, value: null } }))];
    await Promise.all(ids.map(age));
    const head = await world.head();
    const sweep = () => expireUpgradeRequests(world.orm.em, { pinnedMode: null });
    const closed = await Promise.all([sweep(), sweep(), sweep()]);
    expect(closed.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(await world.head()).toBe(head + 1);
    expect(await Promise.all(ids.map(request))).toMatchObject([{ status: 'expired' }, { status: 'expired' }]);
    const [change] = await world.database.query(
      `select c.actor_subject as subject, c.actor_name as name, c.reason, count(l.*)::int as lines
        from change c join feature_audit_log l using (revision) where revision = $1 group by c.revision`,
      [head + 1],
    );
    expect(change).toEqual({ subject: null, name: 'system', reason: 'not decided in time', lines: 2 });
    expect(await sweep()).toBe(0);
    expect(await world.head()).toBe(head + 1);
  });
});

describe('at once', () => {
  test('of two who approve one does, in each of 20 rounds', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await idOf(ask('limits.max_flows', { value: { enabled: true, value: 101 + round } }));
      const outcomes = await Promise.allSettled([approve(id), approve(id, {}, bob)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await overrides(id)).toHaveLength(1);
    }
    const [live] = await world.database.query(
      'select count(*)::int as count from tenant_feature_override where tenant_id = $1 and revoked_at is null',
      [world.acme],
    );
    expect(live).toEqual({ count: 1 });
  });

  test('of approving, rejecting and taking back one happens', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await idOf(ask('limits.max_flows', { value: { enabled: true, value: 1_000 + round } }));
      const outcomes = await Promise.allSettled([approve(id), reject(id), cancel(id)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { status } = (await request(id)) ?? {};
      expect(await overrides(id)).toHaveLength(status === 'approved' ? 1 : 0);
    }
  });

  test('of many who ask one request comes to wait', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => idOf(ask())));
    expect(new Set(ids).size).toBe(1);
  });
});
