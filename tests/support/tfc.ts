import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../server/cli/run-cli.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` has printed. */
  readonly json: () => unknown;
}

/** Runs the command line as a process of its own, with no other settings than those given. */
export async function tfc(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', path('server/cli/main.ts'), ...args], {
    cwd: path('.'),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  return { code, stdout, stderr, json: (): unknown => JSON.parse(stdout) };
}

/** The same in this process, for tables of cases. */
export async function tfcHere(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const write = (text: string): void => void (stdout += text);
  const tell = (text: string): void => void (stderr += text);
  const code = await runCli(args, { env, user: 'ada', write, tell, ask: null });
  return { code, stdout, stderr, json: (): unknown => JSON.parse(stdout) };
}
