import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { demoConflict, seedTenants } from '../../seeds/tenants.ts';
import { seedDemo, seedRegistry } from '../../seeds/seed.ts';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { seedUsers } from '../../seeds/users.ts';
import { compiledFeatures } from '../../seeds/features.ts';
import { FeatureLoader } from '../../server/features/feature.loader.ts';
import { TierLoader } from '../../server/tiers/tier.loader.ts';
import { transactionQuery } from '../../server/database/transaction.ts';
import { createOrm } from '../../server/orm.ts';
import { loadInputs } from '../../server/resolution/load-inputs.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import type { Resolution, ResolvedFeature } from '../../server/resolution/resolved.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let orm: MikroORM;

async function open(): Promise<void> {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
}

async function close(): Promise<void> {
  await orm.close(true);
  await database.drop();
}

async function count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const [row] = await database.query<{ count: string }>(`select count(*) as count ${sql}`, parameters);
  return Number(row?.count);
}

async function head(): Promise<number> {
  const [row] = await database.query<{ revision: string }>('select revision from head');
  return Number(row?.revision);
}

/** Everything that seeds write, as text. */
async function contents(): Promise<string> {
  const tables = [
    'feature_registry',
    'feature_relation',
    'model_registry',
    'component_registry',
    'component_required_feature',
    'license_tier',
    'license_tier_features',
    'tenant',
    'app_user',
    'upgrade_request',
    'tenant_feature_override',
    'head',
    'change',
    'feature_audit_log',
  ];
  const parts = await Promise.all(
    tables.map((table) => database.query(`select to_jsonb(t)::text as row from ${table} t order by 1`)),
  );
  return JSON.stringify(parts);
}

