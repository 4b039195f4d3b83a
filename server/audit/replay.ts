import { thingOf, type Image, type LogLine, type Thing, type ThingKind } from './audit-thing.ts';

/** A row as the log says it is. */
export interface ReplayedRow {
  readonly thing: Thing;
  readonly image: Image;
  /** Of the last change of it. */
  readonly revision: number;
}

/** All rows that the log knows of, by `thing.id`. */
export type ReplayedState = ReadonlyMap<string, ReplayedRow>;

/** What a line says whole; of the others, fields that a line leaves out are as before. */
const WHOLE: ReadonlySet<ThingKind> = new Set(['tierRow', 'override', 'mode', 'other']);

/** Replays lines of the log, in order, onto nothing (P20). Pure. */
export function replay(lines: Iterable<LogLine>): ReplayedState {
  const replayed = new Replay();
  for (const line of lines) replayed.add(line);
  return replayed.state;
}

/** The same line by line, for a log that is longer than memory. */
export class Replay {
  readonly #rows = new Map<string, ReplayedRow>();

  get state(): ReplayedState {
    return this.#rows;
  }

  /** @returns the row before the line; null: there was none */
  add(line: LogLine): Image | null {
    const thing = thingOf(line);
    const before = this.#rows.get(thing.id)?.image ?? null;
    if (line.newValue === null) this.#remove(thing);
    else {
      const image = before === null || WHOLE.has(thing.kind) ? line.newValue : { ...before, ...line.newValue };
      this.#rows.set(thing.id, { thing, image, revision: line.revision });
    }
    return before;
  }

  /** What belongs to a tenant goes with it; the database does that without a line for each. */
  #remove(thing: Thing): void {
    this.#rows.delete(thing.id);
    if (thing.kind !== 'tenant') return;
    for (const [id, row] of this.#rows) {
      const isOwn = row.thing.kind === 'override' || row.thing.kind === 'request';
      if (isOwn && row.thing.entityId === thing.entityId) this.#rows.delete(id);
    }
  }
}
