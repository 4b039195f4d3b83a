import { randomUUID } from 'node:crypto';
import { Pool, type QueryResultRow } from 'pg';
import { inject } from 'vitest';
import { databaseUrl, runOnServer } from './database-server.ts';
import type { TestTemplates } from './global-setup.ts';

/** What a test database holds at its start. */
export type TestSeed = keyof TestTemplates;

/** A database of one test file; parallel files have others, also for NOTIFY. */
export interface TestDatabase {
  readonly url: string;
  query<Row extends QueryResultRow = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection to it, and deletes it. */
  drop(): Promise<void>;
}

/** Migrated, and seeded as asked: `none`, the `registry` (50 features, models, components), or the `demo` tiers and tenants too. */
export async function createTestDatabase({ seed = 'none' }: { seed?: TestSeed } = {}): Promise<TestDatabase> {
  return cloneTemplate(inject('testTemplates')[seed]);
}

/** Without any table: for tests of migrations and of start-up. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneTemplate('template0');
}

async function cloneTemplate(template: string): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // file_copy: under load the default, wal_log, takes several times as long.
  await runOnServer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server, name);
  const pool = new Pool({ connectionString: url, max: 4, allowExitOnIdle: true });
  // `drop` ends connections from the other side.
  pool.on('error', () => undefined);
  return {
    url,
    async query<Row extends QueryResultRow>(sql: string, params: readonly unknown[] = []) {
      return (await pool.query<Row>(sql, [...params])).rows;
    },
    async drop() {
      await pool.end();
      await runOnServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}
