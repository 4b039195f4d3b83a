import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AbsentPolicy } from '../../server/migration/plan-tier-import.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { migrateThereAndBack } from '../support/migrate-there-and-back.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

describe('1,000 tenants and 1,000 tiers keep every answer there and back by both targets', () => {
  test.each<{ absent: AbsentPolicy; column: 'json' | 'jsonb'; seed: number }>([
    { absent: 'default', column: 'json', seed: 1_001 },
    { absent: 'default', column: 'jsonb', seed: 1_002 },
    { absent: 'grandfather', column: 'json', seed: 1_003 },
    { absent: 'grandfather', column: 'jsonb', seed: 1_004 },
  ])('absent keys: $absent, a column of type $column', { timeout: 600_000 }, async ({ absent, column, seed }) => {
    const started = performance.now();
    const report = await migrateThereAndBack(database, { seed, tiers: 1_000, tenants: 1_000, column, absent });
    const { rows, invalid, unmapped, unlimited, blocked, wouldSwitchOff } = report;
    const found = { rows, invalid, unmapped, unlimited, blocked, wouldSwitchOff };
    const counted = Object.entries(found).map(([name, list]) => `${name} ${list.length}`);
    console.log(
      `migration: ${absent}, ${column}, ${counted.join(', ')}, ${((performance.now() - started) / 1_000).toFixed(1)} s`,
    );
    expect(report.tiers).toBe(1_000);
  });
});
