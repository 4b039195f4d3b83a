import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter } from '../support/change-writer.ts';
import { addLargeFeatures, writeLarge } from '../support/large-changes.ts';
import { LiveClient } from '../support/live-client.ts';
import { metric } from '../support/metrics.ts';
import { RawClient } from '../support/raw-client.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

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

test('one subscriber that stops reading costs bounded memory, disturbs nobody, and is sent away', async () => {
  const bearer = await token({ tenant: tenantIds.acme });
  const stuck = await RawClient.connect(app.wsUrl.replace(/:\d+/, `:${proxy.port}`), bearer);
  for (let number = 0; number < 5; number += 1) {
    stuck.subscribe(
      `${number}`,
      'subscription { resolvedFeaturesChanged { revision etag changed { key enabled limit json } } }',
    );
  }
  await stuck.until((client) => client.frames.length === 6);
  const client = new LiveClient(app.wsUrl, bearer);
  await client.until(({ updates }) => updates.length === 1);
  expect(await metric(app.url, 'live_subscribers')).toBe(6);

  proxy.hold();
  const stopped = performance.now();
  const frames = await metric(app.url, 'live_frames_total');
  const lags: number[] = [];
  let changes = 0;
  await until(
    'it is sent away',
    async () => {
      changes += 1;
      const revision = await writeLarge(writer, changes);
      const committed = performance.now();
      await client.until(({ updates }) => Number(updates.at(-1)?.revision) >= revision);
      lags.push(performance.now() - committed);
      await until('a moment later', () => performance.now() - committed > 100);
      return (await metric(app.url, 'live_subscribers')) === 1;
    },
    40_000,
  );
  const gone = performance.now() - stopped;
  lags.sort((a, b) => a - b);
  const sent = (await metric(app.url, 'live_frames_total')) - frames - changes;
  console.log(
    `slow reader: ${changes} changes of 300 KB while 5 operations of one socket took nothing; ${sent} frames were given to it, ` +
      `gone after ${Math.round(gone)} ms; the other's median ${Math.round(lags[Math.floor(lags.length / 2)] ?? 0)} ms, worst ${Math.round(lags.at(-1) ?? 0)} ms`,
  );
  expect(changes).toBeGreaterThan(30);
  // The kernel takes a few MB before anything waits in the server; from then on there is one update at most.
  expect(sent).toBeLessThan(60);
  expect(gone).toBeLessThan(25_000);
  expect(lags[Math.floor(lags.length / 2)]).toBeLessThan(1_000);
  expect(client.misfits).toBe(0);
  await client.close();
  proxy.restore();
  await stuck.until(({ closed }) => closed !== undefined);
  expect([1006, 1013]).toContain(stuck.closed);
}, 70_000);
