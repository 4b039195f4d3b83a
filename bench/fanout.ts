import { setTimeout as pause } from 'node:timers/promises';
import { resolvedFeaturesChanged } from '../client/sdk/core/operations.ts';
import { type Child, LOAD_CORE, SERVER_CORE, startChild } from './child.ts';
import type { Memory } from './own-usage.ts';
import type { Report } from './report.ts';
import type { ServerMethods } from './server.child.ts';
import { settingsFor, tokenFor } from './settings.ts';
import type { SocketFloorMethods } from './socket-floor.child.ts';
import type { SocketGroup, SocketLoadMethods } from './socket-load.child.ts';
import { median } from './statistics.ts';
import { PLAIN, tenantId, VARIED, type World } from './world.ts';
import { Writer, type Written } from './writer.ts';

const SETTLE = 30; // ms: pushing ends a little after the last byte is taken
const DELTAS = 21;
const WARM_UP = 2;
/** With few subscribers what is done once weighs more, and a freshly started process has not compiled it yet. */
const WARM_UP_FEW = 20;
const FULLS = 9;
/** So many rounds of each kind, where a round is short. */
const ROUNDS_FEW = 41;
const MANY = 100; // different contents
const MOST = 1.4;

interface Side<Measured> {
  readonly measured: Measured;
  readonly load: Child<SocketLoadMethods>;
}

interface Sides {
  readonly ours: Side<Child<ServerMethods>>;
  readonly floor: Side<Child<SocketFloorMethods>>;
  readonly serverUrl: string;
  readonly writer: Writer;
  readonly subscribers: number;
}

interface Costs {
  /** Milliseconds of CPU time of the pushing process, per round. */
  readonly ours: number[];
  readonly floor: number[];
  /** Executions per round. */
  readonly executions: number[];
  bytes: number;
}

/** What one change costs the server that pushes it, beside raw `ws` sending the same string to as many sockets. */
export async function benchFanout(report: Report, world: World): Promise<void> {
  for (const subscribers of [1_000, 10_000]) {
    const databaseUrl = await world.database(`fanout_${subscribers}`);
    await benchSubscribers(report, databaseUrl, subscribers);
  }
}

async function benchSubscribers(report: Report, databaseUrl: string, subscribers: number): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const writer = opened.use(await Writer.connect(databaseUrl));
  const server = opened.use(await startChild<ServerMethods>('./server.child.ts', SERVER_CORE));
  const raw = opened.use(await startChild<SocketFloorMethods>('./socket-floor.child.ts', SERVER_CORE));
  const sides: Sides = {
    ours: {
      measured: server,
      load: opened.use(await startChild<SocketLoadMethods>('./socket-load.child.ts', LOAD_CORE)),
    },
    floor: {
      measured: raw,
      load: opened.use(await startChild<SocketLoadMethods>('./socket-load.child.ts', LOAD_CORE)),
    },
    serverUrl: await server.call('start', settingsFor(databaseUrl)),
    writer,
    subscribers,
  };
  const socketUrl = `${sides.serverUrl}/graphql`;
  await warmUp(sides.ours.load, socketUrl);
  const empty = await memoryOf(sides);

  const spread = Math.min(PLAIN.count, subscribers / 10);
  await sides.ours.load.call(
    'open',
    socketUrl,
    await groups(PLAIN.first, spread, subscribers, resolvedFeaturesChanged),
  );
  await sides.floor.load.call('open', `${await raw.call('start')}/`, [{ count: subscribers, subscription: null }]);
  const idle = await memoryOf(sides);

  const few = subscribers < 10_000 ? ROUNDS_FEW : undefined;
  const delta = await rounds(sides, few ?? DELTAS, 1, () => writer.flip());
  tell(report, `one feature changes, ${subscribers} subscribers`, delta, 1);
  const after = await memoryOf(sides);
  const full = await rounds(sides, few ?? FULLS, 1, () => writer.renameAll());
  tell(report, `all features change, ${subscribers} subscribers`, full, 1);
  if (subscribers >= 10_000) tellMemory(report, subscribers, empty, idle, after);

  await sides.ours.load.call('closeAll');
  await sides.ours.load.call('open', socketUrl, await groups(VARIED.first, MANY, subscribers, resolvedFeaturesChanged));
  const many = await rounds(sides, few ?? FULLS, MANY, () => writer.flip());
  tell(report, `one feature changes, ${subscribers} with ${MANY} contents`, many, MANY);

  await sides.ours.load.call('closeAll');
  const half = subscribers / 2;
  const other = 'subscription { resolvedFeaturesChanged { etag baseEtag revision changed { key enabled } } }';
  await sides.ours.load.call('open', socketUrl, [
    ...(await groups(PLAIN.first, spread, half, resolvedFeaturesChanged)),
    ...(await groups(VARIED.first, MANY, half, other)),
  ]);
  const mixed = await rounds(sides, 3, MANY + 1, () => writer.flip());
  tellExecutions(report, `${subscribers} subscribers, 2 documents, 1 + ${MANY} contents`, mixed, MANY + 1);
}

