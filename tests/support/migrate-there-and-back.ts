import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'vitest';
import { compiledFeatures } from '../../seeds/features.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { importTiers, type ImportReport } from '../../server/migration/import-tiers.ts';
import type { AbsentPolicy } from '../../server/migration/plan-tier-import.ts';
import { setFeatureControlMode, type SetFeatureControlMode } from '../../server/modes/set-feature-control-mode.ts';
import { createOrm, migrateUp } from '../../server/orm.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { superAdmin } from './callers.ts';
import type { TestDatabase } from './database.ts';
import { createLegacyWorld, differences, readAnswers, type Answers, type LegacyWorld } from './legacy-world.ts';

interface Journey {
  readonly seed: number;
  readonly tiers: number;
  readonly tenants: number;
  readonly column: 'json' | 'jsonb';
  readonly absent: AbsentPolicy;
}

const registryKeys = compiledFeatures.map(({ key }) => key);

/** Rehearses and confirms. */
async function switchMode(orm: MikroORM, mode: FeatureControlMode, target: SetFeatureControlMode['target'] = null) {
  const context = { em: orm.em, caller: superAdmin(), pinnedMode: null, compiledFeatures };
  const rehearsal = await setFeatureControlMode(context, { mode, target, dryRun: true });
  await setFeatureControlMode(context, { mode, target, confirm: rehearsal.digest });
  return rehearsal;
}

/** All of license_tier that the old system reads, as text: order, spaces and scale in a json column, scale in a jsonb one. */
async function oldColumns(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ line: string }>(
    `select concat_ws('|', id, name, features::text, max_flows, max_api_calls, price) as line from license_tier order by id`,
  );
  return rows.map(({ line }) => line);
}

/** Members of the JSON that are no features of ours: nested groups whose members may be, are the host's text as well. */
async function foreignMembers(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ line: string }>(
    `select id || ' ' || m.key || ' ' || m.value::text as line from license_tier,
       jsonb_each(case jsonb_typeof(features::jsonb) when 'object' then features::jsonb else '{}' end) m
     where m.key <> all($1) and m.value <> 'true' order by 1`,
    [registryKeys],
  );
  return rows.map(({ line }) => line);
}

/**
 * A whole migration, with every answer of every tenant compared at each step: the tables come, the tiers are imported, shadow,
 * enforce, something is sold, back by MIRROR, enforce again, and back to the ORIGINAL.
 * @returns what the import reported
 */
export async function migrateThereAndBack(database: TestDatabase, journey: Journey): Promise<ImportReport> {
  const world = await createLegacyWorld(database, journey);
  const ids = world.tenants.map(({ id }) => id);
  const untouched = await oldColumns(database);
  const before = await readAnswers(database.url, ids);
  expect(before.mode).toBe('legacy');
  const same = (answers: Answers, other: Answers): string[] =>
    differences(answers, (tenantId, key) => other.get(tenantId)?.get(key));

  await migrateUp(database.ownerUrl, { appRole: database.appRole });
  const orm = await createOrm({ databaseUrl: database.appUrl });
  try {
    const rehearsal = await importTiers(orm, { absent: journey.absent, dryRun: true });
    expect(await database.query('select 1 from license_tier_features limit 1')).toEqual([]);
    const { outcome: report } = await importTiers(orm, { absent: journey.absent });
    expect(rehearsal.outcome).toEqual(report);
    const again = await importTiers(orm, { absent: journey.absent });
    expect(again.outcome.rows).toEqual([]);
    expect(await oldColumns(database)).toEqual(untouched);
    expect(same((await readAnswers(database.url, ids)).answers, before.answers)).toEqual([]);
    await switchMode(orm, 'shadow');
    expect(same((await readAnswers(database.url, ids)).answers, before.answers)).toEqual([]);

    const foreign = await foreignMembers(database);
    const toEnforce = await switchMode(orm, 'enforce');
    const enforced = await readAnswers(database.url, ids);
    expect(enforced.mode).toBe('enforce');
    const right = expectation(world, before.answers, report, journey.absent);
    expect(differences(enforced.answers, right)).toEqual([]);
    // The rehearsal named exactly what changed.
    expect(toEnforce.differenceCount).toBe(same(enforced.answers, before.answers).length);
    expect(await foreignMembers(database)).toEqual(foreign);

    const [sold] = world.tiers;
    if (sold === undefined) throw new Error('no tier');
    const [row] = await database.query<{ version: number }>('select version from license_tier where id = $1', [
      sold.id,
    ]);
    await setTierFeatures(
      { em: orm.em, caller: superAdmin(), pinnedMode: null },
      {
        tierId: sold.id,
        expectedVersion: row?.version ?? 0,
        changes: [{ key: 'limits.max_flows', value: { enabled: true, value: 4_711 } }],
      },
    );
    const withSold = (await readAnswers(database.url, ids)).answers;

    const back = await switchMode(orm, 'legacy', 'MIRROR');
    expect(back.differenceCount).toBe(0);
    const mirrored = await readAnswers(database.url, ids);
    expect(mirrored.mode).toBe('legacy');
    expect(same(mirrored.answers, withSold)).toEqual([]);
    expect(await foreignMembers(database)).toEqual(foreign);

    await switchMode(orm, 'enforce');
    expect(same((await readAnswers(database.url, ids)).answers, withSold)).toEqual([]);
    const rollback = await switchMode(orm, 'legacy', 'ORIGINAL');
    const original = (await readAnswers(database.url, ids)).answers;
    expect(same(original, before.answers)).toEqual([]);
    expect(rollback.differenceCount).toBe(same(original, withSold).length);
    expect(await oldColumns(database)).toEqual(untouched);
    return report;
  } finally {
    await orm.close(true);
  }
}

/**
 * P23: what enforce must answer, from the legacy answers and the world that was generated: the same; with `grandfather` an absent
 * feature reads as on, for whoever may have anything above the default. What relations hold off is off, and in the report.
 */
function expectation(world: LegacyWorld, legacy: Answers, report: ImportReport, absent: AbsentPolicy) {
  const tiers = new Map(world.tiers.map((tier) => [tier.id, tier]));
  const tenants = new Map(world.tenants.map((tenant) => [tenant.id, tenant]));
  const blocked = new Set(report.blocked.map(({ tierId, feature }) => `${tierId} ${feature}`));
  return (tenantId: string, key: string) => {
    const was = legacy.get(tenantId)?.get(key);
    const tenant = tenants.get(tenantId);
    const tier = tiers.get(tenant?.tierId ?? '');
    if (was === undefined || tenant === undefined || tier === undefined) return was;
    if (blocked.has(`${tier.id} ${key}`)) return { enabled: false, limit: was.limit };
    const isLicensed = tenant.isActive && (tenant.ends === null || Date.parse(tenant.ends) > Date.now());
    return absent === 'grandfather' && isLicensed && !tier.named.has(key) ? { ...was, enabled: true } : was;
  };
}
