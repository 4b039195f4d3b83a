import type { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { importTiers } from '../../server/migration/import-tiers.ts';
import { setFeatureControlMode } from '../../server/modes/set-feature-control-mode.ts';
import { createOrm, migrateUp } from '../../server/orm.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { superAdmin } from '../support/callers.ts';
import { readAnswers } from '../support/legacy-world.ts';

const TIER = '00000000-0000-4000-8000-00000000000a';
const TENANT = '00000000-0000-4000-8000-00000000000b';
const K12 = '{"webhook_support":true,"sso":true,"minimum_credits_per_trace":5.00,"custom_components":"yes"}';

let database: TestDatabase;
let orm: MikroORM;

beforeEach(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
  await database.query(`update feature_control_setting set mode = 'legacy'`);
});

afterEach(async () => {
  await orm.close(true);
  await database.drop();
});

async function tier(features: string, columns: readonly (number | null)[] = [10, 1_000]): Promise<void> {
  await database.query(
    `insert into license_tier (id, name, features, max_flows, max_api_calls) values ($1, 'Pro', $2, $3, $4)`,
    [TIER, features, ...columns],
  );
  await database.query(`insert into tenant (id, name, slug, license_tier_id) values ($1, 'Acme', 'acme', $2)`, [
    TENANT,
    TIER,
  ]);
}

const keysOf = (notes: readonly { readonly feature: string }[]): string[] => notes.map(({ feature }) => feature);
const rows = (): Promise<Record<string, unknown>[]> =>
  database.query(`select feature_key as key, feature_value as value, allow_tenant_override as override,
    allow_tenant_upgrade as upgrade from license_tier_features order by feature_key`);
const state = async (): Promise<unknown> =>
  (
    await database.query(`select (select json_agg(t order by t.id) from license_tier t) as tiers, (select revision from head) as head,
      (select count(*) from license_tier_features) as rows, (select count(*) from feature_audit_log) as log`)
  )[0];

