import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp } from '../support/app.ts';
import { tfcHere } from '../support/tfc.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ seed: 'demo' });
});
afterEach(() => database.drop());

const run = (...args: readonly string[]) => tfcHere(args, { DATABASE_URL: database.ownerUrl });
const tiers = () =>
  database.query('select id, name, features::text, features_original::text from license_tier order by id');

describe('tfc migrate --down', () => {
  test('is refused while tiers and overrides decide, or a server runs', async () => {
    await database.query(`update feature_control_setting set mode = 'enforce'`);
    expect(await run('migrate', '--down', 'own', '--yes')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^tfc: The mode is enforce: .*tfc mode legacy/),
    });
    await database.query(`update feature_control_setting set mode = 'legacy'`);
    await database.query(`insert into feature_control_node (id, name) values ('${randomUUID()}', 'web-1 42')`);
    expect(await run('migrate', '--down', 'own', '--yes')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^tfc: 1 server .*is running \(web-1 42\): stop them/),
    });
    expect(await database.query('select 1 from feature_audit_log limit 1')).toHaveLength(1);
  });

  test.each(['own', 'all'])(
    '%s says what is lost, asks, and keeps what the old system decides by; migrating begins anew',
    async (extent) => {
      expect(await run('mode', 'enforce', '--yes')).toMatchObject({ code: 0 });
      expect(await run('mode', 'legacy', '--yes')).toMatchObject({ code: 0 });
      const before = await tiers();
      expect(before.some((tier) => String(tier['features']).includes('models.openai'))).toBe(true);
      expect(await run('migrate', '--down', extent)).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(
          /^Lost for good: \d+ rows of tiers, .* the audit log with \d+ lines\.\nKept: tiers/,
        ),
        stderr: expect.stringContaining('add --yes'),
      });
      const down = await run('migrate', '--down', extent, '--yes', '--json');
      expect(down).toMatchObject({ code: 0 });
      expect(await database.query(`select to_regclass('change') as log`)).toEqual([{ log: null }]);
      expect(await tiers()).toEqual(before);
      const app = await startTestApp({ database, settings: { FEATURE_CONTROL_MODE: 'legacy' } });
      await app.close();
      expect((await run('migrate', '--down', extent, '--yes')).stdout).toContain('gone already');
      expect(await run('migrate', '--app-role', database.appRole)).toMatchObject({ code: 0 });
      expect(await tiers()).toEqual(before);
      expect((await run('mode')).stdout).toBe('legacy\n');
    },
  );
});
