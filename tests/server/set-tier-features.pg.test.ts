import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Query } from '../../server/database/query.ts';
import { Refusal } from '../../server/errors.ts';
import { loadInputs } from '../../server/resolution/load-inputs.ts';
import type { FeatureControlMode, ResolutionInputs } from '../../server/resolution/resolution-inputs.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import type { TierFeaturePatch } from '../../server/tiers/plan-tier-change.ts';
import { setTierFeatures, type SetTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { createOrm } from '../../server/orm.ts';
import { superAdmin } from '../support/callers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { everything } from '../support/everything.ts';
import { refused } from '../support/refused.ts';
import { seededRandom } from '../support/seeded-random.ts';

let database: TestDatabase;
let orm: MikroORM;
let pro: string;
let acme: string;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  orm = await createOrm({ databaseUrl: database.url });
  await database.query(
    `insert into feature_registry (feature_key, feature_name, category, default_value, is_deprecated, is_active) values
       ('ui.x.m', 'M', 'ui', '{"enabled": true}', false, true), ('ui.x.n', 'N', 'ui', '{"enabled": false}', false, true),
       ('ui.x.old', 'Old', 'ui', '{"enabled": false}', true, true), ('ui.x.gone', 'Gone', 'ui', '{"enabled": false}', false, false)`,
  );
  await database.query(`insert into feature_relation values ('ui.x.m', 'ui.x.n', 'conflicts_with')`);
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const LEGACY = '{"api_access": true, "credits": {"price": 1.50, "cap": null}, "rate": 2.0, "models.openai": true}';

beforeEach(async () => {
  pro = await insert(
    `insert into license_tier (name, features) values (gen_random_uuid()::text, '${LEGACY}') returning id`,
  );
  await database.query(
    `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade)
     values ($1, 'models.anthropic', 'boolean', '{"enabled": true}', true, false),
            ($1, 'limits.max_flows', 'integer', '{"enabled": true, "value": 100}', true, false),
            ($1, 'api.webhooks', 'boolean', '{"enabled": false}', true, true),
            ($1, 'models.google', 'boolean', '{"enabled": false}', false, false)`,
    [pro],
  );
  acme = await insert(
    `insert into tenant (name, slug, license_tier_id) values ('Acme', gen_random_uuid()::text, '${pro}') returning id`,
  );
});

async function insert(sql: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(sql);
  return row?.id ?? '';
}

function save(
  changes: readonly TierFeaturePatch[],
  more: Partial<SetTierFeatures> = {},
  pinnedMode: FeatureControlMode | null = null,
) {
  const input = { tierId: pro, expectedVersion: 0, changes, ...more };
  return setTierFeatures({ em: orm.em, caller: superAdmin(), pinnedMode }, input);
}

const on = (key: string): TierFeaturePatch => ({ key, value: { enabled: true } });
const off = (key: string): TierFeaturePatch => ({ key, value: { enabled: false } });
const inherit = (key: string): TierFeaturePatch => ({ key, inherit: true });

async function audit(revision: number): Promise<string[]> {
  const rows = await database.query<{ line: string }>(
    `select action || ' ' || feature_key as line from feature_audit_log where revision = $1 and entity_id = $2 order by position`,
    [revision, pro],
  );
  return rows.map(({ line }) => line);
}

async function head(): Promise<number> {
  const [row] = await database.query<{ revision: number }>('select revision::float8 as revision from head');
  return row?.revision ?? -1;
}

describe('what is written', () => {
  test.each<[string, TierFeaturePatch[], string[]]>([
    ['H1 switch a feature on', [on('models.mistral')], ['enable models.mistral']],
    [
      'H3 lower a limit',
      [{ key: 'limits.max_flows', value: { enabled: true, value: 50 } }],
      ['update limits.max_flows'],
    ],
    [
      'limit away altogether',
      [{ key: 'limits.max_flows', value: { enabled: true, value: null } }],
      ['update limits.max_flows'],
    ],
    ['H10 inherit again', [inherit('models.anthropic')], ['disable models.anthropic']],
    ['H12 only a flag', [{ key: 'models.anthropic', allowTenantUpgrade: true }], ['update models.anthropic']],
    ['pin a default', [on('models.openai')], ['update models.openai']],
    [
      'several at once',
      [on('models.mistral'), off('models.anthropic')],
      ['disable models.anthropic', 'enable models.mistral'],
    ],
  ])('%s', async (_, changes, expected) => {
    const { revision, outcome } = await save(changes);
    expect((await audit(revision)).toSorted()).toEqual(expected);
    expect(outcome).toMatchObject({ tierId: pro, version: 1, tenantCount: 1 });
    expect(outcome.changedKeys.toSorted()).toEqual(changes.map(({ key }) => key).toSorted());
  });

  test('H24 in shadow mode tiers are prepared, and the old JSON is left alone', async () => {
    const { revision } = await save([on('models.mistral')], {}, 'shadow');
    expect(await audit(revision)).toEqual(['enable models.mistral']);
    expect(await database.query('select features::text as text from license_tier where id = $1', [pro])).toEqual([
      { text: await jsonbText(LEGACY) },
    ]);
  });

  test('an audit line holds the rows before and after, who, why and from where', async () => {
    const { revision } = await save([{ key: 'limits.max_flows', value: { enabled: true, value: 50 } }], {
      reason: '  less for all ',
    });
    expect(
      await database.query(
        `select old_value, new_value, reason, host(ip_address) as address, user_agent, u.subject
         from feature_audit_log join app_user u on u.id = performed_by where revision = $1`,
        [revision],
      ),
    ).toEqual([
      {
        old_value: { value: { enabled: true, value: 100 }, allowOverride: true, allowUpgrade: false },
        new_value: { value: { enabled: true, value: 50 }, allowOverride: true, allowUpgrade: false },
        reason: 'less for all',
        address: '192.0.2.7',
        user_agent: 'test/1',
        subject: 'ada',
      },
    ]);
  });

  test('nothing where the tier says all of it already: no row, no line, no version, no revision', async () => {
    const before = await everything(database);
    const { outcome } = await save([on('models.anthropic'), inherit('models.openai'), off('models.google')]);
    expect(outcome).toMatchObject({ version: 0, changedKeys: [] });
    expect(await everything(database)).toBe(before);
  });

  test('nothing by a dry run, which tells who gains and who loses what', async () => {
    const suspended = await insert(
      `insert into tenant (name, slug, license_tier_id, is_active) values ('Off', gen_random_uuid()::text, '${pro}', false) returning id`,
    );
    const beta = await insert(
      `insert into tenant (name, slug, license_tier_id) values ('Beta', gen_random_uuid()::text, '${pro}') returning id`,
    );
    await database.query(
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin)
       values ($1, 'models.mistral', 'boolean', '{"enabled": true}', 'admin')`,
      [beta],
    );
    const before = await everything(database);
    const { revision, outcome, impact } = await save(
      [
        on('models.mistral'),
        off('models.anthropic'),
        { key: 'limits.max_flows', value: { enabled: true, value: 7 } },
        { key: 'api.webhooks', allowTenantUpgrade: false },
      ],
      { dryRun: true, idempotencyKey: 'rehearsal' },
    );
    expect(await everything(database)).toBe(before);
    expect(revision).toBe(await head());
    expect(outcome.tenantCount).toBe(3);
    expect(suspended).not.toBe('');
    const [acmes, betas] = [
      { id: acme, name: 'Acme' },
      { id: beta, name: 'Beta' },
    ];
    expect(impact?.tenantCount).toBe(2);
    expect(impact?.features.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      {
        key: 'limits.max_flows',
        on: 0,
        off: 0,
        limits: 2,
        tenants: [
          { ...acmes, effect: 'LIMIT' },
          { ...betas, effect: 'LIMIT' },
        ],
      },
      {
        key: 'models.anthropic',
        on: 0,
        off: 2,
        limits: 0,
        tenants: [
          { ...acmes, effect: 'OFF' },
          { ...betas, effect: 'OFF' },
        ],
      },
      { key: 'models.mistral', on: 1, off: 0, limits: 0, tenants: [{ ...acmes, effect: 'ON' }] },
    ]);
  });

  test('the impact counts every tenant of a large tier and names the first twenty', async () => {
    await database.query(
      `insert into tenant (name, slug, license_tier_id) select 'Tenant ' || lpad(n::text, 4, '0'), gen_random_uuid()::text, $1
       from generate_series(1, 1200) n`,
      [pro],
    );
    const { impact } = await save([on('models.mistral')], { dryRun: true });
    const [mistral] = impact?.features ?? [];
    expect([impact?.tenantCount, mistral?.on]).toEqual([1201, 1201]);
    expect(mistral?.tenants.map(({ name }) => name)).toEqual([
      'Acme',
      ...Array.from({ length: 19 }, (_, n) => `Tenant ${String(n + 1).padStart(4, '0')}`),
    ]);
  });
});

describe('relations', () => {
  test('dependencies come along where that is asked', async () => {
    const { revision, outcome } = await save([on('api.webhooks')], {
      autoEnableDependencies: true,
    });
    expect(await audit(revision)).toContain('enable api.webhooks');
    expect(outcome.changedKeys).toContain('api.webhooks');
  });

  test('what needs it goes off with it where that is asked', async () => {
    await save([on('api.webhooks'), on('api.public_endpoints')]);
    const { revision } = await save([off('api.public_endpoints')], { expectedVersion: 1, cascadeDisable: true });
    expect((await audit(revision)).toSorted()).toEqual(['disable api.public_endpoints', 'disable api.webhooks']);
  });

  test('H8 what is needed by others stays on otherwise', async () => {
    await save([on('api.webhooks'), on('api.public_endpoints')]);
    const problem = await refused(save([off('api.public_endpoints')], { expectedVersion: 1 }));
    expect(problem.code).toBe('DEPENDENTS_ENABLED');
    expect(problem.details).toMatchObject({ dependents: ['api.webhooks'] });
  });
});

describe('refusals', () => {
  test.each<[string, TierFeaturePatch[], string, FeatureControlMode | null]>([
    ['H4 an unknown key', [on('models.mistral'), on('models.cohere')], 'UNKNOWN_FEATURE', null],
    [
      'H5 a dependency off in the same patch',
      [on('api.webhooks'), off('api.public_endpoints')],
      'DEPENDENCY_UNMET',
      null,
    ],
    ['H6 a dependency that is off', [on('components.custom.code_editing')], 'DEPENDENCY_UNMET', null],
    ['H14 a deprecated feature', [on('ui.x.old')], 'FEATURE_DEPRECATED', null],
    ['an inactive feature', [on('ui.x.gone')], 'FEATURE_INACTIVE', null],
    ['H16 the rollback mode', [on('models.mistral')], 'FEATURE_CONTROL_DISABLED', 'legacy'],
    ['H17 a conflict with a default', [on('ui.x.n')], 'CONFLICT', null],
    [
      'a value of the wrong type',
      [{ key: 'limits.max_flows', value: { enabled: true, value: '9' } }],
      'INVALID_VALUE',
      null,
    ],
    ['a limit without a number', [on('limits.max_flows')], 'INVALID_VALUE', null],
  ])('%s: nothing at all is written', async (_, changes, code, mode) => {
    const before = await everything(database);
    expect((await refused(save(changes, {}, mode))).code).toBe(code);
    expect(await everything(database)).toBe(before);
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'no uuid'])('UNKNOWN_TIER for the id %s', async (tierId) => {
    expect((await refused(save([on('models.mistral')], { tierId }))).code).toBe('UNKNOWN_TIER');
  });

  test('the tests come in the order mode, exists, value, relations, version', async () => {
    const codes: string[] = [];
    const wrong = { key: 'limits.max_flows', value: 'x' };
    const stale = { expectedVersion: 9 };
    const unmet = on('components.custom.code_editing');
    codes.push((await refused(save([wrong, unmet, on('models.x')], { ...stale, tierId: 'x' }, 'legacy'))).code);
    codes.push((await refused(save([wrong, unmet, on('models.x')], { ...stale, tierId: 'x' }))).code);
    codes.push((await refused(save([wrong, unmet, on('models.x')], stale))).code);
    codes.push((await refused(save([wrong, unmet], stale))).code);
    codes.push((await refused(save([unmet], stale))).code);
    codes.push((await refused(save([], stale))).code);
    expect(codes).toEqual([
      'FEATURE_CONTROL_DISABLED',
      'UNKNOWN_TIER',
      'UNKNOWN_FEATURE',
      'INVALID_VALUE',
      'DEPENDENCY_UNMET',
      'STALE_WRITE',
    ]);
  });

  test('H13 STALE_WRITE tells what changed meanwhile, by whom, when and why', async () => {
    const first = await save([on('models.mistral'), off('models.anthropic')], { reason: 'spring sale' });
    const second = await save([{ key: 'limits.max_flows', value: { enabled: true, value: 5 } }], {
      expectedVersion: 1,
    });
    const problem = await refused(save([on('models.groq')], { expectedVersion: 0 }));
    expect(problem.code).toBe('STALE_WRITE');
    const change = { by: 'Ada', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) };
    expect(problem.details).toEqual({
      expectedVersion: 0,
      currentVersion: 2,
      changes: expect.arrayContaining([
        {
          ...change,
          key: 'models.mistral',
          action: 'enable',
          revision: String(first.revision),
          reason: 'spring sale',
          value: expect.anything(),
        },
        {
          ...change,
          key: 'models.anthropic',
          action: 'disable',
          revision: String(first.revision),
          reason: 'spring sale',
          value: expect.anything(),
        },
        {
          ...change,
          key: 'limits.max_flows',
          action: 'update',
          revision: String(second.revision),
          reason: null,
          value: { value: { enabled: true, value: 5 }, allowOverride: true, allowUpgrade: false },
        },
      ]),
    });
    const latest = await refused(save([on('models.groq')], { expectedVersion: 1 }));
    expect(latest.details['changes']).toMatchObject([{ key: 'limits.max_flows' }]);
  });
});

describe('the copy for the old system', () => {
  test('holds every registry key as the tier gives it, and leaves what is not ours as it was', async () => {
    await save([on('models.mistral'), { key: 'limits.max_flows', value: { enabled: true, value: null } }]);
    const [row] = await database.query<{ features: Record<string, unknown> }>(
      'select features from license_tier where id = $1',
      [pro],
    );
    const keys = await database.query<{ key: string }>('select feature_key as key from feature_registry');
    expect(keys.filter(({ key }) => row?.features[key] === undefined)).toEqual([]);
    expect(row?.features).toMatchObject({
      'models.mistral': { enabled: true },
      'models.anthropic': { enabled: true },
      'models.google': { enabled: false },
      'limits.max_flows': { enabled: true, value: null },
      'ui.x.gone': { enabled: false },
      'models.openai': { enabled: true },
    });
    expect(
      await database.query(
        `select key, (features->key)::text as text from license_tier, unnest(array['credits', 'rate', 'api_access']) key where id = $1`,
        [pro],
      ),
    ).toEqual([
      { key: 'credits', text: '{"cap": null, "price": 1.50}' },
      { key: 'rate', text: '2.0' },
      { key: 'api_access', text: 'true' },
    ]);
  });

  test('makes the old system answer as the new one for the tier, after any changes (P23c)', async () => {
    const random = seededRandom(20_261_122);
    const keys = await database.query<{ key: string; type: string }>(
      'select feature_key as key, feature_type as type from feature_registry order by 1',
    );
    const differences: unknown[] = [];
    let saved = 0;
    for (let round = 0; round < 60; round += 1) {
      const changes = keys
        .filter(() => random() < 0.1)
        .map(({ key, type }): TierFeaturePatch => {
          if (random() < 0.2) return inherit(key);
          const enabled = random() < 0.5;
          if (type !== 'integer') return { key, value: { enabled } };
          return { key, value: { enabled, value: random() < 0.2 ? null : Math.floor(random() * 1000) } };
        });
      const options = { expectedVersion: saved, autoEnableDependencies: true, cascadeDisable: true };
      const outcome = await save(changes, options).catch((error: unknown) => {
        if (error instanceof Refusal && error.code !== 'STALE_WRITE') return null;
        throw error;
      });
      if (outcome === null) continue;
      saved = outcome.outcome.version;
      const inputs = await tierInputs();
      const plain = (mode: FeatureControlMode): string[] =>
        resolveFeatures({ ...inputs, mode }, 0).features.map(({ key, enabled, limit }) => `${key} ${enabled} ${limit}`);
      const enforced = plain('enforce');
      differences.push(...plain('legacy').filter((line, n) => line !== enforced[n]));
    }
    expect(saved).toBeGreaterThan(10);
    expect(differences).toEqual([]);
  });

  test('turns a list of names into an object once, and keeps the list aside', async () => {
    await database.query(`update license_tier set features = '["sso", "models.groq", "sso", 7]' where id = $1`, [pro]);
    await save([on('models.mistral')]);
    expect(
      await database.query(
        `select features->'sso' as sso, features->'models.mistral' as mistral, features_original as original from license_tier where id = $1`,
        [pro],
      ),
    ).toEqual([{ sso: true, mistral: { enabled: true }, original: ['sso', 'models.groq', 'sso', 7] }]);
  });

  test('is no write of the host: one change, one revision', async () => {
    const before = await head();
    await save([on('models.mistral')]);
    expect(await head()).toBe(before + 1);
  });
});

/** A tenant of the tier without overrides, as the database has it. */
async function tierInputs(): Promise<ResolutionInputs> {
  const query: Query = <Row>(sql: string, parameters: readonly unknown[]) =>
    database.query(sql, parameters) as Promise<Row[]>;
  const loaded = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [acme] });
  const [[tier], [tenant], catalog] = [loaded.tiers, loaded.tenants, loaded.catalog];
  if (tier === undefined || tenant === undefined || catalog === null) throw new Error('the tenant cannot be read');
  return { mode: loaded.mode, catalog, tier, tenant, compiledFeatures: catalog.features };
}

async function jsonbText(json: string): Promise<string> {
  const [row] = await database.query<{ text: string }>('select $1::jsonb::text as text', [json]);
  return row?.text ?? '';
}
