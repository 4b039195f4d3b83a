import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { createSeal, sealWith } from '../../server/changes/audit-seal.ts';
import { APP_RIGHTS } from '../../server/database/app-rights.ts';
import { examineRole } from '../../server/database/examine-role.ts';
import { transactionQuery } from '../../server/database/transaction.ts';
import { createOrm } from '../../server/orm.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { startTestApp } from '../support/app.ts';
import { superAdmin } from '../support/callers.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { tfcHere } from '../support/tfc.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

afterEach(async () => {
  await client.query('rollback');
});

const DENIED = '42501';

describe('the role that servers connect as', () => {
  const forbidden = [
    ...['feature_audit_log', 'change'].flatMap((table) => [
      `update ${table} set reason = 'nothing happened'`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} disable trigger user`,
      `alter table ${table} drop column reason`,
      `drop table ${table} cascade`,
      `create trigger mine before insert on ${table} for each row execute function stamp_updated_at()`,
      `create rule mine as on insert to ${table} do instead nothing`,
      `alter table ${table} owner to current_user`,
      `create index on ${table} (revision)`,
    ]),
    `update change set hash = null`,
    `update change set prev_hash = null, hash = null where revision = 1`,
    `set session_replication_role = replica`,
    `set local session_replication_role = replica`,
    `alter role current_user set session_replication_role = replica`,
    `alter role current_user superuser`,
    `set role postgres`,
    `update head set epoch = gen_random_uuid()`,
    `delete from head`,
    `insert into head (id) values (true)`,
    `delete from feature_control_setting`,
    `alter table tenant disable trigger tenant_host_update`,
    `alter table license_tier_features disable trigger all`,
    `drop trigger change_append_only on change`,
    `drop function change_refuse_rewriting() cascade`,
    `create or replace function change_refuse_rewriting() returns trigger language plpgsql as 'begin return new; end'`,
    `alter function seal_changes(bigint, text, bytea, bytea) security invoker`,
    `create table mine (id int)`,
    `delete from mikro_orm_migrations`,
    `select record_host_write()`,
    `truncate tenant cascade`,
  ];

  test.each(forbidden)('may not: %s', async (sql) => {
    await client.query('begin');
    await expect(client.query(sql)).rejects.toMatchObject({ code: DENIED });
  });

  test('has what a server needs, for every table there is, and cannot rewrite the log', async () => {
    const orm = await createOrm({ databaseUrl: database.url, poolSize: 1 });
    const owner = await createOrm({ databaseUrl: database.ownerUrl, poolSize: 1 });
    try {
      expect(await examineRole(transactionQuery(orm.em.fork()))).toMatchObject({ missing: [], powers: [] });
      expect(await examineRole(transactionQuery(owner.em.fork()))).toMatchObject({ powers: ['is a superuser'] });
      const tables = await database.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      );
      const granted = new Set(APP_RIGHTS.map(({ table }) => table));
      expect(tables.map(({ name }) => name).filter((name) => !granted.has(name))).toEqual([]);
    } finally {
      await orm.close(true);
      await owner.close(true);
    }
  });

  test('makes changes that are sealed, which the chain proves', async () => {
    const orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
    sealWith(orm, createSeal('a key of the tests that is long enough'));
    try {
      const change = { key: 'limits.max_flows', value: { enabled: true, value: 77 } };
      await setTierFeatures(
        { em: orm.em.fork(), caller: superAdmin(), pinnedMode: null },
        { tierId: tierIds.pro, expectedVersion: 0, changes: [change] },
      );
      expect(await verifyAudit(orm)).toMatchObject({ ok: true, chain: { notSealedYet: 0, tampering: null } });
    } finally {
      await orm.close(true);
    }
  });
});

describe('migrating with two roles', () => {
  let empty: TestDatabase;
  let names: { readonly owner: string; readonly app: string };
  let urls: { readonly owner: string; readonly app: string };

  const as = (name: string): string => {
    const url = new URL(empty.ownerUrl);
    url.username = name;
    url.password = 'password-of-the-tests';
    return url.href;
  };
  const run = (url: string, ...args: readonly string[]) => tfcHere(args, { DATABASE_URL: url });

  beforeAll(async () => {
    const id = randomUUID().slice(0, 8);
    names = { owner: `owner_${id}`, app: `Servers "${id}"` };
    empty = await createEmptyDatabase();
    urls = { owner: as(names.owner), app: as(names.app) };
    await empty.query(`create role ${names.owner} login password 'password-of-the-tests'`);
    await empty.query(`create role "${names.app.replaceAll('"', '""')}" login password 'password-of-the-tests'`);
    await empty.query(`alter database ${new URL(empty.ownerUrl).pathname.slice(1)} owner to ${names.owner}`);
  });

  afterAll(async () => {
    const app = `"${names.app.replaceAll('"', '""')}"`;
    await empty.query(`drop owned by ${app}, ${names.owner} cascade`);
    await empty.query(`alter database ${new URL(empty.ownerUrl).pathname.slice(1)} owner to current_user`);
    await empty.query(`drop role ${app}, ${names.owner}`);
    await empty.drop();
  });

  test('a role that does not exist, owns the tables or is a superuser is refused with what to do', async () => {
    const answers = [];
    for (const role of ['nobody_here', names.owner, new URL(empty.ownerUrl).username]) {
      const { code, stderr } = await run(urls.owner, 'migrate', '--app-role', role);
      answers.push(`${code} ${stderr}`);
    }
    expect(answers).toEqual([
      expect.stringMatching(/^1 tfc: There is no role nobody_here; make it with: CREATE ROLE "nobody_here" LOGIN/),
      expect.stringMatching(/^1 tfc: owner_\w+ owns the tables/),
      expect.stringMatching(/^1 tfc: \w+ is a superuser/),
    ]);
  });

  test('an owner who is no superuser migrates, and servers work as the other role', async () => {
    const migrated = await tfcHere(['migrate'], { DATABASE_URL: urls.owner, DATABASE_APP_ROLE: names.app });
    expect(migrated).toMatchObject({ code: 0 });
    expect(migrated.stdout).toContain(`Servers may connect as ${names.app}.`);
    expect(await run(urls.app, 'seed', '--demo')).toMatchObject({ code: 0 });
    expect((await run(urls.app, 'doctor')).stdout).toMatch(/^ok {4}role .*cannot rewrite/m);
    expect((await run(urls.owner, 'doctor')).stdout).toMatch(/^WARN {2}role .*owns the tables/m);
    const app = await startTestApp({ database: { ...empty, url: urls.app } });
    await app.close();
  });

  test('who does not own the tables is told so when migrating', async () => {
    await empty.query(`delete from mikro_orm_migrations where name like '%two_roles'`);
    expect(await run(urls.app, 'migrate')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^tfc: The role of DATABASE_URL does not own the tables/),
    });
    expect(await run(urls.owner, 'migrate')).toMatchObject({ code: 0 });
    expect(await run(urls.app, 'migrate', '--app-role', names.app)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not own the tables'),
    });
  });

  test('a role that had its rights gets those of later tables, and loses what it should not have', async () => {
    const app = `"${names.app.replaceAll('"', '""')}"`;
    await empty.query(`revoke all on model_registry from ${app}`);
    await empty.query(`grant update, delete, truncate on change, feature_audit_log to ${app}`);
    const sick = await run(urls.app, 'doctor', '--json');
    expect(sick.code).toBe(1);
    expect(sick.stdout).toContain('SELECT on model_registry');
    await expect(startTestApp({ database: { ...empty, url: urls.app } })).rejects.toThrow(
      /lacks 4 rights \(SELECT on model_registry, .*DATABASE_APP_ROLE=/,
    );
    expect(await run(urls.owner, 'migrate')).toMatchObject({ code: 0 });
    expect((await run(urls.app, 'doctor')).stdout).toMatch(/^ok {4}role/m);
  });

  test('a restore that has forgotten all rights is put right by migrating', async () => {
    await empty.query(`drop owned by "${names.app.replaceAll('"', '""')}"`);
    await empty.query(`grant execute on all functions in schema public to public`);
    expect(await run(urls.owner, 'migrate', '--app-role', names.app)).toMatchObject({ code: 0 });
    expect((await run(urls.app, 'doctor')).stdout).toMatch(/^ok {4}role/m);
    const open = await empty.query(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('public', oid, 'EXECUTE')`,
    );
    expect(open).toEqual([]);
  });
});
