import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLogger } from '../../server/logger.ts';
import { graphql, settingsFor, startTestApp, type TestApp, token } from '../support/app.ts';
import { askerOf } from '../support/asker.ts';
import { RawClient } from '../support/raw-client.ts';
import { sendRaw, statusOf } from '../support/raw-http.ts';

let app: TestApp;
let admin: string;
let member: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = await token();
  member = await token({ tenant: tenantIds.acme, subject: 'mallory' });
});
afterAll(() => app.close());

const { post } = askerOf(() => app);

describe('a page of another origin', () => {
  const evil = { origin: 'https://evil.example' };

  test('is refused wherever something is done or told, in every spelling of the address', async () => {
    expect((await post(member, { query: '{ viewer { role } }' }, evil)).status).toBe(403);
    for (const origin of [
      'null',
      'https://evil.example',
      app.url.replace('http', 'ftp'),
      `${app.url}.evil.example`,
      '',
    ]) {
      const answer = await sendRaw(
        app.url,
        `GET /graphql?query={viewer{role}} HTTP/1.1\r\nhost: ${new URL(app.url).host}\r\norigin: ${origin}\r\nconnection: close\r\n\r\n`,
      );
      expect([origin, statusOf(answer)]).toEqual([origin, origin === app.url.replace('http', 'ftp') ? 400 : 403]);
    }
    for (const target of [
      '/graphql?query={viewer{role}}',
      'http://x/graphql?query={viewer{role}}',
      '/%67raphql',
      '/graphq%6c?x',
      '/demo/users',
      '/%64emo/users',
      'http://x/demo/users',
    ]) {
      const answer = await sendRaw(
        app.url,
        `GET ${target} HTTP/1.1\r\nhost: x\r\norigin: https://evil.example\r\nconnection: close\r\n\r\n`,
      );
      expect([target, statusOf(answer)]).toEqual([target, 403]);
    }
    const socket = new WebSocket(app.wsUrl, 'graphql-transport-ws', evil);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  test('cannot do anything by a link, a form or a GET', async () => {
    const get = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { authorization: `Bearer ${admin}`, ...headers },
      });
    const mutation =
      'mutation { setTierFeatures(input: { tierId: "x", expectedVersion: 1, changes: [] }) { revision } }';
    expect((await get(mutation)).status).toBe(400);
    expect((await get(mutation, { 'apollo-require-preflight': '1' })).status).toBe(405);
    expect((await get('{ viewer { role } }')).status).toBe(400);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
      expect((await post(admin, { query: mutation }, { 'content-type': type })).status).toBe(415);
    }
  });
});

