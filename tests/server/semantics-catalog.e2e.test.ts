import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { LiveClient } from '../support/live-client.ts';
import { addExtraFeatures, arrange, check, touch, type Answered, type Given } from '../support/semantics-world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: 'demo', settings: { FEATURE_CONTROL_MODE: 'enforce' } });
  await addExtraFeatures(app);
});
afterAll(() => app?.close());

const on = { enabled: true };
const off = { enabled: false };

interface Catalog {
  readonly models: readonly { readonly provider: string; readonly modelId: string; readonly isDeprecated: boolean }[];
  readonly components: readonly { readonly key: string; readonly isBeta: boolean }[];
}

async function offered(tenantId: string): Promise<Catalog> {
  await check(app, tenantId, 'models.openai');
  const query = `query ($t: ID) { resolvedFeatures(tenantId: $t) { models { provider modelId isDeprecated } components { key isBeta } } }`;
  return (await expectData<{ resolvedFeatures: Catalog }>(app.url, await token(), query, { t: tenantId }))
    .resolvedFeatures;
}

describe('what is offered', () => {
  beforeAll(async () => {
    await app.database
      .query(`insert into model_registry (provider, model_id, model_name, model_type, feature_key, is_active, is_deprecated) values
      ('zeta', 'plain', 'Plain', 'chat', 'ui.x.bool_off', true, false), ('zeta', 'old', 'Old', 'chat', 'ui.x.bool_on', true, true),
      ('zeta', 'gone', 'Gone', 'chat', 'ui.x.bool_on', false, false), ('zeta', 'limited', 'Limited', 'chat', 'ui.x.int_off', true, false)`);
    await app.database
      .query(`insert into component_registry (component_key, component_name, display_name, category, feature_key, is_beta, is_active) values
      ('ZPublic', 'a', 'a', 'elsewhere', null, true, true), ('ZKeyed', 'a', 'a', 'elsewhere', 'ui.x.bool_off', false, true),
      ('ZNeeds', 'a', 'a', 'elsewhere', null, false, true), ('ZBoth', 'a', 'a', 'elsewhere', 'ui.x.bool_on', false, true),
      ('ZProto', 'a', 'a', 'prototypes', null, false, true), ('ZGone', 'a', 'a', 'elsewhere', null, false, false)`);
    await app.database.query(
      `insert into component_required_feature select id, k from component_registry, unnest(array['ui.x.bool_off', 'ui.x.int_off']) k where component_key in ('ZNeeds', 'ZBoth')`,
    );
    await touch(app.database);
  });

  type Case = [name: string, given: Given, models: string[], components: string[]];
  it.each<Case>([
    ['by default', {}, ['old'], ['ZPublic']],
    ['with a key on', { rows: { 'ui.x.bool_off': { value: on } } }, ['old', 'plain'], ['ZKeyed', 'ZPublic']],
    [
      'with every requirement on, a limit of zero among them',
      { rows: { 'ui.x.bool_off': { value: on }, 'ui.x.int_off': { value: { enabled: true, value: 0 } } } },
      ['limited', 'old', 'plain'],
      ['ZBoth', 'ZKeyed', 'ZNeeds', 'ZPublic'],
    ],
    [
      'with the key off and the requirements on',
      {
        rows: {
          'ui.x.bool_on': { value: off },
          'ui.x.default_child': { value: off },
          'ui.x.grandchild': { value: off },
          'ui.x.bool_off': { value: on },
          'ui.x.int_off': { value: { enabled: true, value: null } },
        },
      },
      ['limited', 'plain'],
      ['ZKeyed', 'ZNeeds', 'ZPublic'],
    ],
    ['with the category on', { overrides: { 'components.prototypes': { value: on } } }, ['old'], ['ZProto', 'ZPublic']],
    ['suspended: not even what is public', { suspended: true }, [], []],
    [
      'licence over: not what the tier gave',
      { rows: { 'ui.x.bool_off': { value: on } }, licenceEnds: `now() - interval '1 second'` },
      ['old'],
      ['ZPublic'],
    ],
  ])('%s', async (_name, given, models, components) => {
    const { tenantId } = await arrange(app, given);
    const offer = await offered(tenantId);
    expect(
      offer.models
        .filter(({ provider }) => provider === 'zeta')
        .map(({ modelId }) => modelId)
        .toSorted(),
    ).toEqual(models);
    expect(
      offer.components
        .map(({ key }) => key)
        .filter((key) => key.startsWith('Z'))
        .toSorted(),
    ).toEqual(components);
    expect(
      offer.models.find(({ modelId, provider }) => provider === 'zeta' && modelId === 'old')?.isDeprecated ?? true,
    ).toBe(true);
    expect(offer.components.find(({ key }) => key === 'ZPublic')?.isBeta ?? true).toBe(true);
  });

  it('agrees with checkFeature for every feature of every demo tenant', async () => {
    const query = `query ($t: ID) { resolvedFeatures(tenantId: $t) { features { key enabled limit unlimited source reason blockedBy upgradable ignoredOverride expiresAt pendingRequestId } } }`;
    for (const id of Object.values(tenantIds)) {
      const { resolvedFeatures } = await expectData<{ resolvedFeatures: { features: Answered[] } }>(
        app.url,
        await token(),
        query,
        { t: id },
      );
      for (const feature of resolvedFeatures.features.filter((_, index) => index % 7 === 0)) {
        expect(await check(app, id, String(feature['key']))).toMatchObject(feature);
      }
    }
  });
});

