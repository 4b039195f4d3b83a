import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, overrideSql, revokeSql, tierRowSql } from '../support/change-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { RawClient } from '../support/raw-client.ts';

const KEY = 'ui.flow_builder.version_control';
const CHECK = `query ($key: FeatureKey!) { checkFeature(key: $key) { enabled } }`;

let database: TestDatabase;
let writer: ChangeWriter;
let one: TestApp;
let other: TestApp;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  writer = createChangeWriter(database.url);
  one = await startTestApp({ database });
  other = await startTestApp({ database });
});
afterAll(async () => {
  await one.close();
  await other.close();
  await writer.close();
  await database.drop();
});

const isOn = async (app: TestApp, bearer: string): Promise<boolean> =>
  (await expectData<{ checkFeature: { enabled: boolean } }>(app.url, bearer, CHECK, { key: KEY })).checkFeature.enabled;

test('once a revocation is answered, not one of 500 checks on another node is granted', async () => {
  const bearer = await token({ tenant: tenantIds.acme });
  const admin = await token();
  let granted = 0;
  let checks = 0;
  for (let round = 0; round < 20; round += 1) {
    await writer.write({ scopes: { tiers: [tierIds.pro] }, sql: tierRowSql(tierIds.pro, KEY, { enabled: true }) });
    expect(await isOn(other, bearer)).toBe(true);
    const { tier } = await expectData<{ tier: { version: number } }>(
      one.url,
      admin,
      'query ($id: ID!) { tier(id: $id) { version } }',
      { id: tierIds.pro },
    );
    const { setTierFeatures } = await expectData<{ setTierFeatures: { problem: unknown } }>(
      one.url,
      admin,
      'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { problem { code message } } }',
      {
        input: {
          tierId: tierIds.pro,
          expectedVersion: tier.version,
          changes: [{ key: KEY, value: { enabled: false } }],
        },
      },
    );
    expect(setTierFeatures.problem).toBeNull();
    const answers = await Promise.all(Array.from({ length: 25 }, () => isOn(other, bearer)));
    checks += answers.length;
    granted += answers.filter(Boolean).length;
  }
  console.log(`enforcement: ${granted} of ${checks} checks on another node granted after 20 answered revocations`);
  expect({ granted, checks }).toEqual({ granted: 0, checks: 500 });
});

test('the same over a socket, without any announcement, and for overrides', async () => {
  const tenant = tenantIds.acme;
  const client = await RawClient.connect(other.wsUrl, await token({ tenant }));
  let asked = 0;
  for (let round = 0; round < 20; round += 1) {
    const enabled = round % 2 === 0;
    await writer.write({
      scopes: { tenants: [tenant] },
      sql: enabled ? overrideSql({ tenantId: tenant, key: KEY, value: { enabled } }) : revokeSql(tenant, KEY),
      notify: false,
    });
    asked += 1;
    client.subscribe(`check-${asked}`, CHECK, { key: KEY });
    await client.until((each) => each.of(`check-${asked}`).length > 0);
    expect(client.of(`check-${asked}`)[0]?.payload).toEqual({ data: { checkFeature: { enabled } } });
  }
  client.close();
});

test('in legacy mode a check reads through: the old system edits its JSON without telling us', async () => {
  await writer.write({ scopes: { setting: true }, sql: `update feature_control_setting set mode = 'legacy'` });
  const bearer = await token({ tenant: tenantIds.acme });
  const seen: boolean[] = [];
  for (const enabled of [true, false, true, false]) {
    await database.query(
      `update license_tier set features = features || jsonb_build_object('${KEY}', $1::boolean) where id = $2`,
      [enabled, tierIds.pro],
    );
    seen.push(await isOn(other, bearer));
  }
  expect(seen).toEqual([true, false, true, false]);
  await writer.write({ scopes: { setting: true }, sql: `update feature_control_setting set mode = 'enforce'` });
});
