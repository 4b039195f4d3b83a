import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { seedTenants } from '../../seeds/tenants.ts';
import { createTokenVerifier } from '../../server/auth/tokens.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { tfc, tfcHere, type Ran } from '../support/tfc.ts';

// A process begins in a second, and on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let folder: string;
const file = (name: string): string => join(folder, name);
const run = (...args: readonly string[]): Promise<Ran> => tfc(args, { DATABASE_URL: database.url });

interface Entry {
  [field: string]: unknown;
  features?: Record<string, Record<string, unknown>>;
}
type Configuration = Record<'features' | 'tiers' | 'models' | 'components', Entry[]>;

/** Exports, lets `edit` change the data, and writes it to a new file. */
async function edited(name: string, edit: (configuration: Configuration) => void): Promise<string> {
  const exported = await run('export');
  const configuration = parse(exported.stdout) as Configuration;
  edit(configuration);
  await writeFile(file(name), stringify(configuration));
  return file(name);
}

function entry(list: Entry[], field: string, value: string): Entry {
  const found = list.find((each) => each[field] === value);
  if (found === undefined) throw new Error(`There is no entry with ${field} ${value}.`);
  return found;
}

const revision = async (): Promise<string> =>
  String((await database.query<{ revision: string }>('select revision from head'))[0]?.revision);

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  await database.query(`update feature_control_setting set mode = 'enforce'`);
  folder = await mkdtemp(join(tmpdir(), 'tfc-'));
  // The demo is seeded before the switch, and its copy for the old system begins with the first change.
  const first = await edited('first.yaml', ({ features }) => {
    entry(features, 'key', 'models.openai')['icon'] = 'spark';
  });
  const applied = await run('apply', first, '--yes');
  if (applied.code !== 0) throw new Error(applied.stderr);
}, 120_000);

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('tfc plan and apply', () => {
  it('finds no difference to what was just exported', async () => {
    const exported = await run('export', '--out', file('same.yaml'));
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).toMatch(/^Wrote .*: 50 features, \d+ tiers, \d+ models, \d+ components\.\n$/);

    const planned = await run('plan', file('same.yaml'));
    expect(planned).toMatchObject({ code: 0, stderr: '' });
    expect(planned.stdout).toMatch(/^No differences, at revision \d+\.\n$/);
    expect(await run('export')).toMatchObject({ stdout: await readFile(file('same.yaml'), 'utf8') });
  });

  it('plans with exit code 2, applies as one revision, and then finds no difference any more', async () => {
    const wanted = await edited('wanted.yaml', ({ features, tiers, models, components }) => {
      const [tier] = tiers;
      if (tier?.features === undefined) throw new Error('The demo has tiers with features.');
      tier['description'] = 'Für Größen — 価格表 🚀, "quoted": yes';
      tier.features['limits.max_flows'] = { enabled: true, value: 123_456_789, allowOverride: false };
      features.push(
        { key: 'ui.cli.second', name: 'Second', dependsOn: ['ui.cli.first'] },
        {
          key: 'ui.cli.first',
          name: 'First',
          type: 'json',
          defaultValue: { enabled: true, value: { ratio: 0.1, big: 1e21, text: 'yes', list: [null, '007'] } },
        },
      );
      entry(features, 'key', 'models.openai')['conflictsWith'] = ['ui.cli.second'];
      models.push({
        provider: 'acme',
        modelId: 'm-1',
        name: 'M 1',
        type: 'chat',
        featureKey: 'ui.cli.first',
        inputPricePer1k: '0.0025',
      });
      components.push({
        key: 'CliThing',
        displayName: 'Thing',
        name: 'CliThing',
        category: 'tools',
        requiredFeatures: ['ui.cli.second', 'ui.cli.first'],
      });
      tiers.push({ name: 'Größte', features: { 'models.openai': { enabled: true, allowUpgrade: true } } });
    });
    const before = await revision();

    const planned = await run('plan', wanted, '--json');
    expect(planned).toMatchObject({ code: 2, stderr: '' });
    const plan = planned.json() as {
      changes: { section: string; id: string; action: string }[];
      impact: { tenantCount: number };
    };
    expect(plan.changes.map(({ section, id, action }) => `${action} ${section} ${id}`)).toEqual(
      expect.arrayContaining([
        'create features ui.cli.first',
        'create features ui.cli.second',
        'create tiers Größte',
        'create models acme/m-1',
        'create components CliThing',
      ]),
    );
    expect(plan.impact.tenantCount).toBeGreaterThan(0);
    expect(await revision()).toBe(before);

    const text = await run('plan', wanted);
    expect(text.code).toBe(2);
    expect(text.stdout).toContain('+ tier Größte');
    expect(text.stdout).toMatch(/tenants will notice:\n/);

    const applied = await run('apply', wanted, '--yes', '--json', '--reason', 'new prices', '--as', 'Ada');
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    expect(applied.json()).toMatchObject({ revision: Number(before) + 1 });
    const [change] = await database.query(
      'select operation, reason, actor_name from change order by revision desc limit 1',
    );
    expect(change).toEqual({ operation: 'applyConfiguration', reason: 'new prices', actor_name: 'Ada' });

    expect(await run('plan', wanted)).toMatchObject({ code: 0 });
    const again = await run('apply', wanted, '--yes', '--json');
    expect(again.json()).toMatchObject({ revision: Number(before) + 1, changes: [] });
  });

  it('keeps numbers, texts and prices through the file', async () => {
    const { stdout } = await run('export');
    const { features, models, tiers } = parse(stdout) as Configuration;
    expect(entry(features, 'key', 'ui.cli.first')['defaultValue']).toEqual({
      enabled: true,
      value: { ratio: 0.1, big: 1e21, text: 'yes', list: [null, '007'] },
    });
    expect(entry(models, 'modelId', 'm-1')['inputPricePer1k']).toBe('0.002500');
    expect(tiers.map((tier) => tier['description'])).toContain('Für Größen — 価格表 🚀, "quoted": yes');
    await writeFile(file('round.yaml'), stdout);
    expect(await run('plan', file('round.yaml'))).toMatchObject({ code: 0 });
  });

  it('leaves a log behind that gives the rows of today', async () => {
    const verified = await run('verify-audit', '--json');
    expect(verified.json()).toMatchObject({ differences: [], chain: { tampering: null } });
  });

  it('says what is left alone, and takes a field that is left out for its default', async () => {
    await writeFile(file('part.yaml'), 'features:\n  - key: ui.cli.second\n    name: Second\n');
    const planned = await run('plan', file('part.yaml'), '--json');
    expect(planned.code).toBe(2);
    const plan = planned.json() as { changes: unknown[]; unmanaged: unknown[] };
    expect(plan.changes).toEqual([
      {
        section: 'features',
        id: 'ui.cli.second',
        action: 'update',
        fields: [{ field: 'dependsOn', before: ['ui.cli.first'], after: [] }],
      },
    ]);
    expect(plan.unmanaged).toContainEqual({ section: 'tiers', id: 'Größte' });
  });

  it('refuses a plan once the world has moved, and accepts it while it has not', async () => {
    const wanted = await edited('moved.yaml', ({ features }) => {
      entry(features, 'key', 'ui.cli.first')['displayOrder'] = 7;
    });
    expect(await run('plan', wanted, '--out', file('plan.json'))).toMatchObject({ code: 2 });
    const [tenant] = await database.query<{ id: string }>('select id from tenant where is_active limit 1');
    await database.query('update tenant set is_active = false where id = $1', [tenant?.id]);

    const before = await revision();
    const refused = await run('apply', file('plan.json'), '--yes', '--json');
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ error: { code: 'PLAN_OUTDATED' } });
    expect(refused.stderr).toMatch(/^tfc: The world has moved .*\n$/);
    expect(await revision()).toBe(before);

    expect(await run('plan', wanted, '--out', file('plan.json'))).toMatchObject({ code: 2 });
    expect(await run('apply', file('plan.json'), '--yes')).toMatchObject({ code: 0 });
    expect(await run('plan', wanted)).toMatchObject({ code: 0 });
  });

  it('applies nothing where nobody can be asked', async () => {
    const wanted = await edited('unasked.yaml', ({ features }) => {
      entry(features, 'key', 'ui.cli.first')['displayOrder'] = 8;
    });
    const before = await revision();
    const unasked = await run('apply', wanted);
    expect(unasked).toMatchObject({
      code: 1,
      stderr: 'tfc: Nothing was changed: add --yes where nobody can be asked.\n',
    });
    expect(await revision()).toBe(before);
  });

  it.each([
    { what: 'YAML that is none', text: 'features:\n  - key: "a\n', at: /broken\.yaml:\d+: this is no valid YAML/ },
    { what: 'a key twice', text: 'tiers:\n  - name: A\n    name: B\n', at: /broken\.yaml:3: this is no valid YAML/ },
    {
      what: 'an unknown section',
      text: 'features: []\nfeture: []\n',
      at: /broken\.yaml:2: feture: There is no such section/,
    },
    {
      what: 'an unknown field',
      text: 'features:\n  - key: ui.x\n    nmae: X\n',
      at: /broken\.yaml:3: features\[0\]\.nmae: There is no such field/,
    },
    {
      what: 'a missing field',
      text: 'features:\n  - key: ui.x\n',
      at: /broken\.yaml:2: features\[0\]: The field "name" is missing/,
    },
    {
      what: 'an entry twice',
      text: 'tiers:\n  - name: A\n  - name: a\n',
      at: /broken\.yaml:3: tiers\[1\]: "a" is in the file twice/,
    },
    {
      what: 'a value of the wrong type',
      text: 'tiers:\n  - name: A\n    features:\n      models.openai: { enabled: true }\n      limits.max_flows: { enabled: true, value: many }\n',
      at: /broken\.yaml:5: tiers\[0\]\.features\["limits\.max_flows"\]\.value: INVALID_VALUE/,
    },
    {
      what: 'an unknown feature in a tier',
      text: 'tiers:\n  - name: A\n    features:\n      models.opanai: { enabled: true }\n',
      at: /broken\.yaml:4: tiers\[0\]\.features\["models\.opanai"\]: UNKNOWN_FEATURE/,
    },
    {
      what: 'a need that nobody has',
      text: 'features:\n  - key: ui.x\n    name: X\n    dependsOn:\n      - ui.nothing\n',
      at: /broken\.yaml:5: features\[0\]\.dependsOn\[0\]: UNKNOWN_DEPENDENCY/,
    },
    {
      what: 'needs in a circle',
      text: 'features:\n  - key: ui.x\n    name: X\n    dependsOn: [ui.y]\n  - key: ui.y\n    name: Y\n    dependsOn: [ui.x]\n',
      at: /broken\.yaml:4: features\[0\]\.dependsOn: DEPENDENCY_CYCLE/,
    },
    {
      what: 'another type under stored values',
      text: 'features:\n  - key: limits.max_flows\n    name: Flows\n    type: string\n    defaultValue: { enabled: false, value: x }\n',
      at: /broken\.yaml:4: features\[0\]\.type: TYPE_LOCKED/,
    },
    { what: 'something else', text: '- 1\n', at: /broken\.yaml:1: A configuration has the lists/ },
  ])('refuses $what with the line and the path', async ({ text, at }) => {
    await writeFile(file('broken.yaml'), text);
    const before = await revision();
    const planned = await tfcHere(['plan', file('broken.yaml'), '--json'], { DATABASE_URL: database.url });
    expect(planned.stderr).toMatch(at);
    expect(planned.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(planned.code).toBe(1);
    expect(planned.json()).toMatchObject({ error: { code: 'INVALID_CONFIGURATION' } });
    expect(await revision()).toBe(before);
  });
});

