import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planConfiguration } from '../../server/configuration/plan-configuration.ts';
import { createSchema } from '../../server/graphql.ts';
import { createOrm } from '../../server/orm.ts';
import { createTier } from '../../server/tiers/create-tier.ts';
import { superAdmin } from '../support/callers.ts';
import { changeAs } from '../support/change-as-admin.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { tfcHere } from '../support/tfc.ts';
import { until } from '../support/until.ts';

const schema = createSchema();
let database: TestDatabase;
let orm: MikroORM;
beforeEach(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
});
afterEach(async () => {
  await orm.close(true);
  await database.drop();
});

test('a tier whose name the host takes at the same moment is refused as taken', async () => {
  // Before enforce the host writes without our lock: both may be under way.
  await database.query(`update feature_control_setting set mode = 'shadow'`);
  const host = new Client({ connectionString: database.ownerUrl });
  await host.connect();
  try {
    for (let round = 1; round <= 5; round += 1) {
      const name = `Raced ${round}`;
      await host.query('begin');
      await host.query('insert into license_tier (name) values ($1)', [name]);
      const created = createTier({ em: orm.em.fork(), caller: superAdmin(), pinnedMode: null }, { name });
      const outcome = created.catch((error: unknown) => error);
      await until('ours waits for theirs', async () => {
        const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into license_tier%'`;
        return (await database.query(waiting)).length > 0;
      });
      await host.query('commit');
      expect(await outcome).toMatchObject({ code: 'NAME_TAKEN', inputPath: ['name'] });
    }
  } finally {
    await host.end();
  }
});

test.each([
  ['createComponent', { name: 'x'.repeat(256) }, 'name'],
  ['createComponent', { componentName: 'x'.repeat(256) }, 'componentName'],
  ['createComponent', { componentName: ' ' }, 'componentName'],
  ['createComponent', { category: 'No Key' }, 'category'],
])('%s of %j is refused with the path that the input has', async (operation, wrong, path) => {
  const input = { key: 'Thing', name: 'Thing', componentName: 'Thing', category: 'tools', ...wrong };
  const { problem } = await changeAs({ schema, orm }, operation, input);
  expect(problem).toMatchObject({ code: 'INVALID_VALUE', path: [path] });
});

test('a plan that was made in another mode, by the environment too, is another plan', async () => {
  await database.query(`update feature_control_setting set mode = 'shadow'`);
  const digest = async (pinnedMode: 'enforce' | 'shadow' | null): Promise<string> =>
    (await planConfiguration({ em: orm.em.fork(), caller: superAdmin(), pinnedMode }, [])).digest;
  const unpinned = await digest(null);
  expect(await digest('shadow')).toBe(unpinned);
  expect(await digest('enforce')).not.toBe(unpinned);
});

describe('tfc mode', () => {
  const run = (...args: readonly string[]) => tfcHere(args, { DATABASE_URL: database.url });

  beforeEach(async () => {
    await database.query(`update feature_control_setting set mode = 'legacy'`);
    await database.query(`with tier as (insert into license_tier (name, features) values ('Old', '{"models.openai": true}') returning id)
      insert into tenant (name, slug, license_tier_id) select 'Acme ' || n, 'acme-' || n, id from tier, generate_series(1, 3) n`);
  });

  test('tells what grandfather does on purpose apart from everything else', async () => {
    expect(await run('import-tiers', '--absent', 'grandfather')).toMatchObject({ code: 0 });
    const first = (await run('mode', 'enforce', '--dry-run', '--json')).json() as Record<string, number>;
    expect(first['differenceCount']).toBeGreaterThan(0);
    expect(first['absentKeyCount']).toBe(first['differenceCount']);
    expect((await run('mode', 'enforce', '--dry-run')).stdout).toContain('Nothing else would change.');

    // Somebody has taken away what the old JSON gives: three answers that nobody meant.
    await database.query(
      `update license_tier_features set feature_value = '{"enabled": false}' where feature_key = 'models.openai'`,
    );
    const { stdout, code } = await run('mode', 'enforce', '--dry-run');
    expect(code).toBe(2);
    expect(stdout).toMatch(
      new RegExp(`^${first['absentKeyCount']} of them are features that the old JSON does not name`, 'm'),
    );
    expect(stdout).toMatch(/^The 3 others: 3 tenants will notice:\n {2}models\.openai: off for 3 /m);
  });

  test('counts on the way back to the original JSON what it does not name, and lists all the same', async () => {
    await run('import-tiers', '--absent', 'grandfather');
    await run('mode', 'enforce', '--yes');
    const back = ['mode', 'legacy', '--target', 'original', '--dry-run'] as const;
    const plan = (await run(...back, '--json')).json() as Record<string, number>;
    expect(plan['absentKeyCount']).toBeGreaterThan(0);
    expect(plan['absentKeyCount']).toBe(plan['differenceCount']);
    const { stdout } = await run(...back);
    expect(stdout).toContain(
      `${plan['absentKeyCount']} of them are features that the JSON does not name: off for this`,
    );
    expect(stdout).toMatch(/^ {2}models\.mistral: off for 3 /m);
    // The mirror names everything.
    const mirror = (await run('mode', 'legacy', '--dry-run', '--json')).json() as Record<string, number>;
    expect([mirror['differenceCount'], mirror['absentKeyCount']]).toEqual([0, 0]);
  });

  test('--confirm does what a dry run has shown, and nothing else', async () => {
    const { digest } = (await run('mode', 'enforce', '--dry-run', '--json')).json() as { digest: string };
    await database.query(`update license_tier set features = '{"models.openai": false}'`);
    expect(await run('mode', 'enforce', '--confirm', digest)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not what you have confirmed'),
    });
    const again = (await run('mode', 'enforce', '--dry-run')).stdout;
    const confirmed = /^To do exactly this: tfc (.*)$/m.exec(again)?.[1] ?? '';
    expect(await run(...confirmed.split(' '))).toMatchObject({ code: 0 });
    expect((await run('mode')).stdout).toBe('enforce\n');
  });
});
