import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { revertChange } from '../../server/audit/revert-change.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { Refusal } from '../../server/errors.ts';
import { createOrm } from '../../server/orm.ts';
import { assignTenantTier } from '../../server/tenants/assign-tenant-tier.ts';
import { createTenant } from '../../server/tenants/create-tenant.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { cloneTier } from '../../server/tiers/clone-tier.ts';
import { deleteTier } from '../../server/tiers/delete-tier.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { setFeatureRelations } from '../../server/features/set-feature-relations.ts';
import { updateFeature } from '../../server/features/update-feature.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { refused } from '../support/refused.ts';
import { commandContext, createRandom, describeRows, randomChange } from './random-changes.ts';

let database: TestDatabase;
let orm: MikroORM;

const open = async (): Promise<void> => {
  database = await createTestDatabase({ seed: 'demo' });
  orm = await createOrm({ databaseUrl: database.url, poolSize: 3 });
};
const close = async (): Promise<void> => {
  await orm.close(true);
  await database.drop();
};

const revert = (revision: number, dryRun = false) =>
  revertChange(commandContext(orm), { revision, dryRun, reason: 'undo' });
const version = async (table: string, column: string, value: string): Promise<number> => {
  const [row] = await database.query<{ version: number }>(`select version from ${table} where ${column} = $1`, [value]);
  return row?.version ?? 0;
};
const head = async (): Promise<number> =>
  (await database.query<{ revision: number }>('select revision::int from head'))[0]?.revision ?? 0;
const tierVersion = (id: string): Promise<number> => version('license_tier', 'id', id);

async function saveTier(key: string, value: object, options: object = {}): Promise<number> {
  const { revision } = await setTierFeatures(commandContext(orm), {
    tierId: tierIds.pro,
    expectedVersion: await tierVersion(tierIds.pro),
    changes: [{ key, value }],
    ...options,
  });
  return revision;
}