describe('a request that is no HTTP', () => {
  const host = 'host: x\r\n';
  const cases: readonly [string, string, number][] = [
    ['says two lengths', `POST /graphql HTTP/1.1\r\n${host}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`, 400],
    [
      'says a length and chunks',
      `POST /graphql HTTP/1.1\r\n${host}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n${host}\r\n`,
      400,
    ],
    ['has an unknown encoding', `POST /graphql HTTP/1.1\r\n${host}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
    ['has a bare line feed in a header', `GET /livez HTTP/1.1\n${host}x: 1\ny: 2\r\n\r\n`, 400],
    ['has oversized headers', `GET /livez HTTP/1.1\r\n${host}x: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['names no host', 'GET /livez HTTP/1.1\r\n\r\n', 400],
    [
      'expects something unheard of',
      `POST /graphql HTTP/1.1\r\n${host}expect: magic\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`,
      417,
    ],
    ['traces', `TRACE /graphql HTTP/1.1\r\n${host}connection: close\r\n\r\n`, 404],
    ['has an address that cannot be read', `GET /%zz HTTP/1.1\r\n${host}connection: close\r\n\r\n`, 400],
    ['wants a tunnel', `CONNECT evil.example:25 HTTP/1.1\r\n${host}\r\n`, 0],
  ];
  test.each(cases)('because it %s is refused once and smuggles nothing', async (_what, bytes, status) => {
    const answer = await sendRaw(app.url, bytes);
    expect(statusOf(answer)).toBe(status);
    expect(answer.split('HTTP/1.1 ').length - 1).toBeLessThanOrEqual(1);
    expect(answer).not.toMatch(/node_modules|at \w+ \(/);
  });

  test('does not end the server, however it asks for a socket', async () => {
    const upgrade = (target: string, more = ''): string =>
      `GET ${target} HTTP/1.1\r\n${host}connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n` +
      `sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;
    for (const target of ['//', '/\\', 'http://[', '*', '/graphql/', '/%', '///graphql']) {
      expect([target, statusOf(await sendRaw(app.url, upgrade(target)))]).toEqual([target, 404]);
    }
    expect(statusOf(await sendRaw(app.url, upgrade('/graphql').replace('13', '99')))).toBe(400);
    expect(statusOf(await sendRaw(app.url, upgrade('/graphql', 'sec-websocket-protocol: x,,\r\n')))).toBe(400);
    // Gone before it is refused.
    for (let time = 0; time < 20; time += 1) {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(upgrade('/nowhere'), () => socket.resetAndDestroy());
      await once(socket, 'close');
    }
    expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  });
});

describe('what the inside is like', () => {
  test('is told neither in errors, nor in measures, nor in the log', { timeout: 60_000 }, async () => {
    let logged = '';
    const sink = new Writable({ write: (chunk, _encoding, done) => ((logged += String(chunk)), done()) });
    const other = await createApp(readConfig(settingsFor(app.database.url)), { logger: createLogger(sink) });
    try {
      const secret = await token({ tenant: tenantIds.acme, subject: 'secretive' });
      const told: string[] = [];
      const ask = async (bearer: string, query: string, variables = {}): Promise<void> => {
        told.push(JSON.stringify(await graphql(other.url, bearer, query, variables)));
      };
      // Every read of these fails with an error of the database.
      await app.database.query(`alter table model_registry rename to model_registry_away;
        create view model_registry as select * from model_registry_away where length(model_name) = 'model_registry'::text::int`);
      await ask(admin, '{ models { edges { node { name } } } }');
      await app.database.query('drop view model_registry; alter table model_registry_away rename to model_registry');
      await ask(secret, '{ checkFeature(key: "models.nothing_like_it") { enabled } }');
      await ask('a.bad.token', '{ viewer { role } }');
      await ask(secret, 'query { nonsense_9 }');
      const socket = await RawClient.connect(`${other.url.replace('http', 'ws')}/graphql`, secret);
      socket.subscribe('1', '{ nonsense_9: viewer { role } }');
      socket.subscribe('2', '{ tiers { id } }');
      socket.subscribe('3', 'subscription { resolvedFeaturesChanged { etag } }');
      socket.subscribe('4', `subscription { resolvedFeaturesChanged(tenantId: "${tenantIds.solo}") { etag } }`);
      await socket.until(() => ['1', '2', '3', '4'].every((id) => socket.of(id).length > 0));
      socket.close();
      const metrics = await (await fetch(`${other.url}/metrics`)).text();

      expect(told[0]).toMatch(/INTERNAL_SERVER_ERROR/);
      expect(told.join('\n')).not.toMatch(/select |model_registry|relation|node_modules|server\/|postgres|stack/i);
      const parts = [
        secret,
        admin,
        secret.split('.')[2] ?? '',
        settingsFor('')['AUTH_JWT_SECRET'] ?? '',
        new URL(app.database.url).password,
      ];
      for (const part of parts.filter((text) => text !== '')) {
        expect([logged.includes(part), metrics.includes(part)]).toEqual([false, false]);
      }
      expect(logged).toContain('model_registry');
      expect(metrics).not.toMatch(/nonsense_9|secretive/);
      const count = (labels: string): string => `graphql_operation_duration_seconds_count{transport="ws",${labels}} 1`;
      expect(metrics).toContain(count('operation="query",field="viewer",outcome="ok"'));
      expect(metrics).toContain(count('operation="query",field="tiers",outcome="refused"'));
      expect(metrics).toContain(count('operation="subscription",field="resolvedFeaturesChanged",outcome="ok"'));
      expect(metrics).toContain(count('operation="subscription",field="resolvedFeaturesChanged",outcome="refused"'));
    } finally {
      await other.close();
    }
  });
});

describe('without the demo', () => {
  test.each([
    '/',
    '/index.html',
    '/%69ndex.html',
    '/index%2ehtml',
    'http://x/',
    '/?x',
    '/demo/users',
    '/demo/sign-in',
    '/demo/actions/use-openai-model',
    '/demo',
    '/%64emo/users',
  ])('%s does not exist', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const answer = await sendRaw(
        app.url,
        `${method} ${target} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`,
      );
      expect([method, statusOf(answer)]).toEqual([method, 404]);
    }
  });
});

test('a slow body holds up nobody else', async () => {
  const slow = connect(Number(new URL(app.url).port), '127.0.0.1');
  await once(slow, 'connect');
  slow.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
  expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  expect((await post(member, { query: '{ viewer { role } }' })).status).toBe(200);
  slow.destroy();
});
