import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { createSchema } from '../../server/graphql.ts';
import { importTiers } from '../../server/migration/import-tiers.ts';
import { setFeatureControlMode } from '../../server/modes/set-feature-control-mode.ts';
import { createOrm } from '../../server/orm.ts';
import { superAdmin } from '../support/callers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { actor, executeAs } from '../support/execute-graphql.ts';

const PRO = '00000000-0000-4000-8000-00000000000a';
const schema = createSchema();

let database: TestDatabase;
let orm: MikroORM;
beforeAll(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
  await database.query(`update feature_control_setting set mode = 'legacy'`);
  await database.query(
    `insert into license_tier (id, name, features, max_flows, max_api_calls) values
       ('${PRO}', 'Pro', '{"webhook_support":true,"sso":true,"custom_components":"yes"}', 10, 1000), (gen_random_uuid(), 'Empty', '{}', 1, 1)`,
  );
  await database.query(
    `insert into tenant (name, slug, license_tier_id) values ('Acme', 'acme', '${PRO}'), ('Solo', 'solo', null)`,
  );
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

interface Migration {
  readonly lastRun: { readonly revision: string; readonly actorName: string; readonly reason: string } | null;
  readonly tenantsWithoutTierCount: number;
  readonly tiers: readonly {
    readonly tierName: string;
    readonly tenantCount: number;
    readonly importedAt: string | null;
    readonly importedCount: number;
    readonly pendingKeys: readonly string[];
    readonly invalidKeys: readonly string[];
    readonly otherKeys: readonly string[];
    readonly absentKeys: readonly string[];
  }[];
}

async function report(): Promise<Migration> {
  const { migration } = await readControl();
  return migration;
}

async function readControl(): Promise<{ readonly migration: Migration }> {
  const query = `{ featureControl { migration { lastRun { revision actorName reason } tenantsWithoutTierCount
    tiers { tierName tenantCount importedAt importedCount pendingKeys invalidKeys otherKeys absentKeys } } } }`;
  const { data, errors } = await executeAs({ schema, orm }, actor('super_admin'), query);
  expect(errors).toEqual([]);
  return (data ?? {})['featureControl'] as { migration: Migration };
}

test('the report tells what is left before an import, and what it did afterwards', async () => {
  const before = await report();
  expect(before).toMatchObject({ lastRun: null, tenantsWithoutTierCount: 1 });
  expect(before.tiers.map(({ tierName }) => tierName)).toEqual(['Empty', 'Pro']);
  expect(before.tiers[1]).toMatchObject({
    tenantCount: 1,
    importedAt: null,
    importedCount: 0,
    pendingKeys: ['api.webhooks', 'limits.max_flows', 'limits.max_api_calls_per_month'],
    invalidKeys: ['components.custom.enabled'],
    otherKeys: ['sso'],
  });
  expect(before.tiers[1]?.absentKeys.length).toBeGreaterThan(0);

  const { revision, outcome } = await importTiers(orm, {
    absent: 'default',
    caller: superAdmin(),
    reason: 'moving over',
  });
  const after = await report();
  expect(after.lastRun).toEqual({ revision: String(revision), actorName: 'Ada', reason: 'moving over' });
  const pro = after.tiers[1];
  expect(pro).toMatchObject({
    importedCount: outcome.rows.filter(({ tier }) => tier === 'Pro').length,
    pendingKeys: [],
    invalidKeys: ['components.custom.enabled'],
    otherKeys: ['sso'],
  });
  expect(Math.abs(Date.parse(pro?.importedAt ?? '') - Date.now())).toBeLessThan(60_000);
  expect(pro?.absentKeys).toEqual(
    outcome.wouldSwitchOff.filter(({ tier }) => tier === 'Pro').map(({ feature }) => feature),
  );
});

test('once the tiers hold our copy, the report goes on about what the old system had said', async () => {
  const command = { em: orm.em, caller: superAdmin(), pinnedMode: null, compiledFeatures };
  const before = await report();
  const { digest } = await setFeatureControlMode(command, { mode: 'enforce', dryRun: true });
  await setFeatureControlMode(command, { mode: 'enforce', confirm: digest });
  expect(await database.query('select mode from feature_control_setting')).toEqual([{ mode: 'enforce' }]);
  expect(await report()).toEqual(before);
});
