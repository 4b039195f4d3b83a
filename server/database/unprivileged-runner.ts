import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from './startup-error.ts';

/** How to start a program that refuses to run as root. */
export interface UnprivilegedRunner {
  /** Put before the program, for example `unshare --user`. */
  readonly prefix: readonly string[];
  /** The user to become, who must own the data; null: stay who we are. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

/**
 * PostgreSQL refuses uid 0. A normal user needs nothing; root becomes the user who owns the data already, else `postgres` or
 * `nobody` where they can reach all the paths, else root without its powers in a user namespace of its own (Linux).
 * @param folder where the data lies or will lie
 * @param program the binary to start
 * @throws {StartupError} where none of these is possible
 */
export function chooseUnprivilegedRunner(folder: string, program: string): UnprivilegedRunner {
  if (process.getuid?.() !== 0) return { prefix: [], user: null };
  const owner = existsSync(folder) ? statSync(folder) : null;
  if (owner !== null && owner.uid !== 0) return { prefix: [], user: { uid: owner.uid, gid: owner.gid } };
  // Data that belongs to root was made in a user namespace, and can only be opened in one.
  const user = owner === null && [folder, program].every(everybodyCanReach) ? findServiceUser() : null;
  if (user !== null) return { prefix: [], user };
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return { prefix: ['unshare', '--user'], user: null };
  throw new StartupError(
    `PostgreSQL does not run as root, and no other user can reach ${folder} or ${program}; start as a normal user, or set DATABASE_URL to a server of your own.`,
  );
}

function everybodyCanReach(file: string): boolean {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return !existsSync(file) || (statSync(file).mode & 0o001) !== 0;
  }
}

function findServiceUser(): UnprivilegedRunner['user'] {
  if (!existsSync('/etc/passwd')) return null;
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  const [uid, gid] = [Number(row?.[2]), Number(row?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 ? { uid, gid } : null;
}
