import { expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';

test('a test database is migrated, and apart from every other one', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await first.query(`insert into license_tier (name) values ('Pro')`);
  expect(await first.query('select name from license_tier')).toEqual([{ name: 'Pro' }]);
  expect(await second.query('select name from license_tier')).toEqual([]);
  await Promise.all([first.drop(), second.drop()]);
});

test('an empty database has no tables', async () => {
  const database = await createEmptyDatabase();
  expect(await database.query(`select 1 from pg_tables where schemaname = 'public'`)).toEqual([]);
  await database.drop();
});