describe('tfc explain', () => {
  it('shows the ladder of a tenant that is named by its slug or its id', async () => {
    const [tenant] = await database.query<{ id: string; slug: string; name: string }>(
      'select id, slug, name from tenant order by slug limit 1',
    );
    const bySlug = await run('explain', tenant?.slug ?? '', 'limits.max_flows');
    expect(bySlug).toMatchObject({ code: 0, stderr: '' });
    expect(bySlug.stdout).toMatch(/^limits\.max_flows is (on|off)/);
    for (const layer of ['DEFAULT', 'TIER', 'TENANT_OVERRIDE']) expect(bySlug.stdout).toContain(layer);
    const byId = await run('explain', tenant?.id ?? '', 'limits.max_flows', '--json');
    expect(byId.json()).toMatchObject({
      tenantId: tenant?.id,
      mode: 'enforce',
      key: 'limits.max_flows',
      feature: { key: 'limits.max_flows' },
    });
  });

  it('says of a tenant that does not exist that it does not', async () => {
    expect(await run('explain', 'nobody', 'models.openai')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'tfc: There is no tenant "nobody".\n',
    });
  });
});

describe('tfc doctor', () => {
  it('finds a sound database sound', async () => {
    const { code, json } = await run('doctor', '--json');
    const report = json() as { ok: boolean; findings: { check: string; level: string; detail: string }[] };
    expect(report.findings.filter(({ level }) => level === 'failure')).toEqual([]);
    expect(report.findings.map(({ check }) => check)).toEqual([
      'database',
      'version',
      'clock',
      'migrations',
      'role',
      'listen',
      'host tables',
      'mode',
      'triggers',
      'orphans',
      'legacy copy',
      'audit',
    ]);
    expect(code).toBe(0);
  });

  it('finds a trigger that is switched off, and a copy for the old system that is out of date', async () => {
    await database.query('alter table change disable trigger change_append_only');
    await database.query(
      `begin; set local feature_control.writer = 'on'; update license_tier set features = '{}'; commit`,
    );
    const { code, stdout } = await run('doctor');
    await database.query('alter table change enable trigger change_append_only');
    expect(stdout).toMatch(/FAIL +triggers +.*change\.change_append_only/);
    expect(stdout).toMatch(/FAIL +legacy copy +Out of date/);
    expect(code).toBe(1);
  });

  it('tells what is missing, and never the password', async () => {
    const none = await tfc(['doctor'], {});
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/^tfc: DATABASE_URL is not set/) });
    const away = await tfc(['doctor'], { DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:1/none' });
    expect(away.code).toBe(1);
    expect(away.stdout).toMatch(/^FAIL +database +DATABASE_URL: nothing listens/);
    expect(away.stdout + away.stderr).not.toContain('hunter2');
  });
});

