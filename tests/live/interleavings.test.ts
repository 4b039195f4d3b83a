import * as fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ChangeFeed } from '../../server/changes/change-feed.ts';
import { DatabaseClock } from '../../server/changes/database-clock.ts';
import { LiveFeatures } from '../../server/live/live-features.ts';
import { Subscriber } from '../../server/live/subscriber.ts';
import { databaseSource } from '../../server/resolution/input-source.ts';
import { InputStore } from '../../server/resolution/input-store.ts';
import { SnapshotCache } from '../../server/resolution/snapshot-cache.ts';
import { ScriptedDatabase, settle, tenantId, tierId, turn } from './scripted-database.ts';

const TIERS = 2;
const TENANTS = 4;

interface Update {
  readonly revision: number;
  readonly snapshot: boolean;
  readonly baseEtag: string | null;
  readonly etag: string;
  readonly stale: boolean;
  readonly changed: readonly { readonly limit: number }[];
}

/** The parts of a node that keep and push, over a scripted database. */
class Node {
  readonly database: ScriptedDatabase;
  readonly store = new InputStore({ compiledFeatures: [], pinnedMode: null });
  readonly feed: ChangeFeed;
  readonly cache: SnapshotCache;
  readonly live: LiveFeatures;
  #operations = 0;

  constructor(database: ScriptedDatabase) {
    this.database = database;
    const clock = new DatabaseClock();
    const source = databaseSource(database.query);
    this.feed = new ChangeFeed({
      readHead: source.readHead,
      clock,
      onBatch: (batch) => {
        this.store.apply(batch);
        this.live.changed(batch);
      },
    });
    this.cache = new SnapshotCache({ load: source.load, clock, feed: this.feed, store: this.store });
    this.live = new LiveFeatures({
      feed: this.feed,
      store: this.store,
      cache: this.cache,
      clock,
      logger: pino({ level: 'silent' }),
      onExecution: () => undefined,
      onFrame: () => undefined,
      onPublished: () => undefined,
    });
  }

  subscribe(id: string, ifNoneMatch: string | null = null, client = new Client(id)): Client {
    this.#operations += 1;
    const subscriber = new Subscriber({
      operation: { rootField: 'resolvedFeaturesChanged', write: (update) => JSON.stringify(update) },
      operationId: String(this.#operations),
      outlet: client,
      expiresAt: Number.POSITIVE_INFINITY,
      onEnd: (error) => (client.error = error ?? new Error('completed')),
    });
    this.live.join(subscriber, { tenantId: id, ifNoneMatch, minRevision: null }).then(
      (leave) => (client.leave = leave),
      (error: Error) => (client.error = error),
    );
    return client;
  }
}

/** What a client of the push holds. */
class Client {
  readonly tenantId: string;
  readonly revisions: number[] = [];
  bufferedAmount = 0;
  limit: number | undefined;
  etag: string | undefined;
  misfits = 0;
  closed: number | undefined;
  error: Error | undefined;
  leave: (() => void) | undefined;

  constructor(id: string) {
    this.tenantId = id;
  }

  send(bytes: Buffer): void {
    const { payload } = JSON.parse(bytes.toString()) as { payload: Update };
    if (!payload.snapshot && payload.baseEtag !== this.etag) this.misfits += 1;
    for (const { limit } of payload.changed) this.limit = limit;
    this.etag = payload.etag;
    this.revisions.push(payload.revision);
  }

