import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../database/startup-error.ts';

const MIN_BYTES = 32;

/**
 * One secret per data folder and file, made where there is none, so that it survives a restart.
 * @param setting what to set instead
 * @throws StartupError where the secret cannot be read or kept.
 */
export async function keptSecret(dataDir: string, file: string, setting: string): Promise<string> {
  const path = join(dataDir, file);
  try {
    return (await readSecret(path)) ?? (await createSecret(dataDir, path));
  } catch (error) {
    if (error instanceof StartupError) {
      throw error;
    }
    throw new StartupError(`A secret cannot be kept in ${path}; make DATA_DIR writable or set ${setting}.`, {
      cause: error,
    });
  }
}

async function readSecret(path: string): Promise<string | undefined> {
  const secret = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (secret !== undefined && Buffer.byteLength(secret) < MIN_BYTES) {
    throw new StartupError(`The file ${path} holds no usable secret; remove it, and a new one is made.`);
  }
  return secret;
}

async function createSecret(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const secret = randomBytes(48).toString('base64url');
  try {
    await writeFile(draft, secret, { mode: 0o600, flag: 'wx', flush: true });
    await chmod(draft, 0o600);
    // A link appears whole or not at all, and fails where another process was first: then theirs counts.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readSecret(path)) ?? secret;
}
