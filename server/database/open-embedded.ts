import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive } from './postmaster.ts';
import { StartupError } from './startup-error.ts';

/** The one database of the embedded PostgreSQL. */
export const EMBEDDED_DATABASE = 'feature_control';

export interface OpenedEmbedded {
  /** As its owner. */
  readonly url: string;
  /** Stops it, where it was not running before. */
  readonly close: () => Promise<void>;
}

/**
 * The embedded database in the folder, for a command beside the server: the one that a server runs, or started for as long as
 * the command takes.
 * @throws {StartupError} where there is none
 */
export async function openEmbedded(dataDir: string): Promise<OpenedEmbedded> {
  const root = path.join(dataDir, 'postgres');
  if (!existsSync(path.join(root, 'data'))) {
    throw new StartupError(
      `DATABASE_URL is not set, and there is no embedded database in ${dataDir}: export DATABASE_URL=postgres://user:password@host:5432/name, or run \`npm start\` once, which makes the embedded one.`,
    );
  }
  const port = runningPort(path.join(root, 'data', 'postmaster.pid'));
  if (port !== null) {
    const password = readFileSync(path.join(root, 'password'), 'utf8').trim();
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/${EMBEDDED_DATABASE}`,
      close: () => Promise.resolve(),
    };
  }
  const { url, stop } = await startEmbeddedPostgres({ dir: dataDir, database: EMBEDDED_DATABASE });
  return { url, close: stop };
}

/** The fourth line of the file is the port, the eighth says whether connections are taken. */
function runningPort(file: string): number | null {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return isAlive(pid) && lines[7]?.trim() === 'ready' && port > 0 ? port : null;
}
