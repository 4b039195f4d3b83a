import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
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
    testTemplates: TestTemplates;
  }
}

/** One server for all files. TEST_DATABASE_URL names another one, whose user may create databases. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer(process.env['TEST_DATABASE_URL']);
  try {
    const { templates, drop } = await buildTemplates(server.url);
    project.provide('testServerUrl', server.url);
    project.provide('testTemplates', templates);
    return async () => {
      await drop();
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
