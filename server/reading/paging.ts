import DataLoader from 'dataloader';
import type { ZodType } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { BadInput } from '../errors.ts';

/** Nodes on a page where `first` is not given, and at most. */
const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** What to read: `size` rows whose position in the order of the list is beyond `after`. */
export interface Page<Position extends readonly unknown[]> {
  readonly size: number;
  readonly after: Position | null;
}

/**
 * Reads `first` and `after`.
 * @throws BadInput for a size out of range and a cursor that this list did not give
 */
export function readPage<Position extends readonly unknown[]>(
  { first, after }: PageArguments,
  position: ZodType<Position>,
): Page<Position> {
  const size = first ?? DEFAULT_SIZE;
  if (size < 1 || size > MAX_SIZE) throw new BadInput(`first: a page has at least 1 and at most ${MAX_SIZE} nodes.`);
  return { size, after: after == null ? null : readCursor(after, position) };
}

function readCursor<Position>(cursor: string, position: ZodType<Position>): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  const parsed = position.safeParse(parts);
  // A zero byte is a valid JSON string and no valid PostgreSQL text.
  if (!parsed.success || JSON.stringify(parsed.data).includes('\\u0000')) {
    throw new BadInput('after: this is no cursor of this list.');
  }
  return parsed.data;
}

function writeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Makes a connection of rows that were read with one row more than the page has, by which it knows whether there is a next one. */
export function toConnection<Row, Position extends readonly unknown[]>(
  rows: readonly Row[],
  page: Page<Position>,
  positionOf: (row: Row) => Position,
  totalCount: () => number | Promise<number>,
): Connection<Row> {
  const edges = rows.slice(0, page.size).map((node) => ({ cursor: writeCursor(positionOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.size,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // A first page without a next one is the whole list.
    totalCount: page.after === null && rows.length <= page.size ? () => rows.length : totalCount,
  };
}

/**
 * The condition "beyond this position", for an order by these properties. Spelt out, because the query builder knows no
 * comparison of rows.
 */
export function beyond(
  properties: readonly string[],
  position: readonly (string | number)[] | null,
  direction: '$gt' | '$lt' = '$gt',
): Record<string, unknown> {
  if (position === null) return {};
  return {
    $or: properties.map((property, depth) => ({
      ...Object.fromEntries(properties.slice(0, depth).map((equal, index) => [equal, position[index]])),
      [property]: { [direction]: position[depth] },
    })),
  };
}

/** One parent's page of a nested list. */
export interface PageOf<Position extends readonly unknown[]> {
  readonly parent: string;
  readonly page: Page<Position>;
}

/**
 * Loads pages of nested lists: the same page of all parents in one statement.
 * @param fetch answers, for each parent, up to `size` + 1 rows in order
 */
export function batchPages<Row, Position extends readonly unknown[]>(
  fetch: (parents: readonly string[], page: Page<Position>) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string | null,
): DataLoader<PageOf<Position>, readonly Row[], string> {
  const pageKey = ({ page }: PageOf<Position>): string => JSON.stringify(page);
  return new DataLoader(
    async (asked: readonly PageOf<Position>[]) => {
      const rows = new Map<string, Map<string | null, Row[]>>();
      await Promise.all(
        [...Map.groupBy(asked, pageKey)].map(async ([key, group]) => {
          const page = group[0]?.page;
          if (page === undefined) return;
          const parents = [...new Set(group.map(({ parent }) => parent))];
          rows.set(key, Map.groupBy(await fetch(parents, page), parentOf));
        }),
      );
      return asked.map((one) => rows.get(pageKey(one))?.get(one.parent) ?? []);
    },
    { cacheKeyFn: (asked) => `${asked.parent} ${pageKey(asked)}` },
  );
}
