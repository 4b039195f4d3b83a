import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from './until.ts';

const LEFT_BEHIND_MS = 300_000; // 5 minutes: longer than any work that is done under a lock

/** Does something that only one process of this machine may do at a time; test files run in several. */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const lock = path.join(tmpdir(), `feature-control-${name}.lock`);
  await until(`nobody else does "${name}"`, () => take(lock), LEFT_BEHIND_MS * 1.1);
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const held = await stat(lock).catch(() => null);
    // Whoever was killed while holding it cannot give it back.
    if (held !== null && Date.now() - held.mtimeMs > LEFT_BEHIND_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}
