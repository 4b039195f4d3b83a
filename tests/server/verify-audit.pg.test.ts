import type { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { parseAuditHead, readAuditHead, writeAuditHead } from '../../server/audit/audit-head.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { recordFoundRows } from '../../server/audit/record-found-rows.ts';
import { createSeal, sealWith } from '../../server/changes/audit-seal.ts';
import { configTransaction } from '../../server/changes/config-transaction.ts';
import { transactionQuery } from '../../server/database/transaction.ts';
import { createOrm } from '../../server/orm.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { superAdmin } from '../support/callers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let orm: MikroORM;

beforeEach(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
});

afterEach(async () => {
  await orm.close(true);
  await database.drop();
});

let version = 0;
beforeEach(() => {
  version = 0;
});

async function setLimit(value: number): Promise<number> {
  const { revision } = await setTierFeatures(
    { em: orm.em.fork(), caller: superAdmin(), pinnedMode: null },
    {
      tierId: tierIds.pro,
      expectedVersion: version++,
      changes: [{ key: 'limits.max_flows', value: { enabled: true, value } }],
      reason: `to ${value}`,
    },
  );
  return revision;
}

/** What only a superuser can do. */
async function tamper(sql: string): Promise<void> {
  await database.query(`set session_replication_role = replica; ${sql}; reset session_replication_role`);
}

test('the seeded world is what its log says, and the chain holds', async () => {
  const report = await verifyAudit(orm);
  expect(report.differences).toEqual([]);
  expect(report.chain.tampering).toBeNull();
  expect(report).toMatchObject({ ok: true, hostRowsCompared: true });
  expect(report.rows).toBeGreaterThan(200);
  expect(report.chain.changes).toBe(2);
});

test('what the host writes is in the log with its rows, and in the chain with the next change of ours', async () => {
  await database.query(`set timezone = 'Asia/Tokyo';
    begin; update tenant set license_expires_at = '2030-01-02 03:04:05.678+00' where id = '${tenantIds.acme}';
    insert into tenant (name, slug) values ('New', 'new'); update tenant set name = 'Newer' where slug = 'new'; commit`);
  await database.query(`delete from tenant where id = '${tenantIds.lumen}'`);
  const report = await verifyAudit(orm);
  expect(report.differences).toEqual([]);
  expect(report.chain).toMatchObject({ tampering: null, notSealedYet: 2 });
  await setLimit(101);
  const after = await verifyAudit(orm);
  expect(after).toMatchObject({ ok: true, chain: { notSealedYet: 0, changes: 5, head: { revision: 5 } } });
  expect(
    await database.query(
      `select revision::int, position, action from feature_audit_log where revision in (3, 4) order by 1, 2`,
    ),
  ).toEqual([
    { revision: 3, position: 0, action: 'update' },
    { revision: 3, position: 1, action: 'create' },
    { revision: 3, position: 2, action: 'update' },
    { revision: 4, position: 0, action: 'delete' },
  ]);
});

test('what the host did while nobody logged it is not compared, and is logged with the switch to enforce', async () => {
  await database.query(`update feature_control_setting set mode = 'legacy'`);
  await database.query(`update tenant set name = 'Acme 2' where id = '${tenantIds.acme}'`);
  await database.query(
    `insert into tenant (name, slug) values ('New', 'new'); delete from tenant where slug = 'lumen-health'`,
  );
  expect(await verifyAudit(orm)).toMatchObject({ ok: true, hostRowsCompared: false });
  await configTransaction(
    orm,
    { caller: null, operation: 'setFeatureControlMode', reason: 'switch', pinnedMode: null },
    async (tx) => {
      await tx.query(`update feature_control_setting set mode = 'enforce'`, []);
      expect(await recordFoundRows(tx)).toBe(3);
      tx.touch({ setting: true });
    },
  );
  expect(await verifyAudit(orm)).toMatchObject({ ok: true, hostRowsCompared: true, differences: [] });
});

