import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { exclusively } from './exclusively.ts';

interface Executable {
  readonly path: string;
  /** Where the libraries lie that this machine may not have. */
  readonly libraries?: string;
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const run = promisify(execFile);

/**
 * Starts the browser that is found first: CHROMIUM_PATH, an installed Chromium, one that apt installs (as root), the one that
 * a package carries.
 */
export async function launchChromium(): Promise<Browser> {
  const { path: executablePath, libraries } = await findChromium();
  const env = { ...process.env, ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }) };
  return chromium.launch({ executablePath, args, env });
}

async function findChromium(): Promise<Executable> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { path: named };
  return installedChromium() ?? exclusively('chromium', async () => (await viaApt()) ?? (await fromPackage()));
}

function installedChromium(): Executable | undefined {
  const found = installed.find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : { path: found };
}

async function viaApt(): Promise<Executable | undefined> {
  // Another test file may have installed it while this one waited for its turn.
  const found = installedChromium();
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  try {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch {
    // No network, or a distribution without that package.
    return undefined;
  }
  return installedChromium();
}

/** Extracts the browser that @sparticuz/chromium carries, and the NSS libraries with it. */
async function fromPackage(): Promise<Executable> {
  const { inflate } = await import('@sparticuz/chromium');
  const binary = path.join(tmpdir(), 'chromium');
  const libraries = path.join(tmpdir(), 'al2023');
  const ready = path.join(tmpdir(), 'chromium.ready');
  const executable = { path: binary, libraries: path.join(libraries, 'lib') };
  if (existsSync(ready) && existsSync(binary)) return executable;
  // `inflate` takes whatever lies there for complete, also the half of somebody who was killed.
  await Promise.all([binary, libraries].map((rest) => rm(rest, { recursive: true, force: true })));
  const bin = path.join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin');
  await Promise.all(
    ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((part) => inflate(path.join(bin, part))),
  );
  await writeFile(ready, '');
  return executable;
}
