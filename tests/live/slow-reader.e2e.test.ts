import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, tierRowSql } from '../support/change-writer.ts';
import { addLargeFeatures, writeLarge } from '../support/large-changes.ts';
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
  await addLargeFeatures(writer);
});
afterAll(async () => {
  await app.close();
  await writer.close();
  await proxy.close();
});

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
      changes += 1;
      const revision = await writeLarge(writer, changes);
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
  expect(slow.frames.at(-1)).toContain(`"text":"${changes}xxx`);
  expect(slow.of('1').length).toBeLessThan(given + 5);
  expect(slow.closed).toBeUndefined();
  slow.close();
  await quick.close();
});
