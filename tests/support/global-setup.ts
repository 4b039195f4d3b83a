import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createLogin } from '../../server/database/create-login.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { runOnServer } from './database-server.ts';
import { buildTemplates } from './templates.ts';

/** Names of the databases that test databases are copied from. */
export interface TestTemplates {
  readonly none: string;
  readonly registry: string;
  readonly demo: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The server, in its database `postgres`. */
    testServerUrl: string;
    /** The same for the role that servers connect as. */
    testAppUrl: string;
    testTemplates: TestTemplates;
  }
}

/** One server for all files. TEST_DATABASE_URL names another one, whose user may create databases and roles. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer(process.env['TEST_DATABASE_URL']);
  const appRole = `feature_control_test_${randomUUID().slice(0, 8)}`;
  try {
    const appUrl = await createLogin(server.url, appRole);
    const { templates, drop } = await buildTemplates(server.url, appUrl);
    project.provide('testServerUrl', server.url);
    project.provide('testAppUrl', appUrl);
    project.provide('testTemplates', templates);
    return async () => {
      await drop();
      // A database that a test has left behind keeps its role.
      await runOnServer(server.url, `drop role ${appRole}`).catch(() => undefined);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startServer(url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (url !== undefined) return { url, stop: () => Promise.resolve() };
  const dir = await mkdtemp(path.join(tmpdir(), 'feature-control-test-'));
  const server = await startEmbeddedPostgres({ dir, durable: false });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