describe('a write past the command is a difference', () => {
  test.each([
    {
      sql: `update license_tier_features set feature_value = '{"enabled": true, "value": 7}' where license_tier_id = '${tierIds.pro}' and feature_key = 'limits.max_flows'`,
      kind: 'tierRow',
      field: 'value',
    },
    {
      sql: `update feature_registry set display_order = 999 where feature_key = 'models.openai'`,
      kind: 'feature',
      field: 'displayOrder',
    },
    {
      sql: `delete from feature_relation where feature_key = 'api.webhooks'`,
      kind: 'feature',
      field: 'dependsOn',
    },
    { sql: `update model_registry set is_active = false where model_id = 'gpt-4o'`, kind: 'model', field: 'isActive' },
    { sql: `delete from component_required_feature`, kind: 'component', field: 'requiredFeatures' },
    { sql: `delete from tenant_feature_override`, kind: 'override', field: null },
    {
      sql: `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin) values ('${tenantIds.acme}', 'models.mistral', 'boolean', '{"enabled": false}', 'admin')`,
      kind: 'override',
      field: null,
    },
    {
      sql: `update upgrade_request set requested_value = '{"enabled": true, "value": 1}' where feature_key like 'limits.%'`,
      kind: 'request',
      field: 'requestedValue',
    },
    {
      sql: `set session_replication_role = replica; update tenant set is_active = false where id = '${tenantIds.acme}'`,
      kind: 'tenant',
      field: 'isActive',
    },
    {
      sql: `set session_replication_role = replica; delete from license_tier where name = 'Free'`,
      kind: 'tier',
      field: null,
    },
  ])('$kind: $sql', async ({ sql, kind, field }) => {
    await database.query(sql);
    const report = await verifyAudit(orm);
    expect(report).toMatchObject({ ok: false, chain: { tampering: null } });
    expect(report.differences[0]).toMatchObject({ kind, field });
  });
});

