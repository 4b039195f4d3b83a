import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { LiveClient } from '../support/live-client.ts';

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await token();
});
afterAll(() => app.close());

/** Switches one feature of a tier and answers the revision. */
async function flip(tierId: string, key: string, enabled: boolean): Promise<string> {
  const { tier } = await expectData<{ tier: { version: number } }>(
    app.url,
    admin,
    'query ($id: ID!) { tier(id: $id) { version } }',
    { id: tierId },
  );
  const { setTierFeatures } = await expectData<{ setTierFeatures: { revision: string; problem: unknown } }>(
    app.url,
    admin,
    'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision problem { code message details } } }',
    { input: { tierId, expectedVersion: tier.version, changes: [{ key, value: { enabled } }] } },
  );
  expect(setTierFeatures.problem).toBeNull();
  return setTierFeatures.revision;
}

describe('resolvedFeaturesChanged', () => {
  test('tells the present state first, then only what changed, with the revision of the change', async () => {
    const client = new LiveClient(app.wsUrl, await token({ tenant: tenantIds.acme }));
    await client.until(({ updates }) => updates.length === 1);
    expect(client.updates[0]?.snapshot).toBe(true);
    expect(client.features.size).toBe(50);

    const before = client.features.get('integrations.langfuse')?.enabled ?? false;
    const revision = await flip(tierIds.pro, 'integrations.langfuse', !before);
    await client.until(({ updates }) => updates.length === 2);
    const update = client.updates[1];
    expect(update?.snapshot).toBe(false);
    expect(update?.revision).toBe(revision);
    expect(update?.changed.map(({ key }) => key)).toContain('integrations.langfuse');
    expect(client.features.get('integrations.langfuse')?.enabled).toBe(!before);
    expect(client.misfits).toBe(0);
    await client.close();
  });

  test('tells nothing but the etag where the client holds the present state', async () => {
    const bearer = await token({ tenant: tenantIds.acme });
    const { resolvedFeatures } = await expectData<{ resolvedFeatures: { etag: string } }>(
      app.url,
      bearer,
      '{ resolvedFeatures { etag } }',
    );
    const client = new LiveClient(app.wsUrl, bearer);
    client.etag = resolvedFeatures.etag;
    await client.until(({ updates }) => updates.length === 1);
    expect(client.updates[0]).toMatchObject({
      snapshot: false,
      baseEtag: resolvedFeatures.etag,
      etag: resolvedFeatures.etag,
      changed: [],
      removed: [],
    });
    await client.close();
  });

  test('refuses another tenant exactly like one that does not exist', async () => {
    const bearer = await token({ tenant: tenantIds.acme });
    const foreign = new LiveClient(app.wsUrl, bearer, true, tenantIds.bluebird);
    const unknown = new LiveClient(app.wsUrl, bearer, true, '00000000-0000-4000-8000-000000000000');
    await foreign.until(({ error }) => error !== undefined);
    await unknown.until(({ error }) => error !== undefined);
    expect(foreign.error).toEqual(unknown.error);
    expect(foreign.error).toMatchObject([{ extensions: { code: 'TENANT_NOT_FOUND' } }]);
    await foreign.close();
    await unknown.close();
  });

  test('ends with the token, with a code that stock clients come back after', async () => {
    const client = new LiveClient(app.wsUrl, () => token({ tenant: tenantIds.acme, lifetime: 2 }));
    await client.until(({ closes }) => closes.length > 0, 8_000);
    expect(client.closes[0]).toBe(4403);
    const { length } = client.updates;
    await client.until(({ updates }) => updates.length > length);
    await client.close();
  });
});

test('a query is answered with the revision of the last change, from kept bytes and without', async () => {
  const bearer = await token({ tenant: tenantIds.acme });
  const query = '{ resolvedFeatures { revision etag features { key enabled } } }';
  const first = await expectData<{ resolvedFeatures: { revision: string } }>(app.url, bearer, query);
  for (let again = 0; again < 3; again += 1) expect(await expectData(app.url, bearer, query)).toEqual(first);
  const revision = await flip(tierIds.pro, 'integrations.langsmith', true);
  const asked = 'query ($min: Revision) { resolvedFeatures(minRevision: $min) { revision } }';
  const after = await graphql(app.url, bearer, asked, { min: revision });
  expect(after.data).toMatchObject({ resolvedFeatures: { revision } });
});

test('a GET tells its ETag the first time, and 304 while nothing has changed', async () => {
  const headers = { authorization: `Bearer ${await token({ tenant: tenantIds.bluebird, subject: 'fresh' })}` };
  const address = `${app.url}/graphql?query=${encodeURIComponent('{ resolvedFeatures { etag features { key enabled } } }')}`;
  const first = await fetch(address, { headers });
  const etag = first.headers.get('etag') ?? '';
  expect(etag).not.toBe('');
  expect((await fetch(address, { headers: { ...headers, 'if-none-match': etag } })).status).toBe(304);
  await flip(tierIds.pro, 'ui.debug.enabled', true);
  const untouched = await fetch(address, { headers: { ...headers, 'if-none-match': etag } });
  expect(untouched.status).toBe(304);
  const revision = await flip(tierIds.free, 'ui.debug.enabled', true);
  const written = { ...headers, 'if-none-match': etag, 'x-min-revision': revision };
  expect((await fetch(address, { headers: written })).status).toBe(200);
});
