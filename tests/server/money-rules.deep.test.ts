import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../server/database/free-port.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { keys, moneyCommands, raceForTier } from './money-commands.ts';
import { MoneyModel } from './money-model.ts';
import { MoneyWorld, type Node, proxyTo } from './money-world.ts';

// Two approvers at once, and overrides: upgrade-races.deep.test.ts. 40 takers at a limit of 10: usage.deep.test.ts.
const RUNS = 10;
const COMMANDS = 40;
const ROUNDS = 200;

let database: TestDatabase;
let world: MoneyWorld;
const processes = new Map<Node, ServerProcess>();

/** A server in a process of its own, that can be killed and comes back at its port. */
async function startNode(): Promise<Node> {
  const port = await findFreePort();
  const { url, network } = await proxyTo(database);
  const start = async (): Promise<void> => {
    processes.set(node, await startServerProcess(url, port));
  };
  const node: Node = {
    url: `http://127.0.0.1:${port}`,
    alive: true,
    network,
    start,
    kill: async () => processes.get(node)?.kill(),
  };
  await start();
  return node;
}

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  const nodes = await Promise.all([startNode(), startNode()]);
  world = new MoneyWorld(database, nodes, await createOrm({ databaseUrl: database.url }));
  await world.open();
});
afterAll(async () => {
  await world?.close();
  await world?.orm.close(true);
  for (const [{ network }, server] of processes) {
    await server.stop();
    await network?.close();
  }
  await database?.drop();
});

test('whatever is written on two servers at once, with kills in between, the money rules hold', async () => {
  await fc.assert(
    fc.asyncProperty(moneyCommands(COMMANDS, true), async (commands) => {
      const model = await MoneyModel.read(world.query);
      await fc.asyncModelRun(() => ({ model, real: world }), commands);
      await world.settle(model);
    }),
    { numRuns: RUNS, seed: 20_261_123, endOnFailure: true },
  );
  console.log(
    `money rules: ${RUNS} runs of up to ${COMMANDS} commands, ${world.updates} pushed updates; ` +
      `worst window of display ${world.worstWindow.toFixed(0)} ms, of enforcement 0; ${JSON.stringify(world.tally)}`,
  );
  expect(world.worstWindow).toBeLessThan(1_000);
  expect(world.tally['kills']).toBeGreaterThan(3);
  expect(world.tally['approveUpgradeRequest done']).toBeGreaterThan(5);
  expect(world.tally['setTierFeatures with what goes along']).toBeGreaterThan(0);
  expect(world.tally['races']).toBeGreaterThan(30);
  expect(world.tally['cuts']).toBeGreaterThan(3);
}, 900_000);

test(`two admins save the same version of a tier at once, ${ROUNDS} rounds on two processes: no update is lost`, async () => {
  const model = await MoneyModel.read(world.query);
  for (let round = 0; round < ROUNDS; round += 1) await raceForTier(model, world, keys[0], round);
  await world.settle(model);
  expect(model.history.size).toBe(ROUNDS);
  console.log(`stale saves: ${ROUNDS} rounds, 0 lost; worst window ${world.worstWindow.toFixed(0)} ms`);
}, 300_000);
