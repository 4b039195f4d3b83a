import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFreePort } from '../../server/database/free-port.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import { isAlive } from '../../server/database/postmaster.ts';
import { StartupError } from '../../server/database/startup-error.ts';

const PARENT = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('../../server/database/embedded-postgres.ts', import.meta.url).href)});
  try {
    const { url, pid } = await startEmbeddedPostgres({ dir: process.argv[1] });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log(JSON.stringify({ error: error.name + ': ' + error.message }));
  }`;
const root = process.getuid?.() === 0;

let dir: string;
const running: (EmbeddedPostgres | ChildProcess)[] = [];

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'embedded-postgres-'));
});

afterEach(async () => {
  for (const server of running.splice(0)) {
    if ('stop' in server) await server.stop();
    else server.kill('SIGKILL');
  }
  await until(() => !existsSync(path.join(dir, 'postgres/data/postmaster.pid')));
  rmSync(dir, { recursive: true, force: true });
});

async function until(condition: () => boolean, milliseconds = 20_000): Promise<void> {
  for (const end = performance.now() + milliseconds; !condition(); await delay(10)) {
    if (performance.now() > end) throw new Error(`still not so after ${milliseconds} ms: ${condition.toString()}`);
  }
}

async function start(options: { port?: number; durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dir, ...options });
  running.push(server);
  return server;
}

async function startInChild(user: { uid: number; gid: number } | object = {}): Promise<{
  parent: ChildProcess;
  answer: { url: string; pid: number; error?: string };
}> {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT, dir], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(parent);
  for await (const line of createInterface({ input: parent.stdout })) return { parent, answer: JSON.parse(line) };
  throw new Error('the child said nothing');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartupError);
  return error instanceof Error ? error.message : '';
}

describe('the built-in PostgreSQL', () => {
  test('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('runs in folders that only their owner can enter', async () => {
    chmodSync(dir, 0o700);
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('lets nobody in without the password of the folder', async () => {
    const server = await start();
    await expect(query(server.url.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
  });

  test('leaves no process behind when its parent is killed, and starts again at once', async () => {
    const { parent, answer } = await startInChild();
    expect(await query(answer.url, 'create table kept as select 1 as one')).toEqual([]);
    parent.kill('SIGKILL');

    // Not waiting for the old server to be gone is the point: a supervisor starts again immediately.
    const next = await start();
    expect(await query(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(isAlive(answer.pid)).toBe(false);
    expect(processesOn(dir).filter((pid) => pid === answer.pid)).toEqual([]);
    await next.stop();
    await until(() => processesOn(dir).length === 0, 5000);
  });

  test('recovers when the server itself was killed', async () => {
    const { parent, answer } = await startInChild();
    await query(answer.url, 'create table kept as select 1 as one');
    process.kill(answer.pid, 'SIGKILL');
    parent.kill('SIGKILL');
    const next = await start();
    expect(await query(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  test('does not mistake another process for its server after a crash', async () => {
    const first = await start();
    const file = path.join(dir, 'postgres/data/postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await first.stop();
    // As after a restart of a container, where the old number is somebody else's.
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
    const next = await start();
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('says that another instance is running on the folder', async () => {
    const { parent } = await startInChild();
    const message = await refusal(startEmbeddedPostgres({ dir }));
    expect(message).toContain(`The data folder ${dir} is in use by another running instance`);
    expect(parent.exitCode).toBeNull();
  });

  test('survives two first starts at the same moment: one runs, the other says why not', async () => {
    const answers = await Promise.all([startInChild(), startInChild()]);
    const errors = answers.map(({ answer }) => answer.error).filter((error) => error !== undefined);
    expect(errors).toEqual([expect.stringContaining('in use by another running instance')]);
  });

  test('says that the port is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal(startEmbeddedPostgres({ dir, port }))).toContain(`Port ${port} on 127.0.0.1 is taken`);
    blocker.close();
  });

  test('listens on the port that it is given', async () => {
    const port = await findFreePort();
    const server = await start({ port });
    expect(server.url).toContain(`:${port}/`);
  });

  test('says that a file is in the way of the data folder', async () => {
    writeFileSync(path.join(dir, 'file'), '');
    const message = await refusal(startEmbeddedPostgres({ dir: path.join(dir, 'file') }));
    expect(message).toMatch(/^The data folder .* cannot be used: a file is in the way/);
  });

  test('says that the data is of another version', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(path.join(dir, 'postgres/data/PG_VERSION'), '12\n');
    expect(await refusal(startEmbeddedPostgres({ dir }))).toContain('was written by PostgreSQL 12');
  });

  test.runIf(root)('runs as a normal user too', async () => {
    chmodSync(dir, 0o777);
    const { answer } = await startInChild({ uid: 65534, gid: 65534 });
    expect(await query(answer.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.runIf(root)('says that it may not write into the data folder', async () => {
    mkdirSync(path.join(dir, 'inner'));
    chmodSync(dir, 0o755);
    const { answer } = await startInChild({ uid: 65534, gid: 65534 });
    expect(answer.error).toBe(
      `StartupError: The data folder ${dir} cannot be used: this user may not write there; set DATA_DIR to another.`,
    );
  });
});

function processesOn(folder: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`${folder}/postgres/data`)).map((line) => Number.parseInt(line, 10));
}
