import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkInterleavings } from './check-interleavings.ts';
import { ScriptedDatabase, settle, tenantId, tierId, turn } from './scripted-database.ts';
import { ScriptedClient, type ScriptedNode, startNode } from './scripted-node.ts';

const TIERS = 2;
const TENANTS = 4;

// Only the clock: nothing here waits for real time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('under any interleaving of reads, polls and commits on two nodes nobody is told anything older than allowed', async () => {
  const { answers, events } = await checkInterleavings(100);
  expect(Math.min(answers, events)).toBeGreaterThan(100);
}, 60_000);

describe('a subscriber', () => {
  async function subscribed(): Promise<{ database: ScriptedDatabase; node: ScriptedNode; client: ScriptedClient }> {
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

  test('is told of a moment that passes, also where somebody else comes right after it', async () => {
    const { database, node, client } = await subscribed();
    database.setTenant(tenantId(0), { tierId: tierId(0), override: 6, startsAt: database.now + 1_000 });
    await node.feed.poll();
    await settle();
    expect(client.limit).toBe(10);
    // No timer has fired yet: the clock was corrected, or this process was busy with other things.
    database.ahead = 2_000;
    await node.feed.poll();
    const other = node.subscribe(tenantId(0));
    await settle();
    expect(other.limit).toBe(6);
    vi.advanceTimersByTime(500);
    await settle();
    expect(client.limit).toBe(6);
    await node.live.close();
  });

  test('gets a change of its tier with the one statement that looked for news', async () => {
    const { database, node, client } = await subscribed();
    const { poll, load } = database.begun;
    database.setTier(tierId(0), 33);
    node.feed.hint();
    await settle();
    expect(client.limit).toBe(33);
    expect(database.begun).toEqual({ poll: poll + 1, load });
    await node.live.close();
  });

  test('is not given the tier that came with the news where it was changed again meanwhile', async () => {
    const { database, node, client } = await subscribed();
    database.auto = () => 'hold';
    database.setTier(tierId(0), 33);
    node.feed.hint();
    database.setTier(tierId(0), 34);
    node.feed.hint();
    database.auto = () => 'answer';
    for (const query of database.pending.splice(0)) query.answer();
    await settle();
    await settle();
    expect([client.limit, client.misfits]).toEqual([34, 0]);
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

  test.each(['tier', 'base'] as const)(
    'is denied premium beyond the lease also where the database went away between a commit (%s) and the read of it',
    async (change) => {
      const database = new ScriptedDatabase(TIERS, TENANTS);
      database.premium = true;
      const node = await startNode(database);
      database.auto = () => 'answer';
      const client = node.subscribe(tenantId(0));
      await settle();
      expect(client.limit).toBe(10);
      database.auto = (sql) => (sql.includes('as changes') ? 'answer' : 'fail');
      if (change === 'tier') database.setTier(tierId(0), 11);
      else database.setBase(12);
      await node.feed.poll();
      await settle();
      database.auto = () => 'fail';
      await node.feed.poll().catch(() => undefined);
      for (let ticks = 0; ticks < 16; ticks += 1) {
        vi.advanceTimersByTime(250);
        await settle();
      }
      expect(client.limit).toBe(10); // within the lease
      for (let ticks = 0; ticks < 8; ticks += 1) {
        vi.advanceTimersByTime(250);
        await settle();
      }
      expect(client.limit).toBe(0);
      database.auto = () => 'answer';
      await node.feed.poll();
      vi.advanceTimersByTime(500);
      await settle();
      expect(client.limit).toBe(change === 'tier' ? 11 : 10);
      expect([client.misfits, client.error]).toEqual([0, undefined]);
      await node.live.close();
    },
  );

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
    const resumed = new ScriptedClient(tenantId(0));
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

test('two hundred decisions that wait at once share two reads of the head', async () => {
  const database = new ScriptedDatabase(TIERS, TENANTS);
  const node = await startNode(database);
  database.auto = () => 'answer';
  await node.cache.read(tenantId(0));
  const { poll } = database.begun;
  const decisions = Array.from({ length: 200 }, () => node.cache.decide(tenantId(0)));
  await settle();
  await Promise.all(decisions);
  expect(database.begun.poll - poll).toBe(2);
  await node.live.close();
});
