import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { prepareDataFolder, type DataFolder } from './data-folder.ts';
import { findFreePort } from './free-port.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { waitUntilUnused } from './postmaster.ts';
import { postgresEnvironment } from './postgres-environment.ts';
import { StartupError } from './startup-error.ts';

export interface EmbeddedPostgresOptions {
  /** Where the data is kept; made where it does not exist. */
  readonly dir: string;
  /** On 127.0.0.1; default: any free one. */
  readonly port?: number;
  /** False gives up the data at a power cut for speed: for tests. */
  readonly durable?: boolean;
  /** Created where it does not exist; default `postgres`. */
  readonly database?: string;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Of the postmaster. */
  readonly pid: number;
  /** Fast shutdown: ends open connections, loses nothing. May be called more than once. */
  readonly stop: () => Promise<void>;
}

const READY_MS = 60_000;
const STOP_MS = 20_000;
/** What passes by itself: backends that outlive a killed postmaster, another start at the same moment, a port that was just taken. */
const PASSING = ['pre-existing shared memory block', 'postmaster.pid', 'could not create any TCP/IP sockets'];
const PASSING_MS = 5_000;

// File 3 of the shell is a pipe that this process holds open. When this process ends in any way, SIGKILL too, `read` returns and
// PostgreSQL gets SIGINT, its fast shutdown.
const WATCHED =
  'exec 3<&0; "$@" </dev/null >&2 3<&- & pid=$!; echo $pid; (read -r _ <&3; kill -INT $pid) >/dev/null 2>&1 & watch=$!; exec 3<&-; wait $pid; status=$?; kill $watch 2>/dev/null; exit $status';

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, from the binaries that npm installed. It ends with this process.
 * @throws {StartupError} with one sentence that says what is in the way
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  const folder = await prepareDataFolder(options.dir, binaries);
  await waitUntilUnused(folder.data);
  for (const started = performance.now(); ;) {
    const port = await findFreePort(options.port);
    const server = await launch(binaries.postgres, folder, port, options.durable ?? true);
    const base = `postgres://postgres:${folder.password}@127.0.0.1:${port}`;
    try {
      await waitUntilReady(`${base}/postgres`, server.shell);
    } catch (error) {
      await server.stop();
      const reason = lastComplaint(folder.log, server.logOffset);
      if (PASSING.some((text) => reason.includes(text)) && performance.now() - started < PASSING_MS) {
        await delay(100);
        continue;
      }
      throw new StartupError(`PostgreSQL did not start: ${reason}; its log is ${folder.log}.`, { cause: error });
    }
    const { database } = options;
    if (database !== undefined) await ensureDatabase(`${base}/postgres`, database);
    release(server.shell);
    return { url: `${base}/${database ?? 'postgres'}`, pid: server.pid, stop: server.stop };
  }
}

interface Server {
  readonly shell: ChildProcess;
  readonly pid: number;
  /** Where this run's lines begin in the log. */
  readonly logOffset: number;
  readonly stop: () => Promise<void>;
}

async function launch(postgres: string, folder: DataFolder, port: number, durable: boolean): Promise<Server> {
  const { prefix, user } = folder.runner;
  const log = openSync(folder.log, 'a', 0o600);
  const logOffset = statSync(folder.log).size;
  const command = [...prefix, postgres, '-D', folder.data, ...settings(port, durable)];
  const shell = spawn('/bin/sh', ['-c', WATCHED, 'embedded-postgres', ...command], {
    ...user,
    // A session of its own: Ctrl-C in the terminal is for us, and we stop the database last.
    detached: true,
    stdio: ['pipe', 'pipe', log],
    env: postgresEnvironment,
  });
  closeSync(log);
  const exited = once(shell, 'exit');
  const { stdin, stdout } = shell;
  if (stdin === null || stdout === null) throw new Error('the shell was started without pipes');
  const pid = await readPid(stdout);
  const stop = async (): Promise<void> => {
    if (shell.exitCode !== null || shell.signalCode !== null) return;
    shell.ref();
    stdin.end();
    const immediately = setTimeout(() => process.kill(pid, 'SIGQUIT'), STOP_MS);
    await exited;
    clearTimeout(immediately);
  };
  return { shell, pid, logOffset, stop };
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '32MB',
    log_min_messages: 'warning',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function readPid(output: Readable): Promise<number> {
  for await (const line of createInterface({ input: output })) return Number(line);
  throw new StartupError('PostgreSQL could not be started: /bin/sh ended at once.');
}

async function waitUntilReady(url: string, shell: ChildProcess): Promise<void> {
  for (const until = performance.now() + READY_MS; ;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (shell.exitCode !== null || performance.now() > until) throw error;
      await delay(10);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function lastComplaint(log: string, offset: number): string {
  const lines = readFileSync(log).subarray(offset).toString('utf8').split('\n');
  const complaint = lines.find((line) => line.includes('FATAL:')) ?? lines.findLast((line) => line !== '');
  return complaint?.replace(/^.*?FATAL:\s*/, '') ?? 'it said nothing';
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The server must not keep a process alive that has nothing else to do. */
function release(shell: ChildProcess): void {
  shell.unref();
  for (const stream of [shell.stdin, shell.stdout]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}