/** Subscribers of `tenants` tenants from this number on, in equal shares. */
function groups(first: number, tenants: number, subscribers: number, query: string): Promise<SocketGroup[]> {
  return Promise.all(
    Array.from({ length: tenants }, async (_, number) => ({
      count: subscribers / tenants,
      subscription: { token: await tokenFor(tenantId(first + number)), query },
    })),
  );
}

/** Opens sockets and closes them again, so that what is made once is not counted as the first subscribers'. */
async function warmUp(load: Child<SocketLoadMethods>, url: string): Promise<void> {
  await load.call('open', url, await groups(PLAIN.first, 50, 200, resolvedFeaturesChanged));
  await load.call('closeAll');
}

async function rounds(sides: Sides, count: number, executions: number, write: () => Promise<Written>): Promise<Costs> {
  const costs: Costs = { ours: [], floor: [], executions: [], bytes: 0 };
  const warmUp = sides.subscribers < 10_000 ? WARM_UP_FEW : WARM_UP;
  for (let round = -warmUp; round < count; round += 1) {
    const executed = await executionsOf(sides.serverUrl);
    const ours = await cost(sides.ours, sides.subscribers, write);
    const floor = await cost(sides.floor, sides.subscribers, () => sides.floor.measured.call('broadcast', ours.text));
    if (round < 0) continue;
    costs.ours.push(ours.cpu);
    costs.floor.push(floor.cpu);
    costs.executions.push((await executionsOf(sides.serverUrl)) - executed);
    costs.bytes = ours.text.length;
  }
  if (costs.executions.some((each) => each < executions)) throw new Error(`executions: ${costs.executions.join()}`);
  return costs;
}

async function cost(
  { measured, load }: Side<Child<ServerMethods> | Child<SocketFloorMethods>>,
  subscribers: number,
  send: () => Promise<unknown>,
): Promise<{ cpu: number; text: string }> {
  const child = measured as Child<ServerMethods>;
  await load.call('reset');
  const before = await child.call('cpu');
  const received = load.call('receive', subscribers);
  await send();
  const { text } = await received;
  await pause(SETTLE);
  return { cpu: (await child.call('cpu')) - before, text };
}

function tell(report: Report, name: string, { ours, floor, executions, bytes }: Costs, expected: number): void {
  report.ratio(`${name} (${bytes} bytes): CPU`, 'ms', median(ours), median(floor), MOST);
  tellExecutions(report, name, { ours, floor, executions, bytes }, expected);
}

function tellExecutions(report: Report, name: string, { executions }: Costs, expected: number): void {
  const most = Math.max(...executions);
  report.add({
    name: `${name}: executions`,
    value: String(most),
    result: String(most),
    aim: `= ${expected}`,
    met: executions.every((each) => each === expected),
  });
}

function tellMemory(report: Report, subscribers: number, empty: Pair, idle: Pair, after: Pair): void {
  const each = (from: Memory, to: Memory, what: keyof Memory): number => (to[what] - from[what]) / subscribers / 1_024;
  for (const what of ['held', 'rss'] as const) {
    const name = what === 'held' ? 'heap and buffers' : 'resident';
    report.amount(
      `memory per idle subscriber, ${name}`,
      'KB',
      each(empty.ours, idle.ours, what),
      20,
      each(empty.floor, idle.floor, what),
    );
    report.amount(
      `more after ${DELTAS + WARM_UP} changes, ${name}`,
      'KB',
      each(idle.ours, after.ours, what),
      5,
      each(idle.floor, after.floor, what),
    );
  }
}

interface Pair {
  readonly ours: Memory;
  readonly floor: Memory;
}

async function memoryOf({ ours, floor }: Sides): Promise<Pair> {
  return { ours: await ours.measured.call('memory'), floor: await floor.measured.call('memory') };
}

async function executionsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^live_executions_total (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}
