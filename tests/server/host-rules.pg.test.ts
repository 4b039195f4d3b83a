import type { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { examine } from '../../server/cli/examine-database.ts';
import { rehearseHost } from '../../server/cli/rehearse-host.ts';
import { importTiers } from '../../server/migration/import-tiers.ts';
import { readTierMigration } from '../../server/migration/read-tier-migration.ts';
import { setFeatureControlMode } from '../../server/modes/set-feature-control-mode.ts';
import { createOrm, migrateUp } from '../../server/orm.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { createTenant } from '../../server/tenants/create-tenant.ts';
import { TenantLoader } from '../../server/tenants/tenant.loader.ts';
import { createTier } from '../../server/tiers/create-tier.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { superAdmin } from '../support/callers.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { refused } from '../support/refused.ts';

let database: TestDatabase;
let orm: MikroORM;
beforeEach(async () => {
  database = await createEmptyDatabase();
  orm = await createOrm({ databaseUrl: database.url });
});
afterEach(async () => {
  await orm.close(true);
  await database.drop();
});

const TIER = 'c1000000-0000-4000-8000-000000000001';
const context = () => ({ em: orm.em, caller: superAdmin(), pinnedMode: null, compiledFeatures });

async function switchTo(mode: FeatureControlMode): Promise<void> {
  const { digest } = await setFeatureControlMode(context(), { mode, target: null, dryRun: true });
  await setFeatureControlMode(context(), { mode, target: null, confirm: digest });
}

/** A tier with a tenant, which were there before us, and the registry. */
async function host(
  json: 'json' | 'jsonb' = 'jsonb',
  features: string | null = '{"models": {"openai": true}}',
): Promise<void> {
  await database.query(`create table license_tier (id uuid primary key, name text, features ${json});
    create table tenant (id uuid primary key, name text, slug text, license_tier_id uuid references license_tier, is_active boolean,
      license_expires_at timestamptz)`);
  await database.query(`insert into license_tier values ('${TIER}', 'Pro', $1)`, [features]);
  await database.query(`insert into tenant values (gen_random_uuid(), 'First', 'first', '${TIER}', true)`);
  await migrateUp(database.url);
  await importTiers(orm, { absent: 'default' });
}

const REFUSING = `create function guard_plans() returns trigger language plpgsql as
    $$ begin raise exception 'plans are edited in the back office'; end $$;
  create trigger guard_plans before update of features on license_tier for each row execute function guard_plans()`;

describe('a trigger of the host that does not let features be written', () => {
  test('is named, by the switch to enforce and by doctor before it', async () => {
    await host();
    expect(await rehearseHost(orm.em)).toEqual([]);
    await database.query(REFUSING);
    const message =
      'The function "guard_plans" of a trigger of the host\'s does not allow it: plans are edited in the back office';
    expect(await rehearseHost(orm.em)).toEqual([{ what: 'tiers', message }]);
    const refusal = await refused(switchTo('enforce'));
    expect(refusal).toMatchObject({
      code: 'INVALID_VALUE',
      message,
      details: { detail: 'HOST_TRIGGER', function: 'guard_plans' },
    });
    expect(await database.query('select mode from feature_control_setting')).toEqual([{ mode: 'legacy' }]);
  });

  test('is not remembered under the idempotency key: once it is gone, the same request goes through', async () => {
    await host();
    await switchTo('enforce');
    await database.query(REFUSING);
    const input = {
      tierId: TIER,
      expectedVersion: 1,
      changes: [{ key: 'models.mistral', value: { enabled: true } }],
      idempotencyKey: 'once',
    };
    expect(await refused(setTierFeatures(context(), input))).toMatchObject({ details: { detail: 'HOST_TRIGGER' } });
    await database.query('drop trigger guard_plans on license_tier');
    expect((await setTierFeatures(context(), input)).outcome.changedKeys).toEqual(['models.mistral']);
  });

  test('because the role of servers may not do what it does', async () => {
    await host();
    const role = `app_${crypto.randomUUID().replaceAll('-', '')}`;
    await database.query(`create table plan_history (features jsonb);
      create function keep_history() returns trigger language plpgsql as
        $$ begin insert into plan_history values (old.features); return new; end $$;
      create trigger keep_history after update on license_tier for each row execute function keep_history();
      create role ${role} login password 'secret'`);
    try {
      await migrateUp(database.url, { appRole: role });
      const url = new URL(database.url);
      [url.username, url.password] = [role, 'secret'];
      const app = await createOrm({ databaseUrl: url.href });
      try {
        const [tiers] = (await rehearseHost(app.em)) ?? [];
        expect(tiers?.what).toBe('tiers');
        expect(tiers?.message).toContain('"keep_history"');
        expect(tiers?.message).toContain('permission denied for table plan_history');
        await database.query('alter function keep_history() security definer');
        expect(await rehearseHost(app.em)).toEqual([]);
        expect(await database.query('select * from plan_history')).toEqual([]);

        const settings = { url: url.href, listenUrl: url.href, mode: null, auditKey: null };
        const said = async (): Promise<string[]> =>
          (await examine(settings)).flatMap(({ check, detail }) => (check === 'host tables' ? [detail] : []));
        expect(await said()).toEqual(['They take what servers write.']);
        await database.query('alter table tenant enable row level security');
        const [hidden] = await said();
        expect(hidden).toContain(`Row level security applies to ${role} in tenant`);
      } finally {
        await app.close(true);
      }
    } finally {
      await database.query(`drop owned by ${role}; drop role ${role}`);
    }
  });
});

describe('a name that only the host knows to be taken', () => {
  test('is NAME_TAKEN, and free again for the same idempotency key', async () => {
    await host();
    await database.query(`create unique index tier_name_of_host on license_tier (replace(lower(name), ' ', ''));
      create unique index tenant_slug_of_host on tenant (replace(slug, '-', ''))`);
    await switchTo('enforce');
    const tier = { name: 'P r o', idempotencyKey: 'tier' };
    expect(await refused(createTier(context(), tier))).toMatchObject({ code: 'NAME_TAKEN', inputPath: ['name'] });
    await database.query(`update license_tier set name = 'Old' where id = $1`, [TIER]);
    await createTier(context(), tier);

    await createTenant(context(), { name: 'Acme', slug: 'ac-me' });
    const tenant = { name: 'Acme', slug: 'acme', idempotencyKey: 'tenant' };
    expect(await refused(createTenant(context(), tenant))).toMatchObject({ code: 'NAME_TAKEN', inputPath: ['slug'] });
    await database.query(`update tenant set slug = 'other' where slug = 'ac-me'`);
    await createTenant(context(), tenant);
  });
});

describe("a host's users", () => {
  test('that must have an address and a name get one where the token tells none', async () => {
    await database.query('create table app_user (id uuid primary key, email text not null unique, name text not null)');
    await host();
    await switchTo('enforce');
    const { actor } = superAdmin();
    const caller = { ...superAdmin(), actor: { ...actor, subject: 'nameless', email: null, name: null } };
    for (const name of ['One', 'Two']) await createTier({ ...context(), caller }, { name });
    const [row, ...others] = await database.query<{ email: string; name: string }>(
      'select email, name from app_user where subject = $1',
      ['nameless'],
    );
    expect(others).toEqual([]);
    expect(row?.email).toMatch(/^[0-9a-f]{32}@feature-control\.invalid$/);
    expect(row?.name).toBe('nameless');
  });

  test('whose roles are others are told by doctor, before anything is changed', async () => {
    await database.query(
      `create table app_user (id uuid primary key, role text not null constraint our_roles check (role in ('owner', 'editor')))`,
    );
    await host();
    const found = (await rehearseHost(orm.em)) ?? [];
    expect(found.map(({ what }) => what)).toEqual(['users']);
    expect(found[0]?.message).toBe(`The rule "our_roles" of the host's table "app_user" does not allow it.`);
    expect(await database.query('select from app_user')).toEqual([]);
  });
});

describe('a column of the host that is empty where ours could not be', () => {
  test('is told as suspended, and as a licence without an end', async () => {
    await host();
    await database.query(`insert into tenant (id, name, slug, is_active, license_expires_at) values
      (gen_random_uuid(), 'Endless', 'endless', true, 'infinity'), (gen_random_uuid(), null, 'unset', null, null)`);
    const { edges } = await new TenantLoader(orm.em.fork()).list({}, {});
    expect(edges.map(({ node }) => [node.name, node.isActive, node.licenseExpiresAt])).toEqual([
      ['Endless', true, null],
      ['First', true, null],
      ['unset', false, null],
    ]);
    const suspended = await new TenantLoader(orm.em.fork()).list({ state: 'SUSPENDED' }, {});
    expect(suspended.edges.map(({ node }) => node.name)).toEqual(['unset']);
  });

  test('does not make a new tenant or tier a suspended one', async () => {
    await host();
    await database.query('alter table license_tier alter column is_active drop default');
    await switchTo('enforce');
    await createTenant(context(), { name: 'New', slug: 'new' });
    await createTier(context(), { name: 'New' });
    expect(
      await database.query(
        `select is_active from tenant where slug = 'new' union all select is_active from license_tier where name = 'New'`,
      ),
    ).toEqual([{ is_active: true }, { is_active: true }]);
  });
});

describe.each(['json', 'jsonb'] as const)('a tier without JSON, in a column of type %s', (type) => {
  test('names nothing once it enforces, for the importer and for what is left to import', async () => {
    await host(type, null);
    await switchTo('enforce');
    expect(await database.query(`select features_original::text as kept from license_tier`)).toEqual([
      { kept: '{"$null": true}' },
    ]);
    const { outcome } = await importTiers(orm, { absent: 'default', dryRun: true });
    expect({ unmapped: outcome.unmapped, invalid: outcome.invalid, shapeless: outcome.shapeless }).toEqual({
      unmapped: [],
      invalid: [],
      shapeless: [],
    });
    expect(await readTierMigration(orm.em.fork())).toMatchObject({ tiers: [{ otherKeys: [], invalidKeys: [] }] });
  });
});