describe('going back to the old system', () => {
  it('changes nothing for any seeded tenant that has no overrides', async () => {
    const legacy = await startTestApp({ database: app.database, settings: { FEATURE_CONTROL_MODE: 'legacy' } });
    try {
      const rows = await app.database.query<{ id: string }>(
        `select id from tenant t where license_tier_id is null or (exists (select from license_tier_features r where r.license_tier_id = t.license_tier_id)
           and license_tier_id in (select id from license_tier where features ? 'models.openai'))
           and not exists (select from tenant_feature_override o where o.tenant_id = t.id)`,
      );
      expect(rows.length).toBeGreaterThan(2);
      const query = `query ($t: ID) { resolvedFeatures(tenantId: $t) { features { key enabled limit unlimited } models { id } components { id } } }`;
      const read = async (
        { url }: TestApp,
        t: string,
      ): Promise<{ features: Answered[]; models: unknown; components: unknown }> =>
        (await expectData<{ resolvedFeatures: Awaited<ReturnType<typeof read>> }>(url, await token(), query, { t }))
          .resolvedFeatures;
      for (const { id } of rows) {
        const [now, before] = [await read(app, id), await read(legacy, id)];
        const ofSeed = (features: Answered[]): Answered[] =>
          features.filter(({ key }) => !String(key).startsWith('ui.x.'));
        expect(ofSeed(before.features)).toEqual(ofSeed(now.features));
      }
    } finally {
      await legacy.close();
    }
  });
});

describe('the audit log of a tenant', () => {
  it('tells its admin what happened, but not from where, and nothing of others', async () => {
    const [entry] = await app.database.query<{ entity_id: string }>(
      `select entity_id from feature_audit_log where entity_type = 'tenant' limit 1`,
    );
    const tenant = entry?.entity_id ?? '';
    const query = `query ($f: AuditFilter) { auditLog(filter: $f, first: 100) { edges { node { entityType entityId ipAddress userAgent } } } }`;
    const admin = await token({ role: 'tenant_admin', tenant });
    const { auditLog } = await expectData<{ auditLog: { edges: { node: Answered }[] } }>(app.url, admin, query, {});
    expect(auditLog.edges.length).toBeGreaterThan(0);
    const own = { entityType: 'TENANT', entityId: tenant, ipAddress: null, userAgent: null };
    expect(auditLog.edges).toEqual(auditLog.edges.map(() => ({ node: own })));
    const foreign = await graphql(app.url, admin, query, { f: { tenantId: (await arrange(app, {})).tenantId } });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('TENANT_NOT_FOUND');
    const ofTier = await expectData<{ auditLog: { edges: unknown[] } }>(app.url, admin, query, {
      f: { entityType: 'TIER' },
    });
    expect(ofTier.auditLog.edges).toEqual([]);
  });
});

describe('a mutation sent twice with one idempotency key', () => {
  const SAVE = `mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision problem { code } changedKeys tier { version } } }`;
  it('changes things once, also where it was refused, and refuses another body', async () => {
    const { tierId } = await arrange(app, {});
    const send = async (input: object): Promise<unknown> =>
      (
        await expectData<{ setTierFeatures: unknown }>(app.url, await token(), SAVE, {
          input: { tierId, expectedVersion: 0, ...input },
        })
      ).setTierFeatures;
    const changes = [{ key: 'ui.x.a', value: on }];
    const first = await send({ changes, idempotencyKey: `one ${tierId}` });
    expect(first).toMatchObject({ problem: null, changedKeys: ['ui.x.a'], tier: { version: 1 } });
    expect(await send({ changes, idempotencyKey: `one ${tierId}` })).toEqual(first);
    expect(await send({ changes: [], idempotencyKey: `one ${tierId}` })).toMatchObject({
      revision: null,
      problem: { code: 'IDEMPOTENCY_MISMATCH' },
    });
    const refused = { changes: [{ key: 'ui.x.c', value: on }], expectedVersion: 1, idempotencyKey: `two ${tierId}` };
    expect(await send(refused)).toMatchObject({ problem: { code: 'DEPENDENCY_UNMET' } });
    await send({ changes: [{ key: 'ui.x.b', value: on }], expectedVersion: 1 });
    expect(await send(refused)).toMatchObject({ problem: { code: 'DEPENDENCY_UNMET' } });
  });
});

describe('the subscription', () => {
  it('tells the state, then only what is different, and what time does, by the same rules', async () => {
    const { tenantId, tierId } = await arrange(app, {
      rows: { 'ui.x.a': { value: on } },
      overrides: {
        'ui.x.int_ten': { value: { enabled: true, value: 99 }, expires: `now() + interval '1500 milliseconds'` },
      },
    });
    const client = new LiveClient(app.wsUrl, await token({ tenant: tenantId }));
    try {
      await client.until(({ updates }) => updates.length === 1);
      expect(client.updates[0]).toMatchObject({ snapshot: true, baseEtag: null });
      expect(client.features.get('ui.x.int_ten')).toMatchObject({ enabled: true, limit: 99 });
      const SAVE = `mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision problem { code } } }`;
      await expectData(app.url, await token(), SAVE, {
        input: { tierId, expectedVersion: 0, changes: [{ key: 'ui.x.b', value: on }] },
      });
      await client.until(({ features }) => features.get('ui.x.b')?.enabled === true);
      await client.until(({ features }) => features.get('ui.x.int_ten')?.limit === 10);
      expect(client.updates.slice(1).map(({ changed }) => changed.map(({ key }) => key))).toEqual([
        ['ui.x.b'],
        ['ui.x.int_ten'],
      ]);
      expect(client.misfits).toBe(0);
    } finally {
      await client.close();
    }
  });
});