  close(code: number): void {
    this.closed = code;
  }
}

async function startNode(database: ScriptedDatabase): Promise<Node> {
  const node = new Node(database);
  database.auto = () => 'answer';
  await node.feed.poll();
  database.auto = undefined;
  return node;
}

// Only the clock: nothing here waits for real time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Step =
  | { readonly do: 'answer' | 'fail'; readonly which: number }
  | { readonly do: 'tier' | 'override' | 'move' | 'base' | 'read' | 'decide' | 'join'; readonly which: number }
  | { readonly do: 'hint' | 'tick' | 'pollTwice' };

const which = fc.nat({ max: 7 });
const step = (names: readonly [Step['do'], number][]): fc.Arbitrary<Step> =>
  fc.oneof(...names.map(([name, weight]) => ({ weight, arbitrary: fc.record({ do: fc.constant(name), which }) })));

const steps = fc.array(
  step([
    ['answer', 12],
    ['fail', 1],
    ['tier', 2],
    ['override', 2],
    ['move', 1],
    ['base', 1],
    ['read', 2],
    ['decide', 3],
    ['join', 1],
    ['hint', 3],
    ['tick', 1],
    ['pollTwice', 1],
  ]),
  { minLength: 20, maxLength: 80, size: 'max' },
);

test('P22, P27: under any interleaving of reads, polls and commits on two nodes nobody is told anything older than allowed', async () => {
  let decisions = 0;
  let events = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat({ max: 1 })), async (script, nodeOf) => {
      const database = new ScriptedDatabase(TIERS, TENANTS);
      const nodes = [await startNode(database), await startNode(database)];
      const wrong: string[] = [];
      const clients = nodes.flatMap((node) => [0, 1, 2, 3].map((number) => node.subscribe(tenantId(number))));
      database.auto = () => 'answer';
      await settle();
      await settle();
      database.auto = undefined;
      const newest = nodes.map(() => 0);
      let value = 100;

      const check = (
        place: number,
        id: string,
        atLeast: number,
        revision: number,
        limit: number | null | undefined,
      ): void => {
        decisions += 1;
        if (revision < atLeast) wrong.push(`${id} was answered at ${revision}, asked at ${atLeast}`);
        if (revision < (newest[place] ?? 0)) wrong.push(`node ${place} went back from ${newest[place]} to ${revision}`);
        newest[place] = Math.max(newest[place] ?? 0, revision);
        const expected = database.limitAt(revision, id);
        if (limit !== expected) wrong.push(`${id} was told ${limit} at ${revision}, where it has ${expected}`);
      };
      for (const action of script) {
        const place = nodeOf.next().value ?? 0;
        const node = nodes[place] ?? nodes[0];
        if (node === undefined) return;
        const number = 'which' in action ? action.which : 0;
        const id = tenantId(number % TENANTS);
        value += 1;
        switch (action.do) {
          case 'answer':
          case 'fail': {
            const [query] = database.pending.splice(number % Math.max(1, database.pending.length), 1);
            query?.[action.do]();
            break;
          }
          case 'tier':
            database.setTier(tierId(number % TIERS), value);
            break;
          case 'override':
            database.setTenant(id, { tierId: tierId(number % TIERS), override: number < 4 ? value : null });
            break;
          case 'move':
            database.setTenant(id, { tierId: number % 3 === TIERS ? null : tierId(number % 3), override: null });
            break;
          case 'base':
            database.setBase(value);
            break;
          case 'hint':
            node.feed.hint();
            break;
          case 'pollTwice':
            node.feed
              .poll()
              .then(() => node.feed.poll())
              .catch(() => undefined);
            break;
          case 'tick':
            vi.advanceTimersByTime(400);
            break;
          case 'join':
            clients.push(node.subscribe(id));
            break;
          case 'read':
          case 'decide': {
            const asked = action.do === 'decide' ? database.head : 0;
            node.cache[action.do](id).then(
              ({ content, revision }) =>
                content.stale || check(place, id, asked, revision, content.feature('limits.max_flows')?.limit),
              () => undefined,
            );
            break;
          }
        }
        await turn();
      }
      // The network is well again: everything that waits is answered, and time goes on.
      database.auto = () => 'answer';
      for (const query of database.pending.splice(0)) query.answer();
      for (let round = 0; round < 8; round += 1) {
        for (const { feed } of nodes) feed.hint();
        await settle();
        vi.advanceTimersByTime(500);
        await settle();
      }
      await Promise.all(nodes.map(({ feed }) => feed.poll()));
      await settle();
      for (const client of clients) {
        if (client.closed === 1013) continue; // sent away before its first event: it would come back
        events += client.revisions.length;
        const expected = database.limitAt(database.head, client.tenantId);
        if (client.error !== undefined) wrong.push(`a subscriber was ended: ${client.error.message}`);
        else if (client.limit !== expected) wrong.push(`a subscriber ends with ${client.limit} instead of ${expected}`);
        if (client.misfits > 0) wrong.push(`${client.misfits} deltas did not fit`);
        if (client.revisions.some((revision, index) => revision < (client.revisions[index - 1] ?? 0))) {
          wrong.push(`revisions fell: ${client.revisions.join()}`);
        }
      }
      await Promise.all(nodes.map(({ live }) => live.close()));
      expect(wrong).toEqual([]);
    }),
    { numRuns: Number(process.env['INTERLEAVINGS'] ?? 150) },
  );
  console.log(`interleavings: ${decisions} answers compared with the state of their revision, ${events} events`);
}, 120_000);

