import type { Logger } from 'pino';
import type { ChangeBatch, Scopes } from '../changes/change-feed.ts';

/** A line of the audit log. The order of lines is the order of commits. */
export interface LogPlace {
  readonly revision: number;
  readonly position: number;
}

/** The place behind the last line of a change. */
export function endOf(revision: number): LogPlace {
  return { revision, position: LAST_POSITION };
}

export interface EventPage<Event> {
  /** In order. */
  readonly events: readonly Event[];
  /** Up to where was read: the place of the last line where there may be more, else `endOf(until)`. */
  readonly last: LogPlace;
}

/** What one subscriber wants to be told. */
export interface EventRequest<Event> {
  /** Whether a change with these scopes can hold an event for this subscriber: saves reads, so it may say yes too often. */
  readonly concerns: (scopes: Scopes) => boolean;
  /** Reads at most a page of what is behind `after`, up to and including the change `until`. Keeps nothing between calls. */
  readonly read: (after: LogPlace, until: number) => Promise<EventPage<Event>>;
  /** Whether to go on with the newest change of another history, where the database was restored; else with the next one. */
  readonly tellsRestart?: boolean;
}

const LAST_POSITION = 2_147_483_647;
const READS = 4; // at once on this node: the pool that they share with mutations is larger
const RETRY_AFTER = 1_000; // 1 second

/**
 * Live events that are read again from the log after every change: the feed only says that there is something, so that nothing
 * is lost, told twice, or told before it is committed. A subscriber holds its place in the log and at most one page, however
 * slowly it takes its events and however much happens meanwhile.
 *
 * To add a subscription: a field with `subscribe: ({ args, context }) => ...` that authorises and then returns
 * `context.services.events.subscribe({ concerns, read })`. Take out of the context only the caller and the services: it is
 * gone when the first event comes. What `read` answers becomes the field's `@Root()`, and the transport executes each event
 * with a context of its own. Let events be ids, or immutable rows; what can change since is loaded by the field's resolver.
 */
export class ChangeEvents {
  readonly #logger: Logger;
  readonly #streams = new Set<EventStream<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #reading = 0;
  #epoch = '';
  #revision = 0;

  constructor({ logger }: { readonly logger: Logger }) {
    this.#logger = logger;
  }

  get subscribers(): number {
    return this.#streams.size;
  }

  /** Events of changes that are applied from now on, until the iterator is returned. */
  subscribe<Event>({
    concerns,
    read,
    tellsRestart = false,
  }: EventRequest<Event>): AsyncGenerator<Event, undefined, undefined> {
    const stream = new EventStream<Event>({
      concerns,
      tellsRestart,
      read: (after, until) => this.#inTurn(() => read(after, until)),
      place: endOf(this.#revision),
      onFailure: (error) => this.#logger.warn({ err: error }, 'live events could not be read; it is tried again'),
      onEnd: () => this.#streams.delete(stream),
    });
    this.#streams.add(stream);
    return stream;
  }

  /** The feed has applied a batch. */
  changed(batch: ChangeBatch): void {
    const isOther = batch.epoch !== this.#epoch;
    this.#epoch = batch.epoch;
    this.#revision = batch.revision;
    for (const stream of this.#streams) {
      // Another epoch is another history: its revisions say nothing about the places that subscribers hold.
      if (isOther) stream.jump(batch.revision);
      else stream.changed(batch);
    }
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    await Promise.all([...this.#streams].map((stream) => stream.return()));
  }

  async #inTurn<Result>(read: () => Promise<Result>): Promise<Result> {
    if (this.#reading >= READS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#reading += 1;
    try {
      return await read();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#reading -= 1;
      else next();
    }
  }
}

interface StreamOptions<Event> extends EventRequest<Event> {
  readonly place: LogPlace;
  readonly onFailure: (error: unknown) => void;
  readonly onEnd: () => void;
}

/** Not a generator function: one that waits for the next change could not be ended. */
class EventStream<Event> implements AsyncGenerator<Event, undefined, undefined> {
  readonly #options: StreamOptions<Event>;
  #place: LogPlace;
  /** The newest change that concerns the subscriber. */
  #until: number;
  #page: Event[] = [];
  #wake: () => void = () => undefined;
  #over = false;

  constructor(options: StreamOptions<Event>) {
    this.#options = options;
    this.#place = options.place;
    this.#until = options.place.revision;
  }

  changed(batch: ChangeBatch): void {
    if (batch.reset || batch.changes.some(({ scopes }) => this.#options.concerns(scopes))) {
      this.#until = batch.revision;
      this.#wake();
    } else if (this.#isCaughtUp) {
      this.#place = endOf(batch.revision);
      this.#until = batch.revision;
    }
  }

  jump(revision: number): void {
    this.#place = endOf(this.#options.tellsRestart === true ? revision - 1 : revision);
    this.#until = revision;
    this.#page = [];
    this.#wake();
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    while (!this.#over) {
      const [event, ...later] = this.#page;
      if (event !== undefined) {
        this.#page = later;
        return { done: false, value: event };
      }
      if (this.#isCaughtUp) await this.#woken();
      else await this.#read();
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
    if (!this.#over) {
      this.#over = true;
      this.#page = [];
      this.#options.onEnd();
      this.#wake();
    }
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<Event, undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  get #isCaughtUp(): boolean {
    return this.#place.revision >= this.#until && this.#place.position === LAST_POSITION;
  }

  async #read(): Promise<void> {
    const from = this.#place;
    try {
      const { events, last } = await this.#options.read(from, this.#until);
      // Jumped meanwhile: what was read belongs to a history that is over.
      if (this.#place !== from || this.#over) return;
      this.#place = last;
      this.#page = [...events];
    } catch (error) {
      this.#options.onFailure(error);
      await this.#woken(RETRY_AFTER);
    }
  }

  /** Resolves with the next change that concerns the subscriber, with its end, or after this many milliseconds. */
  async #woken(milliseconds?: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}
