import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { findFreePort } from '../../server/database/free-port.ts';
import { settingsFor } from '../support/app.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../server/main.ts');
const root = process.getuid?.() === 0;
const NOBODY = 65_534;

interface Program {
  readonly process: ChildProcess;
  /** All that it has said. */
  readonly said: () => string;
  readonly exit: Promise<number | null>;
}

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'feature-control-process-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  const lock = path.join(folder, 'data/postgres/data/postmaster.pid');
  await until('the database has stopped', () => !existsSync(lock), 20_000);
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program with these settings and none of the environment's. */
function start(settings: Readonly<Record<string, string>>, user?: number): Program {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { PATH, PORT: '0', DATA_DIR: path.join(folder, 'data'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user !== undefined && { uid: user, gid: user }),
  });
  running.push(child);
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  child.stderr.on('data', (data) => (said += String(data)));
  return { process: child, said: () => said, exit: once(child, 'exit').then(([code]) => code as number | null) };
}

/** Waits until it serves, and answers where. */
async function serving({ said, process: child }: Program): Promise<string> {
  return until(
    'it serves',
    () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${said()}`);
      return /http:\/\/[\w.:]+\d/.exec(said())?.[0];
    },
    60_000,
  );
}

const postgresOf = (dir: string): string[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(dir) && line.includes('postgres'));

describe('a start that cannot succeed says why in one sentence and ends with an error', () => {
  const own = { ...settingsFor('postgres://app:hunter2secret@127.0.0.1:1/nothing') };
  const cases: readonly [string, () => Promise<Readonly<Record<string, string>>>, RegExp][] = [
    ['DATABASE_URL where nothing listens', async () => own, /^DATABASE_URL: nothing listens/],
    ['DATABASE_URL that is no address', async () => ({ ...own, DATABASE_URL: 'postgres//x' }), /^DATABASE_URL is not/],
    ['a database without its tables', async () => settingsFor((await createEmptyDatabase()).url), /migrations? behind/],
    [
      'a database that is one migration behind',
      async () => {
        const database = await createTestDatabase();
        await database.query('delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations)');
        return settingsFor(database.url);
      },
      /1 migrations? behind/,
    ],
    ['a wrong password', async () => ({ ...own, DATABASE_URL: await withPassword('hunter2secret') }), /DATABASE_URL/],
    [
      'a database that does not exist',
      async () => {
        const url = new URL((await createTestDatabase()).url);
        url.pathname = '/no_such_database';
        return settingsFor(url.href);
      },
      /no database of that name/,
    ],
    ['a secret that is too short', async () => ({ ...own, AUTH_JWT_SECRET: 'hunter2secret' }), /^AUTH_JWT_SECRET/],
    ['no issuer', async () => ({ ...own, AUTH_ISSUER: '' }), /^AUTH_ISSUER/],
    ['a port that is none', async () => ({ PORT: '65536' }), /^PORT/],
    [
      'a data folder that is a file',
      async () => {
        writeFileSync(path.join(folder, 'file'), '');
        return { DATA_DIR: path.join(folder, 'file') };
      },
      /file/,
    ],
  ];
  test.each(cases)('%s', { timeout: 60_000 }, async (_what, settings, sentence) => {
    const program = start(await settings());
    expect(await program.exit).toBe(1);
    const said = program.said().trim();
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n|^\s+at |node_modules|hunter2secret/);
  });

  test('a port that is taken, also with the embedded database, which ends too', { timeout: 90_000 }, async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const program = start({ PORT: String(port) });
    expect(await program.exit).toBe(1);
    expect(program.said().trim()).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken[^\n]*$/);
    expect(postgresOf(folder)).toEqual([]);
    other.close();
  });

  test.runIf(root)('a data folder that a normal user may not write', { timeout: 60_000 }, async () => {
    chmodSync(folder, 0o755);
    const program = start({}, NOBODY);
    expect(await program.exit).toBe(1);
    expect(program.said().trim()).toMatch(/^[^\n]*(DATA_DIR|folder)[^\n]*$/);
  });
});

/** The test server's address with another password; one that trusts everybody has no wrong ones. */
async function withPassword(password: string): Promise<string> {
  const url = new URL((await createTestDatabase()).url);
  url.password = password;
  url.pathname = `/no_such_database`; // where passwords are not looked at, this is what is wrong
  return url.href;
}

describe('the whole program with its own database', () => {
  const users = [{ who: 'whoever runs the tests' }, ...(root ? [{ who: 'a normal user', user: NOBODY }] : [])];

  test.each<{ who: string; user?: number }>(users)(
    'run by $who leaves nothing behind when it is killed, starts again, and stops cleanly on Ctrl-C',
    { timeout: 120_000 },
    async ({ user }) => {
      if (user !== undefined) execFileSync('chown', [String(user), folder]);
      const first = start({}, user);
      const url = await serving(first);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);

      // Killed without a word: nothing stays behind, and the next start takes the data up again.
      first.process.kill('SIGKILL');
      await first.exit;
      await until('no postgres is left', () => postgresOf(folder).length === 0, 20_000);
      const second = start({}, user);
      const again = await serving(second);
      expect((await fetch(`${again}/readyz`)).status).toBe(200);

      // A client that does not answer the goodbye holds the end up for a moment, in which npm's copy of the Ctrl-C comes.
      const mute = new WebSocket(`${again.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await once(mute, 'open');
      mute.pause();
      mute.on('error', () => undefined);
      second.process.kill('SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 50));
      second.process.kill('SIGINT');
      expect(await second.exit).toBe(0);
      expect(postgresOf(folder)).toEqual([]);
      mute.terminate();
    },
  );
});
