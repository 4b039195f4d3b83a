import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isAlive } from './postmaster.ts';
import { postgresEnvironment } from './postgres-environment.ts';
import { StartupError } from './startup-error.ts';
import { chooseUnprivilegedRunner, type UnprivilegedRunner } from './unprivileged-runner.ts';

const execute = promisify(execFile);

/** A data folder that PostgreSQL can be started on. */
export interface DataFolder {
  /** What PostgreSQL calls PGDATA. */
  readonly data: string;
  readonly log: string;
  /** Of the only user, `postgres`. */
  readonly password: string;
  readonly runner: UnprivilegedRunner;
}

/**
 * Makes the folder, and the cluster in it, where they do not exist yet.
 * @param dir ours is the folder `postgres` in it; nothing else in it is touched, so it may be shared
 * @throws {StartupError} where the folder cannot be used
 */
export async function prepareDataFolder(dir: string, binaries: PostgresBinaries): Promise<DataFolder> {
  const root = path.resolve(dir, 'postgres');
  const data = path.join(root, 'data');
  const passwordFile = path.join(root, 'password');
  refuseUnusable(dir, () => mkdirSync(path.resolve(dir), { recursive: true }));
  const runner = chooseUnprivilegedRunner(root, binaries.postgres);
  refuseUnusable(dir, () => {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    giveTo(runner, root);
    // A password, because the port is open to every user of this machine.
    if (!existsSync(passwordFile) && !existsSync(data)) writePassword(passwordFile, runner);
    removeUnfinished(root);
  });
  if (!existsSync(data)) await initialise(data, passwordFile, binaries, runner);
  refuseOtherVersion(data, binaries);
  const password = refuseUnusable(dir, () => readFileSync(passwordFile, 'utf8').trim());
  return { data, log: path.join(root, 'postgres.log'), password, runner };
}

function refuseUnusable<T>(dir: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `The data folder ${path.resolve(dir)} cannot be used: ${explain(error)}; set DATA_DIR to another.`,
      {
        cause: error,
      },
    );
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'this user may not write there';
    case 'EROFS':
      return 'the file system is read-only';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in the way';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function giveTo({ user }: UnprivilegedRunner, file: string): void {
  if (user !== null) chownSync(file, user.uid, user.gid);
}

function writePassword(file: string, runner: UnprivilegedRunner): void {
  // Written aside and renamed, so that no other process reads half of it.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(runner, unfinished);
  renameSync(unfinished, file);
}

/** Folders of an initdb that was killed; those of a process that still works are left alone. */
function removeUnfinished(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = /^data\.(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

async function initialise(
  data: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  { prefix, user }: UnprivilegedRunner,
): Promise<void> {
  const unfinished = `${data}.${process.pid}`;
  const options = ['-D', unfinished, '-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  // The builtin provider sorts the same everywhere; the locales of the system differ, and macOS has no C.UTF-8.
  options.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions');
  const [program = binaries.initdb, ...args] = [...prefix, binaries.initdb, ...options];
  try {
    await execute(program, args, { ...user, env: postgresEnvironment });
    renameSync(unfinished, data);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Two first starts at once: the other one was faster.
    if (existsSync(data)) return;
    const said =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : explain(error);
    throw new StartupError(`The database in ${data} cannot be created: ${said}`, { cause: error });
  }
}

function refuseOtherVersion(data: string, { majorVersion }: PostgresBinaries): void {
  const versionFile = path.join(data, 'PG_VERSION');
  const found = refuseUnusable(data, () => readFileSync(versionFile, 'utf8').trim());
  if (Number(found) === majorVersion) return;
  throw new StartupError(
    `The data in ${data} was written by PostgreSQL ${found}, and this is ${majorVersion}; export it with the old version, or set DATA_DIR to another folder.`,
  );
}
