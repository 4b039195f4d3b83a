import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
const runFile = promisify(execFile);

/** The SDK as `npm publish` would send it, and room for a product that installs it. */
export interface PackedSdk {
  /** The built package. */
  readonly built: string;
  readonly tarball: string;
  /** An empty folder of its own, outside this repository. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Runs a program; where it fails, the error tells all that it said. */
export async function run(
  file: string,
  args: readonly string[],
  cwd: string,
  nodeEnv: 'production' | 'development' = 'production',
): Promise<string> {
  try {
    // Vitest says NODE_ENV=test, and with that Vite takes the development build of React.
    const env = { ...process.env, NODE_ENV: nodeEnv };
    const { stdout } = await runFile(file, args, { cwd, env, maxBuffer: 16 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${path.basename(file)} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Builds and packs the SDK from its sources. */
export async function packSdk(): Promise<PackedSdk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sdk-'));
  const built = path.join(folder, 'built');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '-c', 'vite.sdk.config.ts', '--outDir', built], root);
  await run('npm', ['pack', '--silent', '--pack-destination', folder], built);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack has written no tarball');
  return {
    built,
    tarball: path.join(folder, tarball),
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
