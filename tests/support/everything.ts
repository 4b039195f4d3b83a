import type { TestDatabase } from './database.ts';

/** Every row of every table, as text: equal where nothing at all was written. */
export async function everything(database: TestDatabase): Promise<string> {
  const tables = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const contents: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    contents.push(name, ...rows.map(({ row }) => row));
  }
  return contents.join('\n');
}
