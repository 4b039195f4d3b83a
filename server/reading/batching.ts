import DataLoader from 'dataloader';

/** Loads single things by key, many keys in one statement; null where there is none. */
export function batchOne<Key extends string, Row>(
  fetch: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys: readonly Key[]) => {
    const rows = new Map((await fetch(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Loads the list that belongs to each key, many keys in one statement, in the order in which `fetch` answers. */
export function batchMany<Key extends string, Row>(
  fetch: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string | null,
): DataLoader<Key, readonly Row[]> {
  return new DataLoader(async (keys: readonly Key[]) => {
    const rows = Map.groupBy(await fetch(keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
}