describe('a subscriber', () => {
  async function subscribed(): Promise<{ database: ScriptedDatabase; node: Node; client: Client }> {
    const database = new ScriptedDatabase(TIERS, TENANTS);
    const node = await startNode(database);
    database.auto = () => 'answer';
    const client = node.subscribe(tenantId(0));
    await settle();
    expect(client.limit).toBe(10);
    return { database, node, client };
  }

  test('is not taken for one of a deleted tenant when its inputs are dropped while those of others are read', async () => {
    const { database, node, client } = await subscribed();
    const other = node.subscribe(tenantId(1));
    await settle();
    // The change of one tenant is being published: its read is under way when the other's change is applied.
    database.auto = (sql) => (sql.includes('as changes') ? 'answer' : 'hold');
    database.setTenant(tenantId(1), { tierId: tierId(1), override: 5 });
    await node.feed.poll();
    database.setTenant(tenantId(0), { tierId: tierId(0), override: 6 });
    await node.feed.poll();
    database.auto = () => 'answer';
    for (const query of database.pending.splice(0)) query.answer();
    await settle();
    await settle();
    vi.advanceTimersByTime(500);
    await settle();
    expect([client.error, other.error]).toEqual([undefined, undefined]);
    expect([client.limit, other.limit]).toEqual([6, 5]);
    await node.live.close();
  });

  test('keeps what it has while the database fails between a commit and the read of it, and gets it later', async () => {
    const { database, node, client } = await subscribed();
    database.auto = (sql) => (sql.includes('as changes') ? 'answer' : 'fail');
    database.setTenant(tenantId(0), { tierId: tierId(0), override: 7 });
    await node.feed.poll();
    await settle();
    database.auto = () => 'fail';
    await node.feed.poll().catch(() => undefined);
    // This turn comes at all: nothing spins on a database that is away.
    await settle();
    for (let ticks = 0; ticks < 4; ticks += 1) {
      vi.advanceTimersByTime(250);
      await settle();
    }
    expect(client.error).toBeUndefined();
    expect(client.limit).toBe(10);
    database.auto = () => 'answer';
    await node.feed.poll();
    vi.advanceTimersByTime(500);
    await settle();
    expect(client.limit).toBe(7);
    await node.live.close();
  });

  test('is ended where its tenant is deleted', async () => {
    const { database, node, client } = await subscribed();
    database.deleteTenant(tenantId(0));
    await node.feed.poll();
    await settle();
    expect(client.error).toMatchObject({ code: 'TENANT_NOT_FOUND' });
    await node.live.close();
  });

  test('leaves nothing behind when it goes while its change is being published', async () => {
    const { database, node, client } = await subscribed();
    database.auto = (sql) => (sql.includes('as changes') ? 'answer' : 'hold');
    database.setTenant(tenantId(0), { tierId: tierId(0), override: 8 });
    await node.feed.poll();
    await settle();
    client.leave?.();
    for (const query of database.pending.splice(0)) query.answer();
    await settle();
    database.auto = () => 'answer';
    const { load } = database.begun;
    database.setTier(tierId(0), 99);
    await node.feed.poll();
    await settle();
    vi.advanceTimersByTime(500);
    await settle();
    expect(database.begun.load).toBe(load);
    expect([node.live.watched, node.live.subscribers]).toEqual([0, 0]);
    await node.live.close();
  });

  test('that cannot take its first event at once gets it later, also where nothing is different', async () => {
    const { node, client } = await subscribed();
    const resumed = new Client(tenantId(0));
    resumed.bufferedAmount = 1_000_000;
    node.subscribe(tenantId(0), client.etag, resumed);
    await settle();
    expect(resumed.revisions).toEqual([]);
    resumed.bufferedAmount = 0;
    resumed.etag = client.etag;
    vi.advanceTimersByTime(300);
    expect(resumed.revisions).toHaveLength(1);
    expect(resumed.misfits).toBe(0);
    await node.live.close();
  });

  test('that takes nothing is sent nothing more, and is closed with 1013 when patience ends', async () => {
    const { database, node, client } = await subscribed();
    client.bufferedAmount = 1_000_000;
    for (let change = 0; change < 20; change += 1) {
      database.setTier(tierId(0), 200 + change);
      await node.feed.poll();
      vi.advanceTimersByTime(500);
      await settle();
    }
    expect(client.revisions).toHaveLength(1);
    expect(client.closed).toBeUndefined();
    vi.advanceTimersByTime(6_000);
    expect(client.closed).toBe(1013);
    await node.live.close();
  });
});

test('polls never run side by side, also where one who waited asks again in the very turn in which a poll ends', async () => {
  const database = new ScriptedDatabase(TIERS, TENANTS);
  const node = await startNode(database);
  let most = 0;
  const answerAll = async (): Promise<void> => {
    for (let round = 0; round < 12; round += 1) {
      most = Math.max(most, database.pending.length);
      database.pending.shift()?.answer();
      await turn();
    }
  };
  const again = node.feed.poll().then(() => node.feed.poll());
  const queued = node.feed.poll();
  await answerAll();
  await Promise.all([again, queued]);
  expect(most).toBe(1);
  expect(database.begun.poll).toBe(3);
  await node.live.close();
});