describe('seeding', () => {
  beforeEach(open);
  afterEach(close);

  test('gives the registry 50 features, the seven relations, models of ten providers and components of eight categories', async () => {
    await seedRegistry(orm);

    expect(await count('from feature_registry')).toBe(50);
    expect(await count(`from feature_registry where feature_type = 'boolean'`)).toBe(46);
    expect(await count(`from feature_registry where feature_type = 'integer'`)).toBe(4);
    expect(await count(`from feature_registry where (default_value->>'enabled')::boolean`)).toBe(26);
    expect(await count('from feature_registry where is_premium')).toBe(13);
    expect(await count(`from feature_relation where kind = 'depends_on'`)).toBe(7);
    expect(await count(`from feature_relation where kind = 'conflicts_with'`)).toBe(0);
    expect(await count('from (select distinct provider from model_registry) p')).toBe(10);
    expect(await count('from model_registry')).toBeGreaterThanOrEqual(34);
    expect(await count('from (select distinct category from component_registry) c')).toBe(8);
    expect(await count('from component_registry')).toBeGreaterThanOrEqual(44);
    expect(
      await count(
        'from component_registry c where exists (select from component_required_feature r where r.component_id = c.id)',
      ),
    ).toBeGreaterThan(3);
  });

  test('makes one change that logs every row, by the system and with a reason', async () => {
    await seedRegistry(orm);

    expect(await head()).toBe(1);
    const [change] = await database.query('select operation, reason, performed_by, scopes from change');
    expect(change).toEqual({
      operation: 'seedRegistry',
      reason: 'seed',
      performed_by: null,
      scopes: { catalog: true },
    });
    const rows = await count(
      'from (select id from feature_registry union all select id from model_registry union all select id from component_registry) r',
    );
    expect(
      await count(`from feature_audit_log where action = 'create' and performed_by is null and reason = 'seed'`),
    ).toBe(rows);
    const [webhooks] = await database.query<{ new_value: Record<string, unknown> }>(
      `select new_value from feature_audit_log where feature_key = 'api.webhooks' and entity_type = 'registry'`,
    );
    expect(webhooks?.new_value).toMatchObject({
      defaultValue: { enabled: false },
      isPremium: true,
      dependsOn: ['api.public_endpoints'],
    });
  });

  test('keeps prices to the digit', async () => {
    await seedRegistry(orm);
    const [model] = await database.query(
      `select input_price_per_1k::text as input, output_price_per_1k::text as output from model_registry where model_id = 'text-embedding-3-small'`,
    );
    expect(model).toEqual({ input: '0.000020', output: null });
  });

  test('from two processes at once writes once', async () => {
    const other = await createOrm({ databaseUrl: database.url });
    await Promise.all([seedRegistry(orm), seedRegistry(other)]);
    await Promise.all([seedDemo(other), seedDemo(orm)]);
    await other.close(true);

    expect(await head()).toBe(2);
    expect(await count('from feature_registry')).toBe(50);
    expect(await count('from tenant')).toBe(seedTenants.length);
    // The demo's conflict, once for each of the two features.
    expect(await count(`from feature_audit_log where action not in ('create', 'request')`)).toBe(2);
  });

  test('waits for another process longer than a click would', async () => {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select from head for update');
    const waiting = (): Promise<number> =>
      count(`from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    const seeded = seedRegistry(orm);
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 5_000, interval: 20 });
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 5_000, interval: 20 }); // refused
    await other.query('rollback');
    await other.end();

    expect((await seeded).revision).toBe(1);
  });

  test('writes nothing the second time, not even a revision', async () => {
    await seedRegistry(orm);
    await seedDemo(orm);
    const before = await contents();

    expect((await seedRegistry(orm)).revision).toBe(2);
    expect((await seedDemo(orm)).revision).toBe(2);
    expect(await contents()).toBe(before);
  });

  test('refreshes names, descriptions and missing relations, and logs that', async () => {
    await seedRegistry(orm);
    await database.query(
      `update feature_registry set feature_name = 'Old name', description = null where feature_key = 'api.webhooks'`,
    );
    await database.query(`delete from feature_relation where feature_key = 'api.webhooks'`);
    await seedRegistry(orm);

    const [feature] = await database.query(
      `select feature_name, description is not null as described, version from feature_registry where feature_key = 'api.webhooks'`,
    );
    expect(feature).toEqual({ feature_name: 'Webhooks', described: true, version: 1 });
    expect(await count(`from feature_relation where feature_key = 'api.webhooks'`)).toBe(1);
    const logged = await database.query(
      `select feature_key, action, old_value->>'name' as old from feature_audit_log where revision = 2`,
    );
    expect(logged).toEqual([{ feature_key: 'api.webhooks', action: 'update', old: 'Old name' }]);
  });

  test('leaves defaults and flags that an admin changed', async () => {
    await seedRegistry(orm);
    await database.query(`update feature_registry set default_value = '{"enabled": true}', is_premium = false, is_active = false, display_order = 99
      where feature_key = 'api.webhooks'`);
    await database.query(`update model_registry set is_active = false, input_price_per_1k = 1`);
    const before = await contents();
    await seedRegistry(orm);

    expect(await contents()).toBe(before);
  });

  test('goes on where an admin has declared the opposite of a relation', async () => {
    await seedRegistry(orm);
    await database.query(`delete from feature_relation where feature_key = 'api.webhooks'`);
    await database.query(`insert into feature_relation values ('api.public_endpoints', 'api.webhooks', 'depends_on')`);
    await seedRegistry(orm);

    expect(await count(`from feature_relation where feature_key = 'api.webhooks'`)).toBe(0);
  });

  test('brings the copy for the old system up to date with the registry', async () => {
    await seedRegistry(orm);
    await seedDemo(orm);
    await database.query(`delete from feature_relation`);
    await database.query(`update license_tier set features = features - 'api.webhooks'`);
    await seedRegistry(orm);

    expect(await count(`from license_tier where features ? 'api.webhooks'`)).toBe(3);
  });

  test('writes no copy while the old system decides', async () => {
    await database.query(`update feature_control_setting set mode = 'legacy'`);
    await seedRegistry(orm);
    await seedDemo(orm);

    expect(await count(`from license_tier where features ? 'api.webhooks'`)).toBe(0);
  });

  test('leaves what an admin changed or removed in a tier or a tenant', async () => {
    await seedRegistry(orm);
    await seedDemo(orm);
    await database.query(`delete from license_tier_features where feature_key = 'models.anthropic'`);
    await database.query(
      `update license_tier_features set feature_value = '{"enabled": true, "value": 7}' where feature_key = 'limits.max_flows'`,
    );
    await database.query(`update tenant_feature_override set revoked_at = now()`);
    await database.query(`update tenant set name = 'Renamed', license_tier_id = null where id = $1`, [tenantIds.acme]);
    await database.query(`delete from feature_relation where kind = 'conflicts_with'`);
    const before = await contents();
    await seedDemo(orm);

    expect(await contents()).toBe(before);
  });
});

describe('the demo', () => {
  let seededAt: number;
  beforeAll(async () => {
    await open();
    await seedRegistry(orm);
    await seedDemo(orm);
    const [change] = await database.query<{ at: Date }>('select at from change where revision = 2');
    seededAt = change?.at.getTime() ?? Number.NaN;
  });
  afterAll(close);

  async function resolve(tenantId: string, afterMs = 1_000, inMode?: FeatureControlMode): Promise<Resolution> {
    const loaded = await loadInputs(transactionQuery(orm.em.fork()), {
      catalog: true,
      tierIds: [],
      tenantIds: [tenantId],
    });
    const [tenant] = loaded.tenants;
    const [tier] = loaded.tiers;
    if (tenant === undefined || loaded.catalog === null) throw new Error(`No tenant ${tenantId}.`);
    const inputs = {
      mode: inMode ?? loaded.mode,
      catalog: loaded.catalog,
      tier: tier ?? null,
      tenant,
      compiledFeatures,
    };
    return resolveFeatures(inputs, seededAt + afterMs);
  }

  async function feature(tenantId: string, key: string, afterMs?: number): Promise<ResolvedFeature> {
    const found = (await resolve(tenantId, afterMs)).features.find((candidate) => candidate.key === key);
    if (found === undefined) throw new Error(`No feature ${key}.`);
    return found;
  }

  const MINUTE = 60_000;
  const DAY = 86_400_000;

  test('lists its tiers from the smallest to the largest', async () => {
    const tiers = await new TierLoader(orm.em.fork(), new FeatureLoader(orm.em.fork())).all();
    expect(tiers.map(({ name }) => name)).toEqual(['Free', 'Pro', 'Enterprise']);
  });

  test('has a tenant on each tier whose every tier row comes out as the tier says', async () => {
    for (const id of [tenantIds.acme, tenantIds.bluebird, tenantIds.meridian]) {
      const { features } = await resolve(id);
      const rows = await database.query<{ feature_key: string; enabled: boolean }>(
        `select feature_key, (feature_value->>'enabled')::boolean as enabled from license_tier_features
          where license_tier_id = (select license_tier_id from tenant where id = $1)`,
        [id],
      );
      const ofTier = features.filter((each) => each.source === 'TIER');
      expect(new Map(ofTier.map((each) => [each.key, each.enabled]))).toEqual(
        new Map(rows.map((row) => [row.feature_key, row.enabled])),
      );
      expect(features.filter((each) => each.blockedBy.length > 0)).toEqual([]);
    }
  });

  test('lets a Pro tenant ask for what is off, and for more of what is limited', async () => {
    expect(await feature(tenantIds.acme, 'models.azure_openai')).toMatchObject({ enabled: false, upgradable: true });
    expect(await feature(tenantIds.acme, 'limits.max_flows')).toMatchObject({ limit: 100, upgradable: true });
    expect(await feature(tenantIds.meridian, 'limits.max_flows')).toMatchObject({ unlimited: true, upgradable: false });
  });

  test('shows the 26 defaults to a tenant without a tier', async () => {
    const { features, models } = await resolve(tenantIds.solo);
    expect(features.filter((each) => each.enabled)).toHaveLength(26);
    expect(models.some((model) => model.provider === 'anthropic')).toBe(false);
  });

  test('shows a suspended tenant nothing', async () => {
    const { features, models, components } = await resolve(tenantIds.harbour);
    expect(new Set(features.map((each) => each.reason))).toEqual(new Set(['TENANT_INACTIVE']));
    expect([models, components]).toEqual([[], []]);
  });

  test('holds back what was sold where the licence is over, an approved upgrade too', async () => {
    expect(await feature(tenantIds.juniper, 'models.anthropic')).toMatchObject({
      enabled: false,
      reason: 'LICENSE_EXPIRED',
    });
    expect(await feature(tenantIds.juniper, 'limits.max_flows')).toMatchObject({
      limit: 10,
      reason: 'LICENSE_EXPIRED',
    });
    expect(await feature(tenantIds.juniper, 'integrations.vector_stores.pinecone')).toMatchObject({
      enabled: false,
      ignoredOverride: 'LICENSE_EXPIRED',
    });
  });

  test('starts overrides two minutes and seven days after it was seeded', async () => {
    const key = 'ui.flow_builder.version_control';
    expect(await feature(tenantIds.kestrel, key)).toMatchObject({ enabled: false, ignoredOverride: 'NOT_STARTED' });
    expect(await feature(tenantIds.kestrel, key, 2 * MINUTE - 1)).toMatchObject({ enabled: false });
    expect(await feature(tenantIds.kestrel, key, 2 * MINUTE)).toMatchObject({
      enabled: true,
      source: 'TENANT_OVERRIDE',
    });
    expect(await feature(tenantIds.kestrel, 'models.azure_openai', 7 * DAY - 1)).toMatchObject({ enabled: false });
    expect(await feature(tenantIds.kestrel, 'models.azure_openai', 7 * DAY)).toMatchObject({ enabled: true });
    expect((await resolve(tenantIds.kestrel)).nextChangeAt).toBe(seededAt + 2 * MINUTE);
  });

  test('ends overrides ten minutes and five days after it was seeded', async () => {
    expect(await feature(tenantIds.lumen, 'api.batch_execution', 10 * MINUTE - 1)).toMatchObject({ enabled: true });
    expect(await feature(tenantIds.lumen, 'api.batch_execution', 10 * MINUTE)).toMatchObject({
      enabled: false,
      ignoredOverride: 'EXPIRED',
    });
    expect(await feature(tenantIds.lumen, 'limits.max_flows', 5 * DAY - 1)).toMatchObject({ limit: 250 });
    expect(await feature(tenantIds.lumen, 'limits.max_flows', 5 * DAY)).toMatchObject({ limit: 100, source: 'TIER' });
  });

  test('shows an approved upgrade, and requests that wait', async () => {
    expect(await feature(tenantIds.orchard, 'models.aws_bedrock')).toMatchObject({
      enabled: true,
      source: 'TENANT_OVERRIDE',
    });
    const { models } = await resolve(tenantIds.orchard);
    expect(models.some((model) => model.provider === 'aws_bedrock')).toBe(true);
    for (const key of ['ui.flow_builder.version_control', 'limits.max_api_calls_per_month']) {
      expect((await feature(tenantIds.pinecrest, key)).pendingRequestId).not.toBeNull();
    }
  });

  test('shows dependencies that are not met', async () => {
    for (const key of ['api.webhooks', 'api.batch_execution']) {
      expect(await feature(tenantIds.quarry, key)).toMatchObject({
        enabled: false,
        reason: 'DEPENDENCY_UNMET',
        blockedBy: ['api.public_endpoints'],
      });
    }
  });

  test('shows a conflict, which no other tenant notices', async () => {
    expect(await feature(tenantIds.redwood, demoConflict.conflictsWith)).toMatchObject({
      enabled: true,
      source: 'TENANT_OVERRIDE',
    });
    expect(await feature(tenantIds.redwood, demoConflict.key)).toMatchObject({
      enabled: false,
      reason: 'CONFLICT',
      blockedBy: [demoConflict.conflictsWith],
    });
    for (const { id } of seedTenants) {
      if (id === tenantIds.redwood) continue;
      const { features } = await resolve(id);
      expect(features.filter((each) => each.reason === 'CONFLICT')).toEqual([]);
    }
  });

  test('has two super admins, and an admin for every tenant', async () => {
    expect(await count(`from app_user where role = 'super_admin'`)).toBe(2);
    expect(
      await count(
        `from tenant t where not exists (select from app_user u where u.tenant_id = t.id and u.role = 'tenant_admin')`,
      ),
    ).toBe(0);
    expect(await count('from app_user')).toBe(seedUsers.length);
  });

  test('could go back to the old system without anything changing at tier level', async () => {
    const values = ({ features }: Resolution): unknown =>
      features.map((each) => [each.key, each.enabled, each.limit, each.unlimited]);
    for (const id of [tenantIds.acme, tenantIds.bluebird, tenantIds.meridian]) {
      expect(values(await resolve(id, 1_000, 'legacy'))).toEqual(values(await resolve(id)));
    }
  });

  test('keeps the scale of numbers in the old JSON that belong to others', async () => {
    const rows = await database.query(
      `select features->>'minimum_credits_per_trace' as credits from license_tier order by name`,
    );
    expect(rows).toEqual([{ credits: '0.50' }, { credits: '10.00' }, { credits: '5.00' }]);
  });
});
