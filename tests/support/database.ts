import { randomUUID } from 'node:crypto';
import { Pool, type QueryResultRow } from 'pg';
import { inject } from 'vitest';
import { databaseUrl, runOnServer } from './database-server.ts';
import type { TestTemplates } from './global-setup.ts';

/** What a test database holds at its start. */
export type TestSeed = keyof TestTemplates;

/** A database of one test file; parallel files have others, also for NOTIFY. */
export interface TestDatabase {
  /** As the role that servers connect as: it owns nothing, so that a right that is missing is seen. */
  readonly url: string;
  /** The same in an empty database too, where it has no rights before `migrateUp` gives them to `appRole`. */
  readonly appUrl: string;
  readonly appRole: string;
  /** As the owner of the tables, who migrates; what `query` is as well. */
  readonly ownerUrl: string;
  query<Row extends QueryResultRow = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection to it, and deletes it. */
  drop(): Promise<void>;
}

/** Migrated, and seeded as asked: `none`, the `registry` (50 features, models, components), or the `demo` tiers and tenants too. */
export async function createTestDatabase({ seed = 'none' }: { seed?: TestSeed } = {}): Promise<TestDatabase> {
  return cloneTemplate(inject('testTemplates')[seed]);
}

/** Without any table: for tests of migrations and of start-up. Its `url` is the owner's, as nobody else has any right there. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const database = await cloneTemplate('template0');
  return { ...database, url: database.ownerUrl };
}

async function cloneTemplate(template: string): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // file_copy: under load the default, wal_log, takes several times as long.
  await runOnServer(server, `create database ${name} template ${template} strategy file_copy`);
  const ownerUrl = databaseUrl(server, name);
  const pool = new Pool({ connectionString: ownerUrl, max: 4, allowExitOnIdle: true });
  // `drop` ends connections from the other side.
  pool.on('error', () => undefined);
  const appUrl = databaseUrl(inject('testAppUrl'), name);
  return {
    url: appUrl,
    appUrl,
    appRole: new URL(appUrl).username,
    ownerUrl,
    async query<Row extends QueryResultRow>(sql: string, params: readonly unknown[] = []) {
      return (await pool.query<Row>(sql, [...params])).rows;
    },
    async drop() {
      await pool.end();
      await runOnServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}