describe('importTiers', () => {
  test('K12 takes over what is usable, and reports the rest', async () => {
    await tier(K12);
    const { outcome, revision } = await importTiers(orm, { absent: 'default' });
    expect(keysOf(outcome.rows)).toEqual(['api.webhooks', 'limits.max_flows', 'limits.max_api_calls_per_month']);
    expect(keysOf(outcome.invalid)).toEqual(['components.custom.enabled']);
    expect(outcome.unmapped.map(({ key }) => key).toSorted()).toEqual(['minimum_credits_per_trace', 'sso']);
    expect(await rows()).toContainEqual({
      key: 'api.webhooks',
      value: { enabled: true },
      override: true,
      upgrade: false,
    });
    // The JSON is left as it is, to the scale of its numbers.
    const [kept] = await database.query<{ features: string; original: string }>(
      'select features::text, features_original::text as original from license_tier',
    );
    expect(kept?.features).toContain('"minimum_credits_per_trace": 5.00');
    expect(kept?.original).toBe(kept?.features);
    const log = await database.query(
      `select action || ' ' || feature_key as line, c.operation, c.actor_name from feature_audit_log l join change c using (revision)
        where revision = $1 order by position`,
      [revision],
    );
    expect(log).toEqual([
      { line: 'enable api.webhooks', operation: 'importTiers', actor_name: 'system' },
      { line: 'update limits.max_flows', operation: 'importTiers', actor_name: 'system' },
      { line: 'update limits.max_api_calls_per_month', operation: 'importTiers', actor_name: 'system' },
    ]);
  });

  test('K13 a row that is there is kept, and a second run writes nothing', async () => {
    await tier(K12);
    await database.query(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_upgrade)
        values ($1, 'api.webhooks', 'boolean', '{"enabled": false}', true)`,
      [TIER],
    );
    await importTiers(orm, { absent: 'default' });
    expect(await rows()).toContainEqual({
      key: 'api.webhooks',
      value: { enabled: false },
      override: true,
      upgrade: true,
    });
    const before = await state();
    expect((await importTiers(orm, { absent: 'default' })).outcome.rows).toEqual([]);
    expect(await state()).toEqual(before);
  });

  test('a dry run reports the same and changes nothing', async () => {
    await tier(K12);
    const before = await state();
    const rehearsal = await importTiers(orm, { absent: 'grandfather', dryRun: true });
    expect(await state()).toEqual(before);
    expect((await importTiers(orm, { absent: 'grandfather' })).outcome).toEqual(rehearsal.outcome);
  });

  test('what the registry would switch off is reported with its tenants, and grandfather switches it on', async () => {
    await tier(K12);
    const { outcome } = await importTiers(orm, { absent: 'default', dryRun: true });
    // 24 are off by default; one is named, one is named in a way that cannot be used.
    expect(outcome.wouldSwitchOff).toHaveLength(22);
    expect(outcome.wouldSwitchOff[0]).toEqual({ tierId: TIER, tier: 'Pro', feature: 'models.anthropic', tenants: 1 });
    const grandfathered = await importTiers(orm, { absent: 'grandfather' });
    expect(keysOf(grandfathered.outcome.rows.filter((row) => row.grandfathered))).toEqual(
      keysOf(outcome.wouldSwitchOff),
    );
    expect(await rows()).toContainEqual({
      key: 'models.anthropic',
      value: { enabled: true },
      override: true,
      upgrade: false,
    });
  });

  test('a limit that has no end because a column is NULL is reported', async () => {
    await tier('{}', [null, 5]);
    const { outcome } = await importTiers(orm, { absent: 'default' });
    expect(keysOf(outcome.unlimited)).toEqual(['limits.max_flows']);
    expect(await rows()).toContainEqual({
      key: 'limits.max_flows',
      value: { enabled: true, value: null },
      override: true,
      upgrade: false,
    });
  });

  test('once it enforces, running again takes our own copy for no word of the old system', async () => {
    await tier('{"webhook_support": true}');
    await importTiers(orm, { absent: 'default' });
    await database.query(`update feature_control_setting set mode = 'enforce'`);
    await database.query(
      `update license_tier set features = features || (select jsonb_object_agg(feature_key, default_value) from feature_registry)`,
    );
    await database.query(
      `insert into license_tier (name, features) select 'Made here', jsonb_object_agg(feature_key, default_value) from feature_registry`,
    );
    const before = await state();
    expect((await importTiers(orm, { absent: 'grandfather', dryRun: true })).outcome.invalid).toEqual([]);
    expect((await importTiers(orm, { absent: 'default' })).outcome.rows).toEqual([]);
    expect(await state()).toEqual(before);
  });
});

test('a limit column that the host never had says nothing, before the migration, after it, and to the importer', async () => {
  const host = await createEmptyDatabase();
  try {
    await host.query('create table license_tier (id uuid primary key, name text, features jsonb)');
    await host.query('create table tenant (id uuid primary key, license_tier_id uuid)');
    await host.query(`insert into license_tier values ($1, 'Pro', '{}')`, [TIER]);
    await host.query('insert into tenant values ($1, $2)', [TENANT, TIER]);
    const before = await readAnswers(host.url, [TENANT]);
    expect(before.answers.get(TENANT)?.get('limits.max_flows')).toMatchObject({ limit: 10, source: 'DEFAULT' });
    await migrateUp(host.url);
    expect(await readAnswers(host.url, [TENANT])).toEqual(before);
    const hostOrm = await createOrm({ databaseUrl: host.url });
    try {
      const { outcome } = await importTiers(hostOrm, { absent: 'default' });
      expect([outcome.rows, outcome.unlimited]).toEqual([[], []]);
    } finally {
      await hostOrm.close(true);
    }
  } finally {
    await host.drop();
  }
});

test('after the switch to enforce the log explains every tenant and tier that was there before', async () => {
  await tier(K12);
  await importTiers(orm, { absent: 'grandfather' });
  const switchTo = (input: { readonly dryRun?: boolean; readonly confirm?: string }) =>
    setFeatureControlMode(
      { em: orm.em.fork(), caller: superAdmin(), pinnedMode: null, compiledFeatures },
      { mode: 'enforce', reason: 'the report is read', ...input },
    );
  const { digest } = await switchTo({ dryRun: true });
  await switchTo({ confirm: digest });
  const { differences } = await verifyAudit(orm);
  expect(differences.filter(({ kind }) => kind === 'tenant' || kind === 'tier')).toEqual([]);
});
