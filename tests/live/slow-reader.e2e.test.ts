import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { LiveClient } from '../support/live-client.ts';
import { metric } from '../support/metrics.ts';
import { RawClient } from '../support/raw-client.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const KEY = 'limits.max_concurrent_executions';

let app: TestApp;
let writer: ChangeWriter;
let proxy: TcpProxy;

beforeAll(async () => {
  app = await startTestApp();
  writer = createChangeWriter(app.database.url);
  proxy = await startTcpProxy(Number(new URL(app.url).port));
  await writer.write({
    scopes: { catalog: true },
    sql: Array.from(
      { length: 20 },
      (_, index) => `insert into feature_registry (feature_key, feature_name, category, feature_type, default_value)
        values ('ui.test_large_${index}', 'Large', 'ui', 'json', '{"enabled": false}')`,
    ).join(';'),
  });
});
afterAll(async () => {
  await app.close();
  await writer.close();
  await proxy.close();
});

let turn = 0;
/** Changes some 300 KB of what a tenant of the tier sees. */
function large(): Promise<number> {
  turn += 1;
  const value = { enabled: true, value: { text: `${turn}${'x'.repeat(15_000)}` } };
  return writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: Array.from({ length: 20 }, (_, index) => tierRowSql(tierIds.pro, `ui.test_large_${index}`, value)).join(';'),
  });
}

test('a subscriber that does not read is given no more than a few updates, and has the newest state once it reads', async () => {
  const bearer = await token({ tenant: tenantIds.acme });
  const slow = await RawClient.connect(app.wsUrl.replace(/:\d+/, `:${proxy.port}`), bearer);
  slow.subscribe('1', 'subscription { resolvedFeaturesChanged { revision changed { key limit json } } }');
  const quick = new LiveClient(app.wsUrl, bearer);
  await quick.until(({ updates }) => updates.length === 1);
  await slow.until((client) => client.of('1').length === 1);
  const frames = await metric(app.url, 'live_frames_total');
  proxy.hold();
  let changes = 0;
  await until(
    'it is given nothing more',
    async () => {
      const revision = await large();
      changes += 1;
      await quick.until(({ updates }) => Number(updates.at(-1)?.revision) === revision);
      const given = (await metric(app.url, 'live_frames_total')) - frames - changes;
      return given < changes - 10;
    },
    20_000,
  );
  const given = (await metric(app.url, 'live_frames_total')) - frames - changes;
  const last = await writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: tierRowSql(tierIds.pro, KEY, { enabled: true, value: 4_242 }),
  });
  proxy.restore();
  await slow.until(({ frames: texts }) => texts.at(-1)?.includes(`"revision":"${last}"`) === true);
  console.log(
    `slow reader: of ${changes} updates it was given ${given} while it did not read, and 1 for all others after`,
  );
  expect(slow.frames.at(-1)).toContain(`{"key":"${KEY}","limit":4242`);
  expect(slow.frames.at(-1)).toContain(`"text":"${turn}xxx`);
  expect(slow.of('1').length).toBeLessThan(given + 5);
  expect(slow.closed).toBeUndefined();
  slow.close();
  await quick.close();
});
