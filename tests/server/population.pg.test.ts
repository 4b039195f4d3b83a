import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { transactionQuery } from '../../server/database/transaction.ts';
import { CountedPopulation } from '../../server/resolution/counted-population.ts';
import { loadInputs } from '../../server/resolution/load-inputs.ts';
import { loadPopulation } from '../../server/resolution/load-population.ts';
import { Population } from '../../server/resolution/population.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { resolveFeatures, unknownFeature } from '../../server/resolution/resolve-features.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { readWorld, tenantId } from './read-world.ts';

/** Beside the read world: suspended tenants, ended licences, overrides of yesterday and tomorrow, a request that waits. */
const STATES = `
select set_config('feature_control.writer', 'on', true);
update tenant set is_active = false where id = '${tenantId(3)}';
update tenant set license_expires_at = now() - interval '1 day' where id in ('${tenantId(5)}', '${tenantId(100)}');
update tenant set license_expires_at = now() + interval '90 days' where id = '${tenantId(6)}';
insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, starts_at, expires_at) values
  ('${tenantId(7)}', 'ui.f11', 'boolean', '{"enabled": false}', 'admin', now() - interval '2 days', now() - interval '1 day'),
  ('${tenantId(8)}', 'ui.f21', 'boolean', '{"enabled": false}', 'admin', now() + interval '40 days', null),
  ('${tenantId(9)}', 'ui.f31', 'boolean', '{"enabled": false}', 'admin', now() - interval '1 day', now() + interval '50 days');
insert into app_user (id, subject, email, role) values ('60000000-0000-4000-8000-000000000001', 'asks', 'asks@example.com', 'tenant_admin');
insert into upgrade_request (tenant_id, feature_key, feature_type, requested_value, requested_by)
  values ('${tenantId(10)}', 'ui.f02', 'boolean', '{"enabled": true}', '60000000-0000-4000-8000-000000000001');
`;

let database: TestDatabase;
let orm: MikroORM;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.query(`begin; ${readWorld} ${STATES} commit`);
  orm = await createOrm({ databaseUrl: database.url });
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

/** What one tenant after the other comes out as. */
async function oneByOne(mode: FeatureControlMode, now: number) {
  const query = transactionQuery(orm.em.fork());
  const rows = await query<{ id: string }>('select id from tenant order by name, id', []);
  const ids = rows.map(({ id }) => id);
  const { catalog, tiers, tenants } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: ids });
  if (catalog === null) throw new Error('there is no catalog');
  return ids.map((id) => {
    const tenant = tenants.find((each) => each.id === id);
    if (tenant === undefined) throw new Error(`there is no tenant ${id}`);
    const tier = tiers.find((each) => each.id === tenant.tierId) ?? null;
    return { id, tierId: tenant.tierId, ...resolveFeatures({ mode, catalog, tier, tenant, compiledFeatures }, now) };
  });
}

describe.each(['enforce', 'legacy'] as const)('all tenants, counted in mode %s', (mode) => {
  test('come out as each of them does by itself', async () => {
    const loaded = await loadPopulation(orm.em, true);
    const counted = await CountedPopulation.of(loaded, { mode, compiledFeatures });
    const each = await oneByOne(mode, loaded.now);
    expect(counted.tenantCount).toBe(100);
    const keys = loaded.catalog?.features.map(({ key }) => key) ?? [];
    expect(keys).toHaveLength(51);
    const has = (key: string) => (tenant: (typeof each)[number]) =>
      tenant.features.some((feature) => feature.key === key && feature.enabled);
    for (const key of keys) {
      const on = each.filter(has(key));
      expect([key, counted.countOf(key)]).toEqual([key, on.length]);
      for (const { tierId, enabledTenantCount, tenantCount } of counted.byTier(key)) {
        const ofTier = each.filter((tenant) => tenant.tierId === tierId);
        expect([key, tierId, enabledTenantCount, tenantCount]).toEqual([
          key,
          tierId,
          ofTier.filter(has(key)).length,
          ofTier.length,
        ]);
      }
      expect(counted.members(key, { enabled: true }).map(({ id }) => id)).toEqual(on.map(({ id }) => id));
      for (const { id, features } of each) {
        const feature = features.find((candidate) => candidate.key === key) ?? unknownFeature(key);
        expect(counted.resolve(id, key)).toEqual(feature);
      }
    }
    for (const kind of ['models', 'components'] as const) {
      for (const { id } of loaded.catalog?.[kind] ?? []) {
        const visible = each.filter((tenant) => tenant[kind].some((one) => one.id === id));
        expect([id, counted.countOf(id)]).toEqual([id, visible.length]);
      }
    }
  });
});

