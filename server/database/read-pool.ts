import type { Logger } from 'pino';
import { Pool } from 'pg';
import type { Query } from './query.ts';

export interface ReadPool {
  query: Query;
  close(): Promise<void>;
}

/**
 * A few connections of their own for the change feed and for inputs of resolution: the read that decides whether a feature
 * is on must never queue behind an admin's long list.
 */
export function createReadPool(databaseUrl: string, logger: Logger): ReadPool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 3,
    connectionTimeoutMillis: 2_000, // 2 seconds
    idleTimeoutMillis: 60_000, // 1 minute
    query_timeout: 3_000, // 3 seconds: a paused database must not hold a poll for ever
    statement_timeout: 2_000, // 2 seconds
    keepAlive: true,
    application_name: 'feature-control-read',
  });
  pool.on('error', (error) => {
    logger.warn({ err: error }, 'an idle database connection was lost; the next read opens a new one');
  });
  return {
    async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
      const result = await pool.query(sql, [...parameters]);
      return result.rows as Row[];
    },
    close: () => pool.end(),
  };
}
