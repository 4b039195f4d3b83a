import type { EntityManager } from '@mikro-orm/postgresql';
import { BadInput } from '../errors.ts';
import { transactionQuery } from '../database/transaction.ts';

interface Activity {
  readonly day: Date;
  readonly operation: string;
  readonly changeCount: number;
}

const LONGEST = 366; // days

const READ = `select (extract(epoch from date_trunc('day', at, 'UTC')) * 1000)::float8 as day, operation, count(*)::int as "changeCount"
  from change where at >= date_trunc('day', now(), 'UTC') - ($1::int - 1) * interval '1 day'
  group by 1, 2 order by 1, 2`;

/**
 * How many changes each operation made on each of the last days, today included. Days are those of UTC.
 * @throws BadInput where `days` is out of range
 */
export async function readChangeActivity(em: EntityManager, days: number): Promise<Activity[]> {
  if (days < 1 || days > LONGEST) throw new BadInput(`days: at least 1 and at most ${LONGEST}.`);
  const rows = await transactionQuery(em)<Omit<Activity, 'day'> & { readonly day: number }>(READ, [days]);
  return rows.map((row) => ({ ...row, day: new Date(row.day) }));
}
