import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { settingsFor } from './app.ts';
import { until } from './until.ts';

/** A server in a process of its own, that can be killed. */
export interface ServerProcess {
  readonly url: string;
  /** Resident memory in MB. */
  readonly memory: number;
  /** What it has written to its log so far. */
  readonly log: string;
  /** SIGKILL: no goodbye to anybody. */
  kill(): Promise<void>;
  /** SIGTERM; answers its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the server from its sources on this port, and waits until it answers. */
export async function startServerProcess(
  databaseUrl: string,
  port: number,
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions, '--import', 'tsx', 'server/main.ts'], {
    env: { PATH: process.env['PATH'] ?? '', ...settingsFor(databaseUrl), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (log += data.toString()));
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await until(
    'the server answers',
    async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log}`);
      return fetch(`${url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    60_000,
  );
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  };
  return {
    url,
    get memory() {
      const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      return Number(pages?.[1]) / 1_024;
    },
    get log() {
      return log;
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}