describe('tfc migrate and tfc seed', () => {
  it('set up an empty database, and change nothing when they run again', async () => {
    const empty = await createEmptyDatabase();
    const there = (...args: readonly string[]): Promise<Ran> => tfc(args, { DATABASE_URL: empty.url });
    try {
      expect(await there('export')).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/migrations behind; run `tfc migrate`/),
      });
      expect((await there('migrate', '--json')).json()).toMatchObject({
        migrated: expect.arrayContaining(['Migration20261122000001_host_tables']),
      });
      expect(await there('migrate')).toMatchObject({ code: 0, stdout: 'The tables are up to date.\n' });
      expect(await there('types')).toMatchObject({ code: 1, stderr: expect.stringMatching(/registry is empty/) });
      const seeded = (await there('seed', '--demo', '--json')).json();
      expect(seeded).toEqual({ revision: expect.any(Number), demo: true });
      expect((await there('seed', '--demo', '--json')).json()).toEqual(seeded);
      expect(await empty.query('select count(*)::int as tenants from tenant')).toEqual([
        { tenants: seedTenants.length },
      ]);
    } finally {
      await empty.drop();
    }
  });
});

describe('tfc import-tiers and tfc mode', () => {
  it('take over old tiers, switch to enforce after telling what changes, and switch back', async () => {
    const old = await createTestDatabase({ seed: 'registry' });
    const there = (...args: readonly string[]): Promise<Ran> => tfc(args, { DATABASE_URL: old.url });
    try {
      await old.query(`update feature_control_setting set mode = 'legacy'`);
      await old.query(`with tier as (insert into license_tier (name, features) values ('Old', '{"api_access": true, "sso": 1.50}') returning id)
        insert into tenant (name, slug, license_tier_id) select 'Acme', 'acme', id from tier`);
      expect(await there('mode')).toMatchObject({ code: 0, stdout: 'legacy\n' });
      expect(await there('import-tiers')).toMatchObject({ code: 1, stderr: expect.stringContaining('--absent') });
      const rehearsed = await there('import-tiers', '--absent', 'default', '--dry-run', '--json');
      expect(rehearsed.json()).toMatchObject({
        dryRun: true,
        tiers: 1,
        unmapped: [{ tier: 'Old', key: 'sso' }],
        wouldSwitchOff: expect.arrayContaining([expect.objectContaining({ tier: 'Old', tenants: 1 })]),
      });
      expect(await old.query('select 1 from license_tier_features')).toEqual([]);
      const imported = await there('import-tiers', '--absent', 'default');
      expect(imported.stdout).toMatch(/^1 tier read; \d+ rows? were added/);
      expect(imported.stdout).toContain('Old: sso');
      const [grant] = await old.query(
        `select feature_value from license_tier_features where feature_key = 'api.public_endpoints'`,
      );
      expect(grant).toEqual({ feature_value: { enabled: true } });

      const plan = await there('mode', 'enforce', '--dry-run', '--json');
      const { differenceCount } = plan.json() as { differenceCount: number };
      expect(plan.code).toBe(differenceCount === 0 ? 0 : 2);
      expect(await there('mode', 'enforce')).toMatchObject({ code: 1, stderr: expect.stringContaining('add --yes') });
      expect(await there('mode', 'enforce', '--yes')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('The mode is enforce'),
      });
      expect((await there('mode', '--json')).json()).toEqual({ mode: 'enforce', pinned: false });
      expect(await there('doctor')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Up to date for every tier.'),
      });
      expect(await there('mode', 'legacy', '--target', 'original', '--yes')).toMatchObject({ code: 0 });
      const [tier] = await old.query<{ features: string }>('select features::text from license_tier');
      expect(tier).toEqual({ features: '{"sso": 1.50, "api_access": true}' });
      expect(await there('mode', 'sometimes')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('There is no mode "sometimes"'),
      });
    } finally {
      await old.drop();
    }
  });
});

