import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { LiveClient } from '../support/live-client.ts';
import { until } from '../support/until.ts';

interface Page<Node> {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Resolved {
  readonly key: string;
  readonly enabled: boolean;
  readonly source: string;
  readonly reason: string;
  readonly pendingRequestId: string | null;
}
interface Named {
  readonly id: string;
  readonly name: string;
}

let app: TestApp;
let ada: string;
beforeAll(async () => {
  app = await startTestApp();
  ada = await token();
});
afterAll(() => app.close());

const ask = <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> =>
  expectData<Data>(app.url, ada, query, variables);

async function allTenants(): Promise<readonly Named[]> {
  const { tenants } = await ask<{ tenants: Page<Named> }>('{ tenants(first: 100) { edges { node { id name } } } }');
  return tenants.edges.map(({ node }) => node);
}

/** What every tenant is answered, asked one by one. */
async function answers() {
  const query = `query ($t: ID!) { resolvedFeatures(tenantId: $t) {
    features { key enabled source reason pendingRequestId } models { id } components { id } } }`;
  type Answer = Record<'features', Resolved[]> & Record<'models' | 'components', { id: string }[]>;
  return Promise.all(
    (await allTenants()).map(async (tenant) => ({
      ...tenant,
      ...(await ask<{ resolvedFeatures: Answer }>(query, { t: tenant.id })).resolvedFeatures,
    })),
  );
}

const OVERRIDE =
  'mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { revision problem { code } } }';

describe('how many have what', () => {
  test('featureAdoption counts what comes out for the tenants, by tier and in all', async () => {
    const each = await answers();
    const { featureAdoption, features } = await ask<{
      featureAdoption: {
        key: string;
        enabledTenantCount: number;
        tenantCount: number;
        revision: string;
        byTier: { tier: Named | null; enabledTenantCount: number; tenantCount: number }[];
      }[];
      features: Page<{ key: string; enabledTenantCount: number }>;
    }>(`{ featureAdoption { key enabledTenantCount tenantCount revision byTier { tier { id name } enabledTenantCount tenantCount } }
      features(first: 100) { edges { node { key enabledTenantCount } } } }`);
    const on = (key: string): number =>
      each.filter((tenant) => tenant.features.some((feature) => feature.key === key && feature.enabled)).length;
    expect(featureAdoption.map(({ key, enabledTenantCount }) => [key, enabledTenantCount])).toEqual(
      features.edges.map(({ node: { key } }) => [key, on(key)]),
    );
    expect(features.edges.map(({ node }) => node.enabledTenantCount)).toEqual(
      featureAdoption.map(({ enabledTenantCount }) => enabledTenantCount),
    );
    expect(new Set(featureAdoption.map(({ revision }) => revision)).size).toBe(1);
    for (const { enabledTenantCount, tenantCount, byTier } of featureAdoption) {
      expect(tenantCount).toBe(each.length);
      expect(byTier.map(({ tier }) => tier?.name)).toEqual(['Free', 'Pro', 'Enterprise', undefined]);
      expect(byTier.reduce((sum, tier) => sum + tier.enabledTenantCount, 0)).toBe(enabledTenantCount);
      expect(byTier.reduce((sum, tier) => sum + tier.tenantCount, 0)).toBe(tenantCount);
    }
  });

  test('models and components tell for how many tenants they are visible', async () => {
    const each = await answers();
    const { models, components } = await ask<
      Record<'models' | 'components', Page<Named & { visibleTenantCount: number }>>
    >(
      '{ models(first: 100) { edges { node { id visibleTenantCount } } } components(first: 100) { edges { node { id visibleTenantCount } } } }',
    );
    for (const { node } of models.edges) {
      const visible = each.filter((tenant) => tenant.models.some(({ id }) => id === node.id));
      expect([node.id, node.visibleTenantCount]).toEqual([node.id, visible.length]);
    }
    for (const { node } of components.edges) {
      const visible = each.filter((tenant) => tenant.components.some(({ id }) => id === node.id));
      expect([node.id, node.visibleTenantCount]).toEqual([node.id, visible.length]);
    }
    expect(models.edges.length * components.edges.length).toBeGreaterThan(0);
  });

  test('a change counts in the very next answer', async () => {
    const count = async (): Promise<{ enabledTenantCount: number; revision: string } | undefined> =>
      (
        await ask<{ featureAdoption: { enabledTenantCount: number; revision: string }[] }>(
          '{ featureAdoption(keys: ["models.groq"]) { enabledTenantCount revision } }',
        )
      ).featureAdoption[0];
    const before = await count();
    const input = { tenantId: tenantIds.bluebird, key: 'models.groq', value: { enabled: true }, reason: 'Trial' };
    const { setTenantOverride } = await ask<{ setTenantOverride: { revision: string } }>(OVERRIDE, { input });
    expect(await count()).toEqual({
      enabledTenantCount: (before?.enabledTenantCount ?? 0) + 1,
      revision: setTenantOverride.revision,
    });
  });
});

describe('the tenants of a feature', () => {
  const TENANTS = `query ($key: FeatureKey!, $enabled: Boolean, $search: String, $first: Int, $after: String) {
    feature(key: $key) { tenants(enabled: $enabled, search: $search, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { tenant { id name } resolved { key enabled source reason pendingRequestId } } } } } }`;
  type Listed = Page<{ tenant: Named; resolved: Resolved }>;
  const list = async (variables: Readonly<Record<string, unknown>>): Promise<Listed> =>
    (await ask<{ feature: { tenants: Listed } }>(TENANTS, variables)).feature.tenants;

  test('are told by name, with what resolvedFeatures answers each of them', async () => {
    const each = await answers();
    for (const key of ['api.webhooks', 'integrations.langfuse', 'models.aws_bedrock']) {
      const { totalCount, edges } = await list({ key, first: 100 });
      expect(totalCount).toBe(each.length);
      expect(edges.map(({ node: { tenant, resolved } }) => [tenant.name, resolved])).toEqual(
        each.map(({ name, features }) => [name, features.find((feature) => feature.key === key)]),
      );
    }
  });

  test('can be narrowed to those who have it, those who lack it, and a name', async () => {
    const key = 'api.webhooks';
    const on = await list({ key, enabled: true, first: 100 });
    const off = await list({ key, enabled: false, first: 100 });
    expect(on.edges.every(({ node }) => node.resolved.enabled)).toBe(true);
    expect(off.edges.some(({ node }) => node.resolved.enabled)).toBe(false);
    expect(on.totalCount + off.totalCount).toBe((await allTenants()).length);
    const found = await list({ key, search: ' ACME-rob ' });
    expect(found.edges.map(({ node }) => node.tenant.name)).toEqual(['Acme Robotics']);
  });

  test('come in pages that hold everybody once, also where the tenant at the end of a page was renamed', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Listed = await list({ key: 'api.webhooks', first: 4, after });
      names.push(...page.edges.map(({ node }) => node.tenant.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const all = (await allTenants()).map(({ name }) => name);
    expect(names).toEqual(all);

    const first = await list({ key: 'api.webhooks', first: 4 });
    const last = first.edges.at(-1)?.node.tenant;
    const rename =
      'mutation ($input: UpdateTenantInput!) { updateTenant(input: $input) { problem { code } tenant { version } } }';
    const { tenant } = await ask<{ tenant: { version: number } }>('query ($id: ID!) { tenant(id: $id) { version } }', {
      id: last?.id,
    });
    await ask(rename, { input: { tenantId: last?.id, expectedVersion: tenant.version, name: 'Zzz' } });
    const next = await list({ key: 'api.webhooks', first: 100, after: first.pageInfo.endCursor });
    expect(next.edges.map(({ node }) => node.tenant.name)).toEqual([...all.slice(4), 'Zzz']);
    await ask(rename, { input: { tenantId: last?.id, expectedVersion: tenant.version + 1, name: last?.name } });
  });
});

describe('the list of tenants', () => {
  const LIST = `query ($state: TenantState, $hasTier: Boolean, $hasOverrides: Boolean, $tierId: ID) {
    tenants(first: 100, state: $state, hasTier: $hasTier, hasOverrides: $hasOverrides, tierId: $tierId) { totalCount
      edges { node { id name isActive licenseExpiresAt state overrideCount pendingRequestCount tier { id } overrides { key } } } } }`;
  interface Row extends Named {
    readonly isActive: boolean;
    readonly licenseExpiresAt: string | null;
    readonly state: string;
    readonly overrideCount: number;
    readonly pendingRequestCount: number;
    readonly tier: Named | null;
    readonly overrides: readonly unknown[];
  }
  const list = async (variables: Readonly<Record<string, unknown>> = {}): Promise<Row[]> => {
    const { tenants } = await ask<{ tenants: Page<Row> }>(LIST, variables);
    expect(tenants.totalCount).toBe(tenants.edges.length);
    return tenants.edges.map(({ node }) => node);
  };

  test('is narrowed by state, and each tenant tells its own', async () => {
    const all = await list();
    const expected = ({ isActive, licenseExpiresAt }: Row): string => {
      if (!isActive) return 'SUSPENDED';
      return licenseExpiresAt !== null && Date.parse(licenseExpiresAt) <= Date.now() ? 'LICENSE_EXPIRED' : 'ACTIVE';
    };
    expect(all.map(({ name, state }) => [name, state])).toEqual(all.map((row) => [row.name, expected(row)]));
    for (const state of ['ACTIVE', 'SUSPENDED', 'LICENSE_EXPIRED']) {
      const rows = await list({ state });
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toEqual(all.filter((row) => row.state === state));
    }
  });

  test('is narrowed to tenants on no tier, and to those with overrides, also together', async () => {
    const all = await list();
    expect(await list({ hasTier: false })).toEqual(all.filter(({ tier }) => tier === null));
    expect(await list({ hasTier: true })).toEqual(all.filter(({ tier }) => tier !== null));
    expect(await list({ hasOverrides: true })).toEqual(all.filter(({ overrides }) => overrides.length > 0));
    expect(await list({ hasOverrides: false })).toEqual(all.filter(({ overrides }) => overrides.length === 0));
    expect(await list({ hasOverrides: true, tierId: tierIds.pro })).toEqual(
      all.filter(({ overrides, tier }) => overrides.length > 0 && tier?.id === tierIds.pro),
    );
    expect(await list({ hasTier: false, tierId: tierIds.pro })).toEqual([]);
  });

  test('counts overrides and requests that wait', async () => {
    const all = await list();
    expect(all.map(({ overrideCount }) => overrideCount)).toEqual(all.map(({ overrides }) => overrides.length));
    const { upgradeRequests } = await ask<{ upgradeRequests: Page<{ tenant: Named }> }>(
      '{ upgradeRequests(status: PENDING, first: 100) { totalCount edges { node { tenant { id } } } } }',
    );
    expect(upgradeRequests.totalCount).toBeGreaterThan(0);
    const waiting = (id: string): number => upgradeRequests.edges.filter(({ node }) => node.tenant.id === id).length;
    expect(all.map(({ pendingRequestCount }) => pendingRequestCount)).toEqual(all.map(({ id }) => waiting(id)));
  });

  test('models and components are narrowed to what hangs on a feature', async () => {
    const { feature, models, components } = await ask<{
      feature: Record<'models' | 'components', Named[]>;
      models: Page<Named>;
      components: Page<Named>;
    }>(`{ feature(key: "models.openai") { models { id } components { id } }
      models(featureKey: "models.openai", first: 100) { totalCount edges { node { id } } }
      components(featureKey: "models.openai", first: 100) { totalCount edges { node { id } } } }`);
    expect(feature.models.length).toBeGreaterThan(0);
    expect(models.edges.map(({ node }) => node)).toEqual(feature.models);
    expect(components.edges.map(({ node }) => node)).toEqual(feature.components);
  });
});

test('changeActivity counts changes by day of UTC and operation, and keeps to its range', async () => {
  // Before the first revision of all: of what comes after the head the feed would think that a change is missing.
  await app.database.query(
    `insert into change (revision, at, operation, scopes) select -n, at, 'old', '{}' from unnest(array[
       date_trunc('day', now(), 'UTC') - interval '29 days', date_trunc('day', now(), 'UTC') - interval '29 days 1 second',
       date_trunc('day', now(), 'UTC') - interval '28 days 1 second']::timestamptz[]) with ordinality as old(at, n)`,
  );
  interface Activity {
    readonly day: string;
    readonly operation: string;
    readonly changeCount: number;
  }
  const read = async (days?: number): Promise<Activity[]> =>
    (
      await ask<{ changeActivity: Activity[] }>(
        'query ($days: Int = 30) { changeActivity(days: $days) { day operation changeCount } }',
        days === undefined ? {} : { days },
      )
    ).changeActivity;
  const rows = await read();
  expect(rows.filter(({ operation }) => operation === 'old').map(({ changeCount }) => changeCount)).toEqual([2]);
  expect(rows.every(({ day }) => day.endsWith('T00:00:00.000Z'))).toBe(true);
  expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted());
  const old = (await read(31)).filter(({ operation }) => operation === 'old');
  expect(old.map(({ changeCount }) => changeCount)).toEqual([1, 2]);
  for (const days of [0, 367]) {
    const { errors } = await graphql(app.url, ada, `{ changeActivity(days: ${days}) { day } }`);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  }
});

test('liveStatus tells who is connected and how long the last changes took', async () => {
  interface Status {
    readonly revision: string;
    readonly epoch: string;
    readonly feedAgeMilliseconds: number;
    readonly freshness: string;
    readonly isStale: boolean;
    readonly isListening: boolean;
    readonly socketCount: number;
    readonly subscriberCount: number;
    readonly watchedTenantCount: number;
    readonly propagation: {
      readonly sentCount: number;
      readonly p50: number | null;
      readonly p99: number | null;
      readonly samples: readonly { readonly revision: string; readonly at: string; readonly milliseconds: number }[];
    };
  }
  const read = async (): Promise<Status> =>
    (
      await ask<{
        liveStatus: Status;
      }>(`{ liveStatus { revision epoch feedAgeMilliseconds freshness isStale isListening socketCount
        subscriberCount watchedTenantCount propagation { sentCount p50 p99 samples { revision at milliseconds } } } }`)
    ).liveStatus;
  const before = await read();
  expect([before.socketCount, before.subscriberCount, before.watchedTenantCount]).toEqual([0, 0, 0]);
  expect([before.freshness, before.isStale]).toEqual(['LIVE', false]);
  expect(before.feedAgeMilliseconds).toBeLessThan(5_000);

  const client = new LiveClient(app.wsUrl, await token({ tenant: tenantIds.acme }));
  try {
    await client.until(({ updates }) => updates.length > 0);
    const input = { tenantId: tenantIds.acme, key: 'models.groq', value: { enabled: true }, reason: 'Trial' };
    const { setTenantOverride } = await ask<{ setTenantOverride: { revision: string } }>(OVERRIDE, { input });
    await client.until(({ updates }) => updates.at(-1)?.revision === setTenantOverride.revision);
    const status = await until('the change is noted', async () => {
      const now = await read();
      return now.propagation.sentCount > before.propagation.sentCount && now.isListening && now;
    });
    expect([status.socketCount, status.subscriberCount, status.watchedTenantCount]).toEqual([1, 1, 1]);
    expect(status.revision).toBe(setTenantOverride.revision);
    expect(status.epoch).toBe(client.updates.at(-1)?.epoch);
    const sample = status.propagation.samples.at(-1);
    expect(sample?.revision).toBe(setTenantOverride.revision);
    expect(sample?.milliseconds).toBeGreaterThanOrEqual(0);
    expect(sample?.milliseconds).toBeLessThan(5_000);
    expect(status.propagation.p50).not.toBeNull();
    expect(status.propagation.p99).toBeGreaterThanOrEqual(status.propagation.p50 ?? 0);
  } finally {
    await client.close();
  }
});

test('what only super admins may know stays with them where tenant admins reach the type around it', async () => {
  const admin = await token({ role: 'tenant_admin', tenant: tenantIds.acme, subject: 'tina' });
  for (const field of ['overrideCount', 'pendingRequestCount']) {
    const { errors } = await graphql(app.url, admin, `query ($id: ID!) { tenant(id: $id) { ${field} } }`, {
      id: tenantIds.acme,
    });
    expect([field, errors?.map(({ extensions }) => extensions['code'])]).toEqual([field, ['FORBIDDEN']]);
  }
  const { upgradeRequests } = await ask<{ upgradeRequests: Page<{ tenant: Named }> }>(
    '{ upgradeRequests(first: 1) { edges { node { tenant { id } } } } }',
  );
  const tenant = upgradeRequests.edges[0]?.node.tenant.id ?? '';
  const { errors } = await graphql(
    app.url,
    await token({ role: 'tenant_admin', tenant, subject: 'tom' }),
    '{ upgradeRequests(first: 1) { edges { node { feature { enabledTenantCount } } } } }',
  );
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
});
