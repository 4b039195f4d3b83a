import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StartupError } from '../database/startup-error.ts';
import type { TokenSettings } from './tokens.ts';

const FILE = 'token-secret';
const MIN_BYTES = 32;

/**
 * The settings of the token verifier, with the generated secret where the configuration asks for one.
 * @throws StartupError where the secret cannot be read or kept.
 */
export async function tokenSettings(config: Config): Promise<TokenSettings> {
  const { key, issuer, audience } = config.auth;
  return {
    issuer,
    audience,
    key: key.kind === 'generated' ? { kind: 'secret', secret: await keptSecret(config.dataDir) } : key,
  };
}

/** One secret per data folder, so that tokens survive a restart. */
async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE);
  try {
    return (await readSecret(path)) ?? (await createSecret(dataDir, path));
  } catch (error) {
    if (error instanceof StartupError) {
      throw error;
    }
    throw new StartupError(
      `The secret for tokens cannot be kept in ${path}; make DATA_DIR writable or set AUTH_JWT_SECRET.`,
      {
        cause: error,
      },
    );
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
