import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { findFreePort } from '../../server/database/free-port.ts';
import { token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter } from '../support/change-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { randomNumbers, writeRandomChange } from '../support/random-changes.ts';
import { isFatalClose } from '../support/raw-client.ts';
import { expectedMap, readState } from '../support/read-state.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTcpProxy, type TcpProxy, through } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const DISCONNECTS = 240;
const ROUNDS = 12; // each ends with a comparison
const KILL_EVERY = 2; // rounds
const CLIENTS_PER_TENANT = 2; // one resumes by etag, one does not
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const tenants = Object.values(tenantIds);
let database: TestDatabase;
let writer: ChangeWriter;
/** Between the clients and the server. */
let outside: TcpProxy;
/** Between the server and its database. */
let inside: TcpProxy;
let port: number;
let server: ServerProcess;
const clients: { readonly tenantId: string; readonly client: LiveClient; readonly resumes: boolean }[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  writer = createChangeWriter(database.url, 4);
  const { port: databasePort, hostname } = new URL(database.url);
  inside = await startTcpProxy(Number(databasePort), hostname);
  port = await findFreePort();
  outside = await startTcpProxy(port);
  server = await startServerProcess(through(database.url, inside), port);
  for (const tenantId of tenants) {
    const bearer = await token({ tenant: tenantId });
    for (let number = 0; number < CLIENTS_PER_TENANT; number += 1) {
      const resumes = number % 2 === 0;
      const client = new LiveClient(`ws://127.0.0.1:${outside.port}/graphql`, bearer, resumes);
      clients.push({ tenantId, client, resumes });
    }
  }
  for (const { client } of clients) await client.until(({ updates }) => updates.length > 0);
});
afterAll(async () => {
  for (const { client } of clients) await client.close();
  await server.stop();
  await writer.close();
  await outside.close();
  await inside.close();
  await database.drop();
});

/** Waits until every client holds what the database says now, read and resolved without the server. */
async function expectAgreement(): Promise<number> {
  let differing: string[] = [];
  const began = performance.now();
  await until(
    'every client holds what the database says',
    async () => {
      const state = await readState(database.url);
      differing = clients.flatMap(({ tenantId, client, resumes }) => {
        const resolution = state.resolve(tenantId);
        const expected = resolution && expectedMap(resolution);
        const wrong = [...(expected ?? [])].filter(
          ([key, feature]) => JSON.stringify(client.features.get(key)) !== JSON.stringify(feature),
        );
        return wrong.length === 0 && client.features.size === expected?.size
          ? []
          : `${tenantId} (${resumes ? 'resumes' : 'anew'}) at ${client.updates.at(-1)?.revision} of ${state.revision}, stale ${client.updates.at(-1)?.stale}, error ${JSON.stringify(client.error)}: ${JSON.stringify(wrong.slice(0, 2))} but ${JSON.stringify(wrong.slice(0, 2).map(([key]) => client.features.get(key)))}`;
      });
      return differing.length === 0;
    },
    20_000,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; seed ${SEED}\n${differing.join('\n')}\n${server.log.slice(-3_000)}`);
  });
  return performance.now() - began;
}

test('over 200 disconnects and six kills of the server under writes every map ends as the database says', async () => {
  const random = randomNumbers(SEED);
  const writing = { goesOn: true };
  let changes = 0;
  const write = async (): Promise<void> => {
    while (writing.goesOn) {
      await writeRandomChange(writer, random, { tenantIds: tenants, tierIds: Object.values(tierIds) });
      changes += 1;
      const next = performance.now() + random() * 25;
      await until('the next write is due', () => performance.now() >= next);
    }
  };
  let disconnects = 0;
  let kills = 0;
  const agreed: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    writing.goesOn = true;
    const writers = [write(), write(), write()];
    for (let cut = 0; cut < DISCONNECTS / ROUNDS; cut += 1) {
      await until('somebody is connected', () => outside.cutOne());
      disconnects += 1;
      // Now and then the server loses a connection to its database as well.
      if (random() < 0.15) inside.cutOne();
      const next = performance.now() + random() * 120;
      await until('the next cut is due', () => performance.now() >= next);
      if (round % KILL_EVERY === 0 && cut === 10) {
        disconnects += outside.connections;
        await server.kill();
        kills += 1;
        server = await startServerProcess(through(database.url, inside), port);
      }
    }
    writing.goesOn = false;
    await Promise.all(writers);
    agreed.push(await expectAgreement());
  }
  const state = await readState(database.url);
  for (const { client } of clients) {
    expect(client.error).toBeUndefined();
    expect(client.misfits).toBe(0);
    expect(client.closes.filter(isFatalClose)).toEqual([]);
    const revisions = client.updates.map(({ revision }) => Number(revision));
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  }
  const resumed = clients.filter(({ resumes }) => resumes).flatMap(({ client }) => client.updates);
  const deltas = resumed.filter(({ snapshot }) => !snapshot).length;
  console.log(
    `disconnects: seed ${SEED}, ${disconnects} disconnects, ${kills} kills, ${changes} changes to revision ${state.revision}, ` +
      `${clients.length} clients, ${clients.reduce((sum, { client }) => sum + client.updates.length, 0)} updates ` +
      `(of the resuming ones ${deltas} deltas, ${resumed.length - deltas} snapshots); agreement after ${agreed.map((ms) => Math.round(ms)).join(', ')} ms`,
  );
  expect(disconnects).toBeGreaterThan(200);
  expect(kills).toBeGreaterThanOrEqual(5);
  expect(deltas).toBeGreaterThan(0);
});
