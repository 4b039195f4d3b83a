import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectImages, type RecordedTable } from '../../server/changes/recorded-table.ts';
import { componentTable } from '../../server/components/component-table.ts';
import type { Query } from '../../server/database/query.ts';
import { featureTable } from '../../server/features/feature-table.ts';
import { createSchema } from '../../server/graphql.ts';
import { modelTable } from '../../server/models/model-table.ts';
import { createOrm } from '../../server/orm.ts';
import { checkRelations } from '../../server/resolution/check-relations.ts';
import { loadInputs } from '../../server/resolution/load-inputs.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import { tierTable } from '../../server/tiers/tier-table.ts';
import { changeAs } from '../support/change-as-admin.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { readState } from '../support/read-state.ts';
import { seededRandom } from '../support/seeded-random.ts';

const ROUNDS = 80;
const schema = createSchema();
let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  orm = await createOrm({ databaseUrl: database.url });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const query: Query = <Row>(sql: string, parameters: readonly unknown[]) =>
  database.query(sql, parameters) as Promise<Row[]>;

/** What differs, tier by tier, between what the registry gives and what the old system would give from its copy (P23c). */
async function differencesOfCopies(): Promise<string[]> {
  const ids = (await database.query<{ id: string }>('select id from license_tier')).map(({ id }) => id);
  const { catalog, tiers } = await loadInputs(query, { catalog: true, tierIds: ids, tenantIds: [] });
  if (catalog === null) throw new Error('no catalog');
  return tiers.flatMap((tier) => {
    const tenant = {
      id: 't',
      tierId: tier.id,
      isActive: true,
      licenseExpiresAt: null,
      overrides: [],
      pendingRequests: [],
    };
    const lines = (mode: 'legacy' | 'enforce'): string[] =>
      resolveFeatures({ mode, catalog, tier, tenant, compiledFeatures: catalog.features }, 0).features.map(
        ({ key, enabled, limit }) => `${tier.name} ${key} ${enabled} ${limit}`,
      );
    const enforced = lines('enforce');
    return lines('legacy').filter((line, index) => line !== enforced[index]);
  });
}

/** Rows whose last line in the log is not what they are. */
function rowsThatTheLogDoesNotTell(table: RecordedTable): Promise<unknown[]> {
  const { entityType } = table;
  return database.query(
    `select row.key, row.image from (${selectImages(table)}) row where row.image is distinct from
       (select l.new_value from feature_audit_log l where l.entity_type = $1 and l.entity_id = row.id
          and ($1 <> 'tier' or l.feature_key = '$tier') order by l.revision desc, l.position desc limit 1)`,
    [entityType],
  );
}

test('whatever admins do to the registry: rehearsals are right, the copy follows, relations stay sound, the log tells all', async () => {
  const random = seededRandom(20_261_122);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const done: Record<string, number> = {};
  const wrong: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const features = await database.query<{ key: string; version: number; type: string }>(
      'select feature_key as key, version, feature_type as type from feature_registry order by feature_key',
    );
    const feature = pick(features);
    if (feature === undefined) throw new Error('no features');
    const some = (atMost: number): string[] =>
      Array.from({ length: Math.floor(random() * (atMost + 1)) }, () => pick(features)?.key ?? '');
    const enabled = random() < 0.6;
    const limit = Math.floor(random() * 100);
    const named = { key: feature.key, expectedVersion: feature.version };
    const value = { enabled, ...(feature.type === 'integer' && { limit }) };
    const [name, input] = pick<[string, Record<string, unknown>]>([
      ['updateFeature', { ...named, defaultValue: value }],
      ['updateFeature', { ...named, isActive: random() < 0.7 }],
      ['updateFeature', { ...named, displayOrder: limit * 10 }],
      ['setFeatureRelations', { ...named, dependsOn: some(2), conflictsWith: some(2) }],
      ['setFeatureRelations', { ...named, conflictsWith: some(3) }],
      ['createFeature', { key: `ui.random.f${round}`, name: 'F', defaultValue: { enabled }, dependsOn: some(1) }],
    ]) ?? ['', {}];
    const rehearsed = await changeAs({ schema, orm }, name, { ...input, dryRun: true });
    const before = await readState(database.url);
    const { problem, revision } = await changeAs({ schema, orm }, name, input);
    done[problem?.code ?? name] = (done[problem?.code ?? name] ?? 0) + 1;
    if (problem?.code !== rehearsed.problem?.code) wrong.push([round, name, input, problem, rehearsed.problem]);
    if (problem !== null) continue;
    const after = await readState(database.url);
    const tenants = await database.query<{ id: string }>('select id from tenant');
    let concerned = 0;
    const counts: Record<string, [on: number, off: number, limits: number]> = {};
    for (const { id } of tenants) {
      // Both at one moment: time passes between the reads and may end an override.
      const was = new Map(before.resolve(id, after.now)?.features.map((each) => [each.key, each]));
      let differs = false;
      for (const is of after.resolve(id, after.now)?.features ?? []) {
        const old = was.get(is.key);
        const effect = is.enabled
          ? old?.enabled !== true
            ? 0
            : old.limit === is.limit
              ? null
              : 2
          : old?.enabled === true
            ? 1
            : null;
        if (effect === null) continue;
        differs = true;
        (counts[is.key] ??= [0, 0, 0])[effect] += 1;
      }
      if (differs) concerned += 1;
    }
    const told = Object.fromEntries(
      rehearsed.impact?.features.map(({ key, on, off, limits }) => [key, [on, off, limits]]) ?? [],
    );
    expect([round, name, rehearsed.impact?.tenantCount, told]).toEqual([round, name, concerned, counts]);
    const differing = await differencesOfCopies();
    if (differing.length > 0) wrong.push([round, name, input, revision, differing.slice(0, 5)]);
  }
  expect(wrong).toEqual([]);
  const { catalog } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [] });
  expect(checkRelations(catalog?.features ?? [])).toEqual([]);
  for (const table of [featureTable, modelTable, componentTable, tierTable]) {
    expect([table.table, await rowsThatTheLogDoesNotTell(table)]).toEqual([table.table, []]);
  }
  console.log(`registry changes: ${JSON.stringify(done)}`);
  expect(done['updateFeature']).toBeGreaterThan(10);
  expect(done['setFeatureRelations']).toBeGreaterThan(5);
}, 120_000);
