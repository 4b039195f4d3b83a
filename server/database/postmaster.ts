import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from './startup-error.ts';

const STOPPING_MS = 20_000;
/** The server notices within milliseconds that its parent was killed; this is for a machine under load. */
const NOTICING_MS = 3_000;

/** Whether a process of this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Waits until no server runs on the data. After kill -9 of a parent its server is still stopping when the next start comes; a
 * server that does not stop has a living parent.
 * @throws {StartupError} where another instance uses the data
 */
export async function waitUntilUnused(data: string): Promise<void> {
  const started = performance.now();
  for (;;) {
    const postmaster = readPostmaster(data);
    if (postmaster === null) return;
    const waited = performance.now() - started;
    if (waited > (postmaster.stopping ? STOPPING_MS : NOTICING_MS)) {
      throw new StartupError(
        `The data folder ${path.dirname(path.dirname(data))} is in use by another running instance (its PostgreSQL is process ${postmaster.pid}); stop it, or set DATA_DIR to another folder.`,
      );
    }
    await delay(20);
  }
}

function readPostmaster(data: string): { pid: number; stopping: boolean } | null {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readLines(file);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (isAlive(pid) && runsOn(pid, data)) return { pid, stopping: lines[7]?.trim() === 'stopping' };
  // After a crash the number may belong to something else by now, and PostgreSQL would refuse to start because of it.
  rmSync(file, { force: true });
  return null;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function runsOn(pid: number, data: string): boolean {
  const command = existsSync('/proc/self/cmdline')
    ? readLines(`/proc/${pid}/cmdline`).join('\n').replaceAll('\0', ' ')
    : spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
  return command.includes(data);
}
