import * as fc from 'fast-check';
import { expect, vi } from 'vitest';
import { ScriptedDatabase, settle, tenantId, tierId, turn } from './scripted-database.ts';
import { startNode } from './scripted-node.ts';

const TIERS = 2;
const TENANTS = 4;

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

/**
 * P22, P27: two nodes over one scripted database, any order of reads, polls, answers and commits. Nobody is told anything
 * that was not so at the revision named, nor older than asked for, and in the end every subscriber holds what is so. Needs
 * fake timers.
 */
export async function checkInterleavings(runs: number): Promise<{ answers: number; events: number }> {
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
    { numRuns: runs },
  );
  console.log(`interleavings: ${decisions} answers compared with the state of their revision, ${events} events`);
  return { answers: decisions, events };
}
