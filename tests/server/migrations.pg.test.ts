import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrationsList } from '../../migrations/migrations-list.ts';
import { createOrm, migrateDown, migrateUp, pendingMigrations } from '../../server/orm.ts';
import { AppUser } from '../../server/tenants/app-user.entity.ts';
import { Tenant } from '../../server/tenants/tenant.entity.ts';
import { LicenseTier } from '../../server/tiers/license-tier.entity.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { describeSchema } from '../support/describe-schema.ts';

let database: TestDatabase;
const names = migrationsList.map(({ name }) => name);

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(async () => {
  await database.drop();
});

const TIER = '00000000-0000-4000-8000-000000000001';
const TENANT = '00000000-0000-4000-8000-000000000002';
const FEATURES = `{"zeta": 1.50, "sso": true, "list": ["a"], "models": {"mistral": true}}`;

const tables = async (): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
  ).map(({ name }) => name);

const leftovers = async (): Promise<unknown> =>
  database.query(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace
    union all select tgname from pg_trigger where not tgisinternal
    union all select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
    union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'v', 'm')
      and relname not like 'mikro_orm%'`);

const mode = async (): Promise<unknown> => (await database.query('select mode from feature_control_setting'))[0];

/** Something in our own tables, to be lost with them. */
const ownRows = `
  insert into feature_registry (feature_key, feature_name, category, feature_type) values ('ui.a', 'A', 'ui', 'boolean'), ('ui.b', 'B', 'ui', 'boolean');
  insert into feature_relation (feature_key, related_key, kind) values ('ui.a', 'ui.b', 'depends_on');
  insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value) values ('${TIER}', 'ui.a', 'boolean', '{"enabled": true}');
  insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin) values ('${TENANT}', 'ui.a', 'boolean', '{"enabled": false}', 'admin');
  insert into tenant_usage (tenant_id, feature_key, period, used) values ('${TENANT}', 'ui.a', '2026-11-01', 3);
  insert into change (revision, at, operation, scopes) values (1000, now(), 'x', '{}');
  insert into feature_audit_log (revision, position, entity_type, entity_id, feature_key, action, new_value, performed_at)
    values (1000, 0, 'tier', '${TIER}', 'ui.a', 'enable', '1', now());`;

test('every migration in the folder is in the list, in order, and under its own name', async () => {
  const folder = path.join(import.meta.dirname, '../../migrations');
  const files = (await readdir(folder)).filter((file) => file.startsWith('Migration')).toSorted();
  expect(files).toEqual(names.map((name) => `${name}.ts`));
  expect(migrationsList.map((migration) => migration.class.name)).toEqual(names);
});

describe('in an empty database', () => {
  test('up twice migrates once, and start-up can tell what is missing', async () => {
    const before = await createOrm({ databaseUrl: database.url });
    expect(await pendingMigrations(before)).toEqual(names);
    await before.close();
    expect((await migrateUp(database.url)).names).toEqual(names);
    expect((await migrateUp(database.url)).names).toEqual([]);
    const after = await createOrm({ databaseUrl: database.url });
    expect(await pendingMigrations(after)).toEqual([]);
    await after.close();
  });

  test('two processes that migrate at once both succeed', async () => {
    const ran = await Promise.all([migrateUp(database.url), migrateUp(database.url)]);
    expect(ran.flatMap((each) => each.names)).toEqual(names);
  });

  test('a fresh install decides by itself from the start', async () => {
    await migrateUp(database.url);
    expect(await mode()).toEqual({ mode: 'enforce' });
    expect(await database.query('select revision from head')).toEqual([{ revision: '0' }]);
  });

  test('down leaves only the tiers’ table, nothing of our functions and triggers, and up builds the same again', async () => {
    await migrateUp(database.url);
    const built = await describeSchema(database);
    expect(await migrateDown(database.url)).toEqual(names.toReversed());
    expect(await tables()).toEqual(['license_tier', 'mikro_orm_migrations']);
    expect(await leftovers()).toEqual([]);
    await migrateUp(database.url);
    expect(await describeSchema(database)).toEqual(built);
  });

  test('down keeps customers, tiers and their features, and the next up takes them over in legacy mode', async () => {
    await migrateUp(database.url);
    await database.query(`insert into license_tier (id, name, features, features_original) values ('${TIER}', 'Pro', '${FEATURES}', '["sso"]');
      insert into tenant (id, name, slug, license_tier_id) values ('${TENANT}', 'Acme', 'acme', '${TIER}');
      insert into app_user (subject, role, tenant_id) values ('alice', 'member', '${TENANT}'); ${ownRows}`);
    const host = `select to_jsonb(l) as tier, to_jsonb(t) as tenant, to_jsonb(u) as app_user from license_tier l, tenant t, app_user u`;
    const [built, rows] = [await describeSchema(database), await database.query(host)];
    await migrateDown(database.url);
    expect(await tables()).toEqual(['app_user', 'license_tier', 'mikro_orm_migrations', 'tenant']);
    expect(await leftovers()).toEqual([]);
    expect(await database.query(host)).toEqual(rows);
    await migrateUp(database.url);
    expect(await database.query(host)).toEqual(rows);
    expect(await describeSchema(database)).toEqual(built);
    expect(await mode()).toEqual({ mode: 'legacy' });
  });
});

test('with only our own tables gone, tiers, tenants and users are read as before', async () => {
  await migrateUp(database.url);
  await database.query(`insert into license_tier (id, name, features) values ('${TIER}', 'Pro', '${FEATURES}');
    insert into tenant (id, name, slug, license_tier_id) values ('${TENANT}', 'Acme', 'acme', '${TIER}')`);
  expect(await migrateDown(database.url, 'own')).toEqual(names.slice(1).toReversed());
  const orm = await createOrm({ databaseUrl: database.url });
  try {
    const em = orm.em.fork();
    expect(await em.find(Tenant, {})).toMatchObject([
      { slug: 'acme', tierId: TIER, isActive: true, licenseExpiresAt: null },
    ]);
    expect(await em.find(LicenseTier, {})).toMatchObject([{ name: 'Pro', features: { sso: true } }]);
    expect(await em.find(AppUser, {})).toEqual([]);
    expect(await pendingMigrations(orm)).toEqual(names.slice(1));
  } finally {
    await orm.close();
  }
});

describe('in the database of a host', () => {
  /** Older types, missing and additional columns, another order: what a customer's own program may have made. */
  const odd = `
    create table license_tier (features json, id uuid primary key, name varchar(40) not null, price money, max_flows bigint);
    create table tenant (id uuid primary key, title text not null, license_tier_id uuid references license_tier (id) on delete set null,
      license_expires_at timestamptz, seats int not null default 3);
    create table app_user (id uuid primary key default gen_random_uuid(), email text not null unique, password_hash text, role varchar(20));
    create index my_tenants_by_tier on tenant (license_tier_id);
    insert into license_tier (id, name, features, price) values ('${TIER}', 'Pro', '${FEATURES}', 9.5);
    insert into tenant (id, title, license_tier_id) values ('${TENANT}', 'Acme', '${TIER}');
    insert into app_user (email, password_hash, role) values ('a@example.com', 'x', 'owner');`;
  const rows = `select l.features::text as features, l.name, l.price, t.title, t.seats, t.license_tier_id, u.email, u.password_hash, u.role
    from license_tier l, tenant t, app_user u`;

  test('its tables are adopted: every column, row and byte of it stays, through up, down, up and down', async () => {
    await database.query(odd);
    const [its, its_rows] = [await describeSchema(database), await database.query(rows)];
    for (const round of [1, 2]) {
      await migrateUp(database.url);
      expect(await database.query(rows), `round ${round}`).toEqual(its_rows);
      expect((await describeSchema(database)).filter((line) => its.includes(line))).toEqual(its);
      expect(await mode()).toEqual({ mode: 'legacy' });
      await database.query(ownRows);
      await database.query(`update license_tier set features_original = to_jsonb(features::text)`);
      await migrateDown(database.url);
      expect(await leftovers()).toEqual([]);
      expect(await database.query(rows)).toEqual(its_rows);
      expect((await describeSchema(database)).filter((line) => !its.includes(line))).toEqual([
        'license_tier.features_original jsonb',
      ]);
      expect(await database.query('select features_original as kept from license_tier')).toEqual([{ kept: FEATURES }]);
    }
  });

  test('its own program goes on inserting without knowing our columns, and is heard while enforcing', async () => {
    await database.query(odd);
    await migrateUp(database.url);
    await database.query(`update feature_control_setting set mode = 'enforce'`);
    await database.query(
      `insert into tenant (id, title) values (gen_random_uuid(), 'One'), (gen_random_uuid(), 'Two')`,
    );
    await database.query(`insert into app_user (email) values ('b@example.com'), ('c@example.com')`);
    await database.query(`insert into license_tier (id, name, features) values (gen_random_uuid(), 'Free', '[]')`);
    await database.query(`update license_tier set features = '{"b": 1, "a": 2}' where name = 'Free'`);
    expect(await database.query(`select revision::int, operation from change order by revision`)).toEqual([
      { revision: 1, operation: 'host' },
      { revision: 2, operation: 'host' },
    ]);
  });

  test('a column of type json takes a patch in SQL as one of type jsonb does', async () => {
    await database.query(odd);
    await migrateUp(database.url);
    await database.query(`update license_tier set features = features::jsonb || '{"ui.a": {"enabled": true}}'`);
    expect(
      await database.query(`select features -> 'ui.a' as patched, features ->> 'zeta' as kept from license_tier`),
    ).toEqual([{ patched: { enabled: true }, kept: '1.50' }]);
  });

  test('features that we added to its tiers survive the way back', async () => {
    await database.query(
      `create table license_tier (id uuid primary key, name text not null); insert into license_tier values ('${TIER}', 'Pro')`,
    );
    await migrateUp(database.url);
    await database.query(`update license_tier set features = '${FEATURES}'`);
    await migrateDown(database.url);
    expect(await describeSchema(database)).toEqual([
      'license_tier PRIMARY KEY (id)',
      "license_tier.features jsonb not null default '{}'::jsonb",
      'license_tier.features_original jsonb',
      'license_tier.id uuid not null',
      'license_tier.name text not null',
    ]);
    expect(await database.query(`select features ->> 'zeta' as zeta from license_tier`)).toEqual([{ zeta: '1.50' }]);
  });

  const unfit = [
    ['license_tier (id int primary key, name text)', 'license_tier.id exists with the type integer'],
    ['license_tier (id uuid primary key, features text)', 'license_tier.features exists with the type text'],
    ['tenant (id uuid primary key, license_tier_id text)', 'tenant.license_tier_id exists with the type text'],
    ['app_user (email text primary key)', 'app_user exists without an "id"'],
  ] as const;
  test.each(unfit)(
    'a table %s is refused with a sentence, and nothing is left of the attempt',
    async (table, sentence) => {
      await database.query(`create table ${table}`);
      const before = await describeSchema(database);
      await expect(migrateUp(database.url)).rejects.toThrow(sentence);
      expect(await describeSchema(database)).toEqual(before);
    },
  );
});
