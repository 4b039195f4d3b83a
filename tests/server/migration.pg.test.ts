import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AbsentPolicy } from '../../server/migration/plan-tier-import.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { migrateThereAndBack } from '../support/migrate-there-and-back.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

describe('a migration there and back by both targets keeps every answer of every tenant', () => {
  test.each<{ absent: AbsentPolicy; column: 'json' | 'jsonb'; seed: number }>([
    { absent: 'default', column: 'jsonb', seed: 1 },
    { absent: 'default', column: 'json', seed: 2 },
    { absent: 'grandfather', column: 'jsonb', seed: 3 },
    { absent: 'grandfather', column: 'json', seed: 4 },
  ])('absent keys: $absent, a column of type $column', async ({ absent, column, seed }) => {
    const report = await migrateThereAndBack(database, { seed, tiers: 12, tenants: 40, column, absent });
    expect(report.tiers).toBe(12);
    // The quirks were there.
    expect(report.invalid.length).toBeGreaterThan(0);
    expect(report.unmapped.length).toBeGreaterThan(0);
    expect(report.unlimited.length).toBeGreaterThan(0);
    expect(report.blocked.length).toBeGreaterThan(0);
    expect(report.rows.some(({ grandfathered }) => grandfathered)).toBe(absent === 'grandfather');
  });
});
