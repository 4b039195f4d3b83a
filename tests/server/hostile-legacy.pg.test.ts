import type { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { importTiers } from '../../server/migration/import-tiers.ts';
import { setFeatureControlMode } from '../../server/modes/set-feature-control-mode.ts';
import { createOrm, migrateUp } from '../../server/orm.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { createTenant } from '../../server/tenants/create-tenant.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { createTier } from '../../server/tiers/create-tier.ts';
import { superAdmin } from '../support/callers.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { readAnswers, type Has } from '../support/legacy-world.ts';
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

const context = () => ({ em: orm.em, caller: superAdmin(), pinnedMode: null, compiledFeatures });

async function switchTo(mode: FeatureControlMode, target: 'MIRROR' | 'ORIGINAL' | null = null): Promise<void> {
  const rehearsal = await setFeatureControlMode(context(), { mode, target, dryRun: true });
  await setFeatureControlMode(context(), { mode, target, confirm: rehearsal.digest });
}

const HOST = (column: 'json' | 'jsonb'): string => `
  create table license_tier (id uuid primary key, name varchar(60), features ${column}, max_flows numeric, max_api_calls bigint,
    billing_code text not null, price numeric(12, 4) default 19.9000);
  create table tenant (id uuid primary key, company text, license_tier_id uuid references license_tier, license_expires_at timestamp,
    is_active boolean, settings json default '{"note": "\\u0000"}');
  create table invoice (id serial primary key, tenant_id uuid references tenant on delete restrict, tier_id uuid references license_tier);
  create table seat (tenant_id uuid references tenant on delete cascade, email text, primary key (tenant_id, email));
  create view paying as select t.*, l.features from tenant t join license_tier l on l.id = t.license_tier_id;
  create materialized view price_list as select id, name, price from license_tier;
  create function shout() returns trigger language plpgsql as $$ begin new.billing_code := upper(new.billing_code); return new; end $$;
  create trigger shout before insert or update on license_tier for each row execute function shout()`;

const nested = (levels: number, leaf: string): string => '{"models":'.repeat(levels) + leaf + '}'.repeat(levels);

/** What years of hand-written JSON leave behind, with what it says of models.mistral and of limits.max_flows (the column says 7). */
const quirks: readonly (readonly [what: string, json: string | null, mistral: boolean, flows: number])[] = [
  ['no JSON', null, false, 7],
  ['a JSON null', 'null', false, 7],
  ['a word', '"everything"', false, 7],
  ['a number', '42', false, 7],
  ['true', 'true', false, 7],
  ['an empty list', '[]', false, 7],
  ['a list of everything', '[["models.mistral"], {"models.mistral": true}, null, 7, "models.groq"]', false, 7],
  ['a list inside', '{"models": ["mistral"]}', true, 7],
  ['twenty levels', nested(20, '{"mistral": true}'), false, 7],
  ['three thousand levels', nested(3_000, '1'), false, 7],
  ['a number beyond floats', '{"limits.max_flows": 1e400, "rate": 1e400}', false, 10],
  ['a number next to nothing', '{"limits.max_flows": 1e-400, "zero": -0}', false, 0],
  ['a number with places', '{"limits": {"max_flows": 5.00}, "price": 5.00}', false, 5],
  ['capitals', '{"Models.Mistral": true, "MODELS.MISTRAL": true, "models.mistral": false}', false, 7],
  ['prototypes', '{"__proto__": {"models.mistral": true}, "constructor": {"models": {"mistral": true}}}', false, 7],
  ['look-alikes', '{"mоdels.mistral": true, "models．mistral": true, "models.mistral ": true, "": true}', false, 7],
  ['other scripts', '{"функции": {"модели": true}, "機能": [true], "🦊": 1.50, "models.mistral": true}', true, 7],
  ['an envelope of another shape', '{"models": {"mistral": {"enabled": true, "value": null, "note": "x"}}}', false, 7],
  ['a text for a flag', '{"models.mistral": "yes", "limits.max_flows": "9"}', false, 10],
  ['half a megabyte', `{"blob": "${'x'.repeat(500_000)}", "models.mistral": true}`, true, 7],
];

async function fill(): Promise<readonly string[]> {
  await Promise.all(
    quirks.map(async ([what, json]) => {
      await database.query(
        `with tier as (insert into license_tier (id, name, features, max_flows, billing_code) values (gen_random_uuid(), $1, $2, 7.0, 'x') returning id)
         insert into tenant (id, company, license_tier_id, is_active, license_expires_at) select gen_random_uuid(), $1, id, true, 'infinity' from tier`,
        [what, json],
      );
    }),
  );
  await database.query(
    `insert into tenant (id, company, is_active) values (gen_random_uuid(), 'none', true), (gen_random_uuid(), null, null)`,
  );
  await database.query(`insert into invoice (tenant_id, tier_id) select id, license_tier_id from tenant;
    insert into seat select id, 'a@example.com' from tenant`);
  return (await database.query<{ id: string }>('select id from tenant')).map(({ id }) => id);
}

/** Sells the same on every tier while we decide. */
async function sellEverywhere(): Promise<void> {
  const tiers = await database.query<{ id: string; version: number }>('select id, version from license_tier');
  const changes = [
    { key: 'models.mistral', value: { enabled: true } },
    { key: 'limits.max_flows', value: { enabled: true, value: 4_711 } },
  ];
  for (const { id, version } of tiers) {
    await setTierFeatures(context(), { tierId: id, expectedVersion: version, changes });
  }
}

type Said = Readonly<Record<string, readonly [boolean | undefined, number | null | undefined]>>;

async function said(ids: readonly string[], mode: FeatureControlMode): Promise<Said> {
  const read = await readAnswers(database.url, ids);
  expect(read.mode).toBe(mode);
  const tenants = await database.query<{ id: string; company: string | null }>('select id, company from tenant');
  const of = (id: string, key: string): Has | undefined => read.answers.get(id)?.get(key);
  return Object.fromEntries(
    tenants.map(({ id, company }) => [
      company ?? 'nameless',
      [of(id, 'models.mistral')?.enabled, of(id, 'limits.max_flows')?.limit],
    ]),
  );
}

const expected: Said = {
  ...Object.fromEntries(quirks.map(([what, , mistral, flows]) => [what, [mistral, flows]])),
  none: [false, 10],
  // Whether it is active is NULL: nobody says that it is.
  nameless: [false, 0],
};

const original = (): Promise<Record<string, unknown>[]> =>
  database.query(
    'select id, name, features::text, max_flows::text, max_api_calls, billing_code, price::text from license_tier order by id',
  );

describe.each(['json', 'jsonb'] as const)(
  'a database that nobody here has seen, with a column of type %s',
  (column) => {
    test('means the same before the migration, after it, in every mode and back', { timeout: 60_000 }, async () => {
      await database.query(HOST(column));
      const ids = await fill();
      const untouched = await original();
      expect(await said(ids, 'legacy')).toEqual(expected);

      await migrateUp(database.url);
      expect(await said(ids, 'legacy')).toEqual(expected);
      const { outcome } = await importTiers(orm, { absent: 'default' });
      expect(outcome.tiers).toBe(quirks.length);
      expect(outcome.invalid.map(({ tier, feature }) => `${tier}: ${feature}`).toSorted()).toEqual([
        'a number beyond floats: limits.max_flows',
        'a text for a flag: limits.max_flows',
        'a text for a flag: models.mistral',
        'an envelope of another shape: models.mistral',
      ]);
      expect(outcome.unmapped.map(({ key }) => key)).toEqual(
        expect.arrayContaining(['Models.Mistral', 'mоdels.mistral', '__proto__', '機能', '🦊', '']),
      );
      expect(await original()).toEqual(untouched);

      await switchTo('shadow');
      expect(await said(ids, 'shadow')).toEqual(expected);
      await switchTo('enforce');
      expect(await said(ids, 'enforce')).toEqual(expected);
      await switchTo('legacy', 'MIRROR');
      expect(await said(ids, 'legacy')).toEqual(expected);
      await switchTo('enforce');
      await sellEverywhere();
      expect((await said(ids, 'enforce'))['no JSON']).toEqual([true, 4_711]);
      // What was sold is lost with this target, and the rehearsal says so of every tier, whatever its JSON was.
      const rehearsal = await setFeatureControlMode(context(), { mode: 'legacy', target: 'ORIGINAL', dryRun: true });
      expect(rehearsal.differenceCount).toBe(quirks.length + quirks.filter(([, , mistral]) => !mistral).length);
      await switchTo('legacy', 'ORIGINAL');
      expect(await said(ids, 'legacy')).toEqual(expected);
      expect((await original()).map((row) => ({ ...row, billing_code: 'x' }))).toEqual(
        untouched.map((row) => ({ ...row, billing_code: 'x' })),
      );
      expect(await verifyAudit({ em: orm.em.fork() })).toMatchObject({ ok: true, differences: [] });
      expect(await database.query('select count(*)::int as rows from paying')).toEqual([{ rows: quirks.length }]);
    });
  },
);

describe('JSON that only a column of type json can hold', () => {
  test.each([
    ['a zero character', String.raw`{"models.mistral": true, "note": "\u0000"}`],
    ['half a surrogate', String.raw`{"models.mistral": true, "note": "\ud800"}`],
    ['a number beyond PostgreSQL', '{"models.mistral": true, "rate": 1e400000}'],
  ])('is served as ever, and named where it must be converted: %s', async (_what, json) => {
    await database.query(HOST('json'));
    await database.query(
      `insert into license_tier (id, name, features, billing_code) values (gen_random_uuid(), 'Odd', $1, 'x'), (gen_random_uuid(), 'Even', '{}', 'x')`,
      [json],
    );
    await database.query(
      `insert into tenant (id, company, license_tier_id, is_active) select gen_random_uuid(), name, id, true from license_tier`,
    );
    const ids = (await database.query<{ id: string }>('select id from tenant')).map(({ id }) => id);
    const before = await said(ids, 'legacy');
    expect([before['Odd']?.[0], before['Even']?.[0]]).toEqual([true, false]);
    await migrateUp(database.url);
    expect(await said(ids, 'legacy')).toEqual(before);

    for (const attempt of [
      () => importTiers(orm, { absent: 'default' }),
      () => setFeatureControlMode(context(), { mode: 'enforce', dryRun: true }),
    ]) {
      const refusal = await refused(attempt());
      expect(refusal).toMatchObject({ code: 'INVALID_VALUE', details: { detail: 'UNREADABLE_JSON' } });
      expect(refusal.message).toContain('"Odd"');
      expect(refusal.message).not.toContain('"Even"');
    }
    expect(await said(ids, 'legacy')).toEqual(before);
    await database.query(`update license_tier set features = '{"models.mistral": true}' where name = 'Odd'`);
    await importTiers(orm, { absent: 'default' });
    await switchTo('enforce');
    expect((await said(ids, 'enforce'))['Odd']?.[0]).toBe(true);
  });
});

describe("a host's own columns and rules", () => {
  test('that are not met are named, and nothing is written', async () => {
    await database.query(HOST('jsonb'));
    await database.query(`alter table tenant add column region text not null`);
    await database.query(`alter table tenant add constraint only_our_companies check (company is not null)`);
    await migrateUp(database.url);
    await switchTo('enforce');
    const tier = await refused(createTier(context(), { name: 'New' }));
    expect(tier).toMatchObject({ code: 'INVALID_VALUE', details: { table: 'license_tier', column: 'billing_code' } });
    const long = await refused(createTier(context(), { name: 'x'.repeat(61) }));
    expect(long).toMatchObject({ code: 'INVALID_VALUE', details: { detail: 'TOO_LONG' } });
    const tenant = await refused(createTenant(context(), { name: 'New', slug: 'new', idempotencyKey: 'once' }));
    expect(tenant).toMatchObject({ code: 'INVALID_VALUE', details: { table: 'tenant', column: 'region' } });

    await database.query(`alter table license_tier alter column billing_code set default 'none'`);
    await database.query(`alter table tenant alter column region set default 'eu'`);
    const ruled = await refused(createTenant(context(), { name: 'New', slug: 'new' }));
    expect(ruled).toMatchObject({ details: { detail: 'HOST_RULE', constraint: 'only_our_companies' } });
    await database.query('alter table tenant drop constraint only_our_companies');
    // Neither table has a default for its id.
    const { outcome } = await createTier(context(), { name: 'New' });
    await createTenant(context(), { name: 'New', slug: 'new', tierId: outcome.tierId });
    expect(await verifyAudit({ em: orm.em.fork() })).toMatchObject({ ok: true });
  });

  test('let people in whose address the host knows already, and name what else a user must have', async () => {
    await database.query(`create table app_user (id uuid primary key, email text unique, password_hash text);
      insert into app_user values (gen_random_uuid(), '${superAdmin().actor.email}', 'x')`);
    await migrateUp(database.url);
    await switchTo('enforce');
    await createTier(context(), { name: 'One' });
    await createTier(context(), { name: 'Two' });
    expect(await database.query('select subject, email, role from app_user order by subject')).toEqual([
      { subject: superAdmin().actor.subject, email: null, role: 'super_admin' },
      { subject: null, email: superAdmin().actor.email, role: 'member' },
    ]);
    await database.query(`delete from app_user where subject is not null`);
    await database.query(`alter table app_user alter column password_hash set not null`);
    const refusal = await refused(createTier(context(), { name: 'Three' }));
    expect(refusal).toMatchObject({ details: { table: 'app_user', column: 'password_hash' } });
  });

  test('that would make somebody who is suspended active are not adopted', async () => {
    await database.query(`create table tenant (id uuid primary key, is_active text);
      insert into tenant values (gen_random_uuid(), 'no'), (gen_random_uuid(), 'y')`);
    const ids = (await database.query<{ id: string }>('select id from tenant order by is_active')).map(({ id }) => id);
    const { answers } = await readAnswers(database.url, ids);
    expect(ids.map((id) => answers.get(id)?.get('models.openai')?.enabled)).toEqual([false, true]);
    await expect(migrateUp(database.url)).rejects.toThrow('tenant.is_active exists with the type text');
  });
});
