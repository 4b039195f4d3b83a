import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, startTestApp, token, type TestApp } from '../support/app.ts';
import { LiveClient } from '../support/live-client.ts';
import { expectedMap, readState } from '../support/read-state.ts';

let app: TestApp;
let client: LiveClient;

beforeAll(async () => {
  app = await startTestApp();
  client = new LiveClient(app.wsUrl, await token({ tenant: tenantIds.acme }));
  await client.until(({ etag }) => etag !== undefined);
});
afterAll(async () => {
  await client?.close();
  await app?.close();
});

interface Told {
  readonly revision: string | null;
  readonly problem: { readonly code: string } | null;
}

async function change(name: string, input: string, selection = ''): Promise<Told & Readonly<Record<string, unknown>>> {
  const query = `mutation { ${name}(input: ${input}) { revision problem { code details } ${selection} } }`;
  const data = await expectData<Record<string, Told & Readonly<Record<string, unknown>>>>(
    app.url,
    await token(),
    query,
  );
  const payload = data[name];
  if (payload === undefined || payload.problem !== null) throw new Error(JSON.stringify(payload));
  return payload;
}

/** What the subscriber holds once it has heard of the change is what the database says. */
async function heard(what: (held: LiveClient) => boolean): Promise<void> {
  await client.until(what);
  expect(client.error).toBeUndefined();
  expect(client.misfits).toBe(0);
  const resolution = (await readState(app.database.url)).resolve(tenantIds.acme);
  if (resolution === undefined) throw new Error('the tenant is gone');
  expect(client.features).toEqual(expectedMap(resolution));
}

const enabled = (held: LiveClient, key: string): boolean | undefined => held.features.get(key)?.enabled;

test('a subscriber sees a feature come, take another along, go by the kill switch and come back', async () => {
  await change('createFeature', '{ key: "ui.live.one", name: "One", defaultValue: { enabled: true } }');
  await heard((held) => enabled(held, 'ui.live.one') === true);
  await change(
    'createFeature',
    '{ key: "ui.live.two", name: "Two", defaultValue: { enabled: true }, dependsOn: ["ui.live.one"] }',
  );
  await heard((held) => enabled(held, 'ui.live.two') === true);
  await change('updateFeature', '{ key: "ui.live.one", expectedVersion: 0, isActive: false }');
  await heard((held) => enabled(held, 'ui.live.two') === false);
  expect(client.features.get('ui.live.one')?.reason).toBe('INACTIVE');
  expect(client.features.get('ui.live.two')?.reason).toBe('DEPENDENCY_UNMET');
  await change('updateFeature', '{ key: "ui.live.one", expectedVersion: 1, isActive: true }');
  await heard((held) => enabled(held, 'ui.live.two') === true);
  await change(
    'setFeatureRelations',
    '{ key: "ui.live.two", expectedVersion: 0, dependsOn: [], conflictsWith: ["ui.live.one"] }',
  );
  await heard((held) => enabled(held, 'ui.live.two') === false);
  expect(client.features.get('ui.live.two')?.reason).toBe('CONFLICT');
});

test('whoever changed something reads it at once, and a member sees models and components come and go', async () => {
  const member = await token({ tenant: tenantIds.acme });
  const seen = async (revision: string | null): Promise<string> => {
    const query = `{ resolvedFeatures(minRevision: "${revision}") { tierName models { modelId } components { key } } }`;
    return JSON.stringify(await expectData(app.url, member, query));
  };
  const model = await change(
    'createModel',
    '{ provider: "openai", modelId: "live-model", name: "Live", type: CHAT, featureKey: "models.openai" }',
    'model { id version }',
  );
  expect(await seen(model.revision)).toContain('live-model');
  const { id } = model['model'] as { id: string };
  const retired = await change('updateModel', `{ id: "${id}", expectedVersion: 0, isActive: false }`);
  expect(await seen(retired.revision)).not.toContain('live-model');

  const component = await change(
    'createComponent',
    '{ key: "LiveComponent", name: "Live", componentName: "Live", category: "nowhere" }',
    'component { id }',
  );
  expect(await seen(component.revision)).toContain('LiveComponent');
  const { id: componentId } = component['component'] as { id: string };
  await change('createFeature', '{ key: "ui.live.off", name: "Off" }');
  const gated = await change(
    'updateComponent',
    `{ id: "${componentId}", expectedVersion: 0, requiredFeatures: ["ui.live.off"] }`,
  );
  expect(await seen(gated.revision)).not.toContain('LiveComponent');

  const [tier] = await app.database.query<{ id: string; version: number }>(
    'select t.id, t.version from tenant join license_tier t on t.id = license_tier_id where tenant.id = $1',
    [tenantIds.acme],
  );
  expect(Object.values<string>(tierIds)).toContain(tier?.id);
  const named = await change(
    'updateTier',
    `{ tierId: "${tier?.id}", expectedVersion: ${tier?.version}, name: "Renamed live" }`,
  );
  expect(await seen(named.revision)).toContain('"tierName":"Renamed live"');
});