describe('tfc types', () => {
  it('writes the keys of the registry for the SDK', async () => {
    const { stdout, code } = await run('types', '--module', './sdk.ts');
    expect(code).toBe(0);
    expect(stdout).toContain(`declare module './sdk.ts' {\n  interface FeatureKeyRegistry {`);
    expect(stdout).toContain(`      | 'ui.cli.first'\n`);
  });
});

describe('tfc token', () => {
  const settings = {
    AUTH_JWT_SECRET: 's'.repeat(32),
    AUTH_ISSUER: 'https://id.example',
    AUTH_AUDIENCE: 'features',
    DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
  };

  it('signs what the server accepts', async () => {
    const tenant = '8d5b1c1e-5a3e-4a52-9f0a-0f8a3f6f2c11';
    const { stdout, code } = await tfc(
      ['token', '--role', 'tenant_admin', '--tenant', tenant, '--subject', 'ada', '--lifetime', '5m'],
      settings,
    );
    expect(code).toBe(0);
    const verifier = createTokenVerifier({
      key: { kind: 'secret', secret: settings.AUTH_JWT_SECRET },
      issuer: settings.AUTH_ISSUER,
      audience: settings.AUTH_AUDIENCE,
    });
    const actor = await verifier.verify(stdout.trim());
    expect(actor).toMatchObject({ subject: 'ada', role: 'tenant_admin', tenantId: tenant });
    expect(actor.expiresAt - Date.now()).toBeLessThanOrEqual(300_000);
  });

  it.each([
    { args: ['--role', 'tenant_admin'], says: /claim "tenant"/ },
    { args: ['--role', 'king'], says: /claim "role"/ },
    { args: ['--role', 'member', '--lifetime', '99d'], says: /--lifetime 99d/ },
    { args: [], says: /required option '--role <role>'/ },
  ])('refuses $args', async ({ args, says }) => {
    const refused = await tfcHere(['token', ...args], settings);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(says);
  });
});