describe('what is counted', () => {
  const applied = { epoch: '', revision: 0 };
  let now = 0;
  const population = (): Population =>
    new Population({ em: orm.em, compiledFeatures, pinnedMode: null, applied: () => applied, now: () => now });
  afterEach(() => vi.restoreAllMocks());

  beforeAll(async () => {
    const [head] = await database.query<{ epoch: string; revision: string; now: string }>(
      'select epoch, revision, extract(epoch from now()) * 1000 as now from head',
    );
    Object.assign(applied, { epoch: head?.epoch, revision: Number(head?.revision) });
    now = Number(head?.now);
    await database.query(`update feature_control_setting set mode = 'enforce'`);
  });

  test('is read once for all who ask, until a change, another epoch, or a moment at which time changes something', async () => {
    const counting = population();
    const statements = vi.spyOn(Client.prototype, 'query');
    const [first, second] = await Promise.all([counting.read(false), counting.read(false)]);
    expect(second).toBe(first);
    expect(await counting.read(false)).toBe(first);
    expect(statements.mock.calls.length).toBe(1);

    // What is being read may have begun before the change that is asked about: all who find it too old share one more.
    statements.mockClear();
    const fresh = population();
    const least = first.loaded.revision + 1;
    const old = fresh.read(false);
    const asked = await Promise.all([fresh.read(false, least), fresh.read(false, least), fresh.read(false, least)]);
    expect(new Set([await old, ...asked]).size).toBe(2);
    expect(statements.mock.calls.length).toBe(2);

    const named = await counting.read(true);
    expect(named).not.toBe(first);
    expect(await counting.read(false)).toBe(named);

    // 40 days from now an override begins.
    const moment = named.loaded.nextChangeAt ?? 0;
    expect(moment - named.loaded.now).toBeCloseTo(30 * 86_400_000, -5);
    now = moment;
    expect(await counting.read(false)).not.toBe(named);
    now = named.loaded.now;

    const before = await counting.read(false);
    expect(await counting.read(false, before.loaded.revision)).toBe(before);
    expect(await counting.read(false, before.loaded.revision + 1)).not.toBe(before);
  });

  test('is read again a second later where the host writes without telling', async () => {
    await database.query(`update feature_control_setting set mode = 'legacy'`);
    const counting = population();
    const first = await counting.read(false);
    expect(await counting.read(false)).toBe(first);
    const real = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => real() + 1_001);
    expect(await counting.read(false)).not.toBe(first);
    await database.query(`update feature_control_setting set mode = 'enforce'`);
  });

  test('takes one statement and little time for 10,000 tenants', async () => {
    const large = await createTestDatabase();
    await large.query(`begin; ${readWorld}
      insert into tenant (name, slug, license_tier_id, license_expires_at)
        select 'Many ' || n, 'many-' || n, (select id from license_tier order by id offset n % 3 limit 1),
          case when n % 10 = 0 then now() + n * interval '1 day' end from generate_series(1, 9900) n;
      insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, expires_at)
        select id, 'ui.f01', 'boolean', '{"enabled": false}', 'admin', now() + (row_number() over ()) * interval '1 hour'
          from tenant where slug like 'many-%0'; commit`);
    const over = await createOrm({ databaseUrl: large.url });
    try {
      const times: Record<string, number> = {};
      for (const members of [false, true]) {
        const statements = vi.spyOn(Client.prototype, 'query');
        const started = performance.now();
        const loaded = await loadPopulation(over.em, members);
        const read = performance.now();
        const counted = await CountedPopulation.of(loaded, { mode: 'enforce', compiledFeatures });
        times[`read, ${members ? 'with' : 'without'} names`] = Math.round(read - started);
        times[`counted, ${members ? 'with' : 'without'} names`] = Math.round(performance.now() - read);
        expect(counted.tenantCount).toBe(10_000);
        expect(statements.mock.calls.length).toBe(1);
        statements.mockRestore();
      }
      console.info('milliseconds for 10,000 tenants, 1,090 of them with overrides of their own', times);
      expect(Math.max(...Object.values(times))).toBeLessThan(2_000);
    } finally {
      await over.close();
      await large.drop();
    }
  });
});