describe('one change', () => {
  beforeEach(open);
  afterEach(close);

  test('of several rows of a tier comes back in one revision, with its copy, and once', async () => {
    const before = await describeRows(orm);
    const copy = () => database.query(`select features from license_tier where id = $1`, [tierIds.pro]);
    const features = await copy();
    const revision = await saveTier('api.public_endpoints', { enabled: false }, { cascadeDisable: true });
    expect(await describeRows(orm)).not.toEqual(before);
    const dry = await revert(revision, true);
    expect(dry.impact?.features.map(({ key, off }) => [key, off])).toEqual([
      ['api.public_endpoints', 0],
      ['api.webhooks', 0],
      ['api.batch_execution', 0],
    ]);
    expect(dry.revision).toBe(revision);
    const reverted = await revert(revision);
    expect(reverted.revision).toBe(revision + 1);
    expect(await describeRows(orm)).toEqual(before);
    expect(await copy()).toEqual(features);
    expect((await refused(revert(revision))).details).toMatchObject({
      reason: 'CHANGED_SINCE',
      changedBy: String(revision + 1),
    });
    expect(await head()).toBe(revision + 1);
  });

  test('after which the same was changed again is refused, also where it is back at the same value', async () => {
    const revision = await saveTier('limits.max_flows', { enabled: true, value: 7 });
    await saveTier('limits.max_flows', { enabled: true, value: 8 });
    await saveTier('limits.max_flows', { enabled: true, value: 7 });
    const refusal = await refused(revert(revision));
    expect(refusal).toMatchObject({ code: 'NOT_REVERTIBLE', inputPath: ['revision'] });
    expect(refusal.details).toMatchObject({ reason: 'CHANGED_SINCE', key: 'limits.max_flows' });
  });

  test('of which a row was written by hand since is refused', async () => {
    const revision = await saveTier('limits.max_flows', { enabled: true, value: 7 });
    await database.query(
      `update license_tier_features set feature_value = '{"enabled": true, "value": 9}' where license_tier_id = $1 and feature_key = 'limits.max_flows'`,
      [tierIds.pro],
    );
    expect((await refused(revert(revision))).details).toMatchObject({ reason: 'CHANGED_SINCE' });
  });

  test('whose undoing would break a rule is refused with that rule', async () => {
    const revision = await saveTier('api.webhooks', { enabled: false });
    await saveTier('api.public_endpoints', { enabled: false }, { cascadeDisable: true });
    const refusal = await refused(revert(revision));
    expect(refusal.details).toMatchObject({ reason: 'DEPENDENCY_UNMET', missing: ['api.public_endpoints'] });
    const before = await describeRows(orm);
    expect(await describeRows(orm)).toEqual(before);
  });

  test('that moved a tenant and revoked all it had brings back the approved upgrade too', async () => {
    const before = await describeRows(orm);
    const moved = await assignTenantTier(commandContext(orm), {
      tenantId: tenantIds.orchard,
      expectedVersion: await version('tenant', 'id', tenantIds.orchard),
      tierId: tierIds.free,
      overridePolicy: 'REVOKE_ALL',
      reason: 'they asked for it',
    });
    const { revision } = await revert(moved.revision);
    expect(await describeRows(orm)).toEqual(before);
    const overrides = await database.query(
      `select origin, revoked_at is null as live from tenant_feature_override where tenant_id = $1 order by created_at`,
      [tenantIds.orchard],
    );
    expect(overrides).toEqual([
      { origin: 'upgrade', live: false },
      { origin: 'upgrade', live: true },
    ]);
    await revert(revision);
    expect((await describeRows(orm)).get(`override ${tenantIds.orchard} models.aws_bedrock`)).toBeUndefined();
  });

  test('of an override that the tier forbids by now is refused', async () => {
    const { revision } = await setTenantOverride(commandContext(orm), {
      tenantId: tenantIds.lumen,
      key: 'limits.max_flows',
      value: { enabled: true, value: 300 },
      reason: 'more',
    });
    await saveTier(
      'limits.max_flows',
      { enabled: true, value: 100 },
      { changes: [{ key: 'limits.max_flows', allowTenantOverride: false }] },
    );
    expect((await refused(revert(revision))).details).toMatchObject({ reason: 'OVERRIDE_NOT_ALLOWED' });
  });

  test('that deleted a tier makes it again, under its id and with all its rows', async () => {
    const { outcome } = await cloneTier(commandContext(orm), { tierId: tierIds.pro, name: 'Pro 2' });
    const before = await describeRows(orm);
    const { revision } = await deleteTier(commandContext(orm), { tierId: outcome.tierId });
    const restored = await revert(revision);
    expect(await describeRows(orm)).toEqual(before);
    await revert(restored.revision);
    expect((await describeRows(orm)).has(`tier ${outcome.tierId} $tier`)).toBe(false);
  });

  test('that made a tier is refused once a tenant is on it', async () => {
    const made = await cloneTier(commandContext(orm), { tierId: tierIds.pro, name: 'Pro 2' });
    await createTenant(commandContext(orm), { name: 'New', slug: 'new', tierId: made.outcome.tierId });
    expect((await refused(revert(made.revision))).details).toMatchObject({ reason: 'IN_USE' });
  });

  test('of relations comes back on both sides of a conflict', async () => {
    const before = await describeRows(orm);
    const { revision } = await setFeatureRelations(commandContext(orm), {
      key: 'models.groq',
      expectedVersion: await version('feature_registry', 'feature_key', 'models.groq'),
      conflictsWith: ['models.xai'],
      dependsOn: ['models.openai'],
    });
    const reverted = await revert(revision);
    expect(await describeRows(orm)).toEqual(before);
    await revert(reverted.revision);
    expect((await describeRows(orm)).size).toBe(before.size);
    expect((await verifyAudit(orm)).differences).toEqual([]);
  });

  test('that killed a feature tells in a dry run for whom it comes back', async () => {
    const { revision } = await updateFeature(commandContext(orm), {
      key: 'models.openai',
      expectedVersion: await version('feature_registry', 'feature_key', 'models.openai'),
      isActive: false,
    });
    const { impact } = await revert(revision, true);
    expect(impact?.features.find(({ key }) => key === 'models.openai')?.on).toBeGreaterThan(10);
  });

  test('that does not exist, or of which nothing is known, is refused with the reason', async () => {
    expect((await refused(revert(999))).details).toMatchObject({ reason: 'UNKNOWN_CHANGE' });
    await database.query(
      `update head set revision = 3; insert into change (revision, at, operation, scopes) values (3, now(), 'host', '{"all": true}')`,
    );
    expect((await refused(revert(3))).details).toMatchObject({ reason: 'NOTHING_RECORDED' });
  });
});

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe('any sequence of changes', () => {
  beforeAll(open);
  afterAll(close);

  test.each([1, 2, 3, 4])(
    'replays to the rows of today, with reverts and reverts of reverts among them (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      let done = 0;
      let reverted = 0;
      for (let step = 0; step < 60; step += 1) {
        const change = await randomChange(orm, random);
        const [before, at] = [await describeRows(orm), await head()];
        const refusal = await refusalOf(change(commandContext(orm)));
        const revision = await head();
        expect(refusal === null || revision === at).toBe(true);
        if (revision === at) continue;
        done += 1;
        const after = await describeRows(orm);
        if (random() < 0.5) continue;
        const held = await refusalOf(revert(revision));
        expect([undefined, 'NOT_REVERTIBLE']).toContain(held?.code);
        if (held === null) reverted += 1;
        // What is never deleted is retired instead.
        const isNew = ([thing]: [string, unknown]): boolean => held === null && !before.has(thing);
        const now = [...(await describeRows(orm))].filter((row) => !isNew(row));
        expect(new Map(now)).toEqual(held === null ? before : after);
        if (held !== null || random() < 0.5) continue;
        const present = await describeRows(orm);
        const again = await refusalOf(revert(await head()));
        expect([undefined, 'NOT_REVERTIBLE']).toContain(again?.code);
        expect(await describeRows(orm)).toEqual(again === null ? after : present);
      }
      const report = await verifyAudit(orm);
      expect(report.differences).toEqual([]);
      expect(report.chain.tampering).toBeNull();
      expect(done).toBeGreaterThan(15);
      expect(reverted).toBeGreaterThan(5);
    },
  );
});
