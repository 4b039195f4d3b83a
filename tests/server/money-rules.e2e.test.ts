import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrm } from '../../server/orm.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { moneyCommands } from './money-commands.ts';
import { MoneyModel } from './money-model.ts';
import { MoneyWorld, proxyTo } from './money-world.ts';

const RUNS = 6;
const COMMANDS = 25;

let database: TestDatabase;
let networks: Awaited<ReturnType<typeof proxyTo>>[] = [];
let apps: TestApp[] = [];
let world: MoneyWorld;
beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  networks = [await proxyTo(database), await proxyTo(database)];
  apps = await Promise.all(networks.map(({ url }) => startTestApp({ database: { ...database, url } })));
  const [one, two] = apps.map(({ url }, index) => {
    const network = networks[index]?.network;
    return { url, alive: true, ...(network !== undefined && { network }) };
  });
  if (one === undefined || two === undefined) throw new Error('no servers');
  world = new MoneyWorld(database, [one, two], await createOrm({ databaseUrl: database.url }));
  await world.open();
});
afterAll(async () => {
  await world?.close();
  await world?.orm.close(true);
  for (const app of apps) await app.close();
  for (const { network } of networks) await network.close();
  await database?.drop();
});

test('whatever is written on two servers at once, the money rules hold (the deep test does more of it, with kills)', async () => {
  await fc.assert(
    fc.asyncProperty(moneyCommands(COMMANDS, false), async (commands) => {
      const model = await MoneyModel.read(world.query);
      await fc.asyncModelRun(() => ({ model, real: world }), commands);
      await world.settle(model);
    }),
    { numRuns: RUNS, seed: 20_261_122, endOnFailure: true },
  );
  console.log(`worst window ${world.worstWindow.toFixed(0)} ms; ${JSON.stringify(world.tally)}`);
  expect(world.worstWindow).toBeLessThan(1_000);
  expect(world.tally['races']).toBeGreaterThan(3);
  for (const what of ['limits compared', 'accepted and in force', 'written with keys', 'keys refused', 'cuts']) {
    expect([what, world.tally[what]]).toEqual([what, expect.any(Number)]);
  }
}, 120_000);
