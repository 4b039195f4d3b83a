import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Scopes } from '../../server/changes/change-feed.ts';
import { ChangeEvents, endOf, type EventPage, type LogPlace } from '../../server/live/change-events.ts';

const PAGE = 3;

/** A log with one line per revision, and a feed that tells of it. */
class Log {
  readonly events = new ChangeEvents({ logger: pino({ level: 'silent' }) });
  reads = 0;
  failures = 0;
  #head = 0;
  #epoch = 'one';

  constructor() {
    this.#tell([], true);
  }

  write(count: number, scopes: Scopes = { tenants: ['a'] }): void {
    const changes = Array.from({ length: count }, () => ({ revision: (this.#head += 1), scopes }));
    this.#tell(changes, false);
  }

  restore(head: number): void {
    this.#head = head;
    this.#epoch = 'two';
    this.#tell([], true);
  }

  subscribe(tenant = 'a'): AsyncGenerator<number, undefined, undefined> {
    return this.events.subscribe({
      concerns: ({ tenants }) => tenants?.includes(tenant) === true,
      read: (after, until) => this.#read(after, until),
    });
  }

  async #read(after: LogPlace, until: number): Promise<EventPage<number>> {
    this.reads += 1;
    await Promise.resolve();
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the database is away');
    }
    const first = after.position === 0 ? after.revision : after.revision + 1;
    const last = Math.min(first + PAGE - 1, until);
    const events = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return { events, last: endOf(last) };
  }

  #tell(changes: { revision: number; scopes: Scopes }[], reset: boolean): void {
    this.events.changed({ reset, epoch: this.#epoch, revision: this.#head, changedAt: 0, changes });
  }
}

const take = async (stream: AsyncGenerator<number, undefined, undefined>, count: number): Promise<unknown[]> => {
  const taken: unknown[] = [];
  for (let index = 0; index < count; index += 1) taken.push((await stream.next()).value);
  return taken;
};

test('tells every change after the beginning once and in order, a page at a time', async () => {
  const log = new Log();
  log.write(2);
  const stream = log.subscribe();
  log.write(7);
  expect(await take(stream, 7)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(log.reads).toBe(3);
});

test('one that waits is woken by what concerns it, and reads nothing for the rest', async () => {
  const log = new Log();
  const stream = log.subscribe();
  const next = stream.next();
  log.write(4, { tenants: ['b'] });
  await Promise.resolve();
  expect(log.reads).toBe(0);
  log.write(1);
  expect((await next).value).toBe(5);
});

test('a slow reader costs no more than a page, however much happens', async () => {
  const log = new Log();
  const stream = log.subscribe();
  log.write(1);
  expect(await take(stream, 1)).toEqual([1]);
  for (let burst = 0; burst < 1_000; burst += 1) log.write(1);
  expect(log.reads).toBe(1);
  expect(await take(stream, 1_000)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 2));
});

test('one that waits can be ended, and lets go', async () => {
  const log = new Log();
  const stream = log.subscribe();
  const next = stream.next();
  await stream.return(undefined);
  expect(await next).toEqual({ done: true, value: undefined });
  expect(log.events.subscribers).toBe(0);
  const another = log.subscribe().next();
  await log.events.close();
  expect((await another).done).toBe(true);
});

test('a read that fails is tried again, with nothing lost', async () => {
  const log = new Log();
  const stream = log.subscribe();
  log.failures = 1;
  log.write(2);
  expect(await take(stream, 2)).toEqual([1, 2]);
});

test('a restored database is another history: what was before is not told, what comes after is', async () => {
  const log = new Log();
  log.write(9);
  const stream = log.subscribe();
  const next = stream.next();
  log.restore(4);
  log.write(1);
  expect((await next).value).toBe(5);
});