describe('a superuser who rewrites history is found out', () => {
  const seal = createSeal('the key of the tests, which nobody knows');

  beforeEach(async () => {
    sealWith(orm, seal);
    for (const value of [101, 102, 103]) await setLimit(value);
  });

  test('untouched, with a key from some change on', async () => {
    expect(await verifyAudit(orm)).toMatchObject({ ok: true, chain: { changes: 5, withoutKey: 2 } });
  });

  test.each([
    {
      what: 'alters a line',
      sql: `update feature_audit_log set new_value = '{"value": {"enabled": true, "value": 500}}' where revision = 4`,
      found: { revision: 4, position: 0, what: 'The line was altered.' },
    },
    {
      what: 'alters the scale of a number, which is the same number',
      sql: `update feature_audit_log set new_value = jsonb_set(new_value, '{value,value}', '102.0') where revision = 4`,
      found: { revision: 4, position: 0, what: 'The line was altered.' },
    },
    {
      what: 'alters one line of many',
      sql: `update feature_audit_log set reason = 'another' where revision = 1 and position = 17`,
      found: { revision: 1, position: 17, what: 'The line was altered.' },
    },
    {
      what: 'removes a line',
      sql: `delete from feature_audit_log where revision = 1 and position = 17`,
      found: { revision: 1, position: 17, what: 'A line of the change was removed.' },
    },
    {
      what: 'adds a line',
      sql: `insert into feature_audit_log (revision, position, entity_type, entity_id, feature_key, action, new_value, performed_at)
        select 4, 1, entity_type, entity_id, 'models.mistral', 'enable', '{}', performed_at from feature_audit_log where revision = 4`,
      found: { revision: 4, position: 1, what: 'A line was put into the change.' },
    },
    {
      what: 'says that it was somebody else',
      sql: `update change set actor_name = 'Grace' where revision = 4`,
      found: { revision: 4, position: null, what: expect.stringContaining('itself was altered') },
    },
    {
      what: 'removes a change',
      sql: `delete from feature_audit_log where revision = 4; delete from change where revision = 4`,
      found: { revision: 4, position: null, what: expect.stringContaining('missing') },
    },
    {
      what: 'seals anew without the key',
      sql: `update feature_audit_log set reason = 'another' where revision = 5; update change set hash = null where revision = 5;
        select seal_changes(5, 'none', null, null)`,
      found: { revision: 5, position: null, what: expect.stringContaining('without a key') },
    },
    {
      what: 'seals anew with another key',
      sql: `update change set hash = null where revision = 5; select seal_changes(5, '${seal.id}', '\\x36', '\\x5c')`,
      found: { revision: 5, position: 0, what: 'The line was altered.' },
    },
    {
      what: 'takes a seal off',
      sql: `update change set hash = null where revision = 4`,
      found: { revision: 4, position: null, what: expect.stringContaining('no seal') },
    },
    {
      what: 'cuts off the tail and forgets the head',
      sql: `delete from feature_audit_log where revision = 5; delete from change where revision = 5`,
      found: { revision: 5, position: null, what: expect.stringContaining('cut off') },
    },
  ])('$what', async ({ sql, found }) => {
    await tamper(sql);
    const report = await verifyAudit(orm);
    expect(report.ok).toBe(false);
    expect(report.chain.tampering).toEqual(found);
  });

  const CUT = `delete from feature_audit_log where revision = 5; delete from change where revision = 5;
    update head set revision = 4; update license_tier_features set feature_value = '{"enabled": true, "value": 102}'
      where license_tier_id = '${tierIds.pro}' and feature_key = 'limits.max_flows'`;

  test('a tail that is cut off with everything shows only against a head that was kept elsewhere', async () => {
    const kept = writeAuditHead((await readAuditHead(transactionQuery(orm.em.fork()))) ?? { revision: 0, hash: '' });
    const knownHead = parseAuditHead(kept);
    expect(await verifyAudit(orm, { knownHead })).toMatchObject({ ok: true });
    await tamper(CUT);
    expect(await verifyAudit(orm)).toMatchObject({ ok: true });
    expect((await verifyAudit(orm, { knownHead })).chain.tampering).toMatchObject({ revision: 5 });
    version = 2;
    await tamper(`update license_tier set version = 2 where id = '${tierIds.pro}'`);
    await setLimit(777);
    expect(await verifyAudit(orm)).toMatchObject({ ok: true });
    expect((await verifyAudit(orm, { knownHead })).chain.tampering?.what).toContain('made anew');
  });

  test('without the key nothing can be vouched for', async () => {
    const report = await verifyAudit(orm, { seal: createSeal('another key, as long as the first') });
    expect(report.chain.tampering).toMatchObject({ revision: 3, what: expect.stringContaining('another key') });
  });

  test('nobody can fill in or change a seal without switching triggers off', async () => {
    await expect(database.query(`update change set hash = '\\x00' where revision = 4`)).rejects.toThrow('append-only');
    await expect(database.query(`update change set hash = null where revision = 4`)).rejects.toThrow('append-only');
  });
});

test('a new key seals from then on; the old one proves what was before it, and seals nothing after it', async () => {
  const [first, second] = [
    createSeal('the first key of the tests, long enough'),
    createSeal('the second key of them, long enough'),
  ];
  sealWith(orm, first);
  await setLimit(1);
  sealWith(orm, second);
  await setLimit(2);
  await setLimit(3);
  expect(await verifyAudit(orm)).toMatchObject({
    ok: false,
    chain: { tampering: { revision: 3, what: expect.stringContaining('sealed with another key') } },
  });
  expect(await verifyAudit(orm, { olderSeals: [first] })).toMatchObject({ ok: true, chain: { withoutKey: 2 } });

  // Whoever has found the old key cannot write on with it.
  sealWith(orm, first);
  await setLimit(4);
  expect(await verifyAudit(orm, { seal: second, olderSeals: [first] })).toMatchObject({
    ok: false,
    chain: {
      tampering: { revision: 6, what: 'The change is sealed with an older key, and those before it with a newer one.' },
    },
  });
});
