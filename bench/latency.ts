import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { resolvedFeaturesChanged } from '../client/sdk/core/operations.ts';
import { LOAD_CORE, SERVER_CORE, startChild } from './child.ts';
import type { Report } from './report.ts';
import type { ServerMethods } from './server.child.ts';
import { settingsFor, tokenFor } from './settings.ts';
import type { SocketLoadMethods } from './socket-load.child.ts';
import { median, monotonicNow, percentile } from './statistics.ts';
import { PLAIN, tenantId, type World } from './world.ts';
import { Writer } from './writer.ts';

const CHANGES = 100;
const WARM_UP = 10;

/** How long a change takes from the writer's knowing that it is committed to one subscriber and to the last of 1,000. */
export async function benchLatency(report: Report, world: World): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const databaseUrl = await world.database('latency');
  const writer = opened.use(await Writer.connect(databaseUrl));
  const server = opened.use(await startChild<ServerMethods>('./server.child.ts', SERVER_CORE));
  const load = opened.use(await startChild<SocketLoadMethods>('./socket-load.child.ts', LOAD_CORE));
  const url = `${await server.call('start', settingsFor(databaseUrl))}/graphql`;
  const listener = new Client({ connectionString: databaseUrl });
  await listener.connect();
  opened.defer(() => listener.end());
  await listener.query('listen feature_control_change');

  for (const subscribers of [1, 1_000]) {
    await load.call('open', url, [
      {
        count: subscribers,
        subscription: { token: await tokenFor(tenantId(PLAIN.first)), query: resolvedFeaturesChanged },
      },
    ]);
    const total: number[] = [];
    const afterCommit: number[] = [];
    const notified: number[] = [];
    for (let round = -WARM_UP; round < CHANGES; round += 1) {
      await load.call('reset');
      const received = load.call('receive', subscribers);
      const heard = once(listener, 'notification').then(monotonicNow);
      const { sentAt, committedAt } = await writer.flip();
      const { lastAt } = await received;
      const heardAt = await heard;
      // At odd moments, as people click: neither in step with the polls nor so fast that updates are coalesced.
      await pause(40 + Math.random() * 40);
      if (round < 0) continue;
      total.push(lastAt - sentAt);
      afterCommit.push(lastAt - committedAt);
      notified.push(heardAt - committedAt);
    }
    const name = subscribers === 1 ? 'one subscriber' : `the last of ${subscribers}`;
    report.amount(
      `COMMIT -> ${name}: p50; floor: NOTIFY at a bare listener`,
      'ms',
      median(afterCommit),
      subscribers === 1 ? 5 : 25,
      median(notified),
    );
    report.amount(`... p95`, 'ms', percentile(afterCommit, 95), undefined, percentile(notified, 95));
    report.amount(`... p50 with the commit itself`, 'ms', median(total));
    await load.call('closeAll');
  }
}
