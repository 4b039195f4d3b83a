import { buildSchema, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../server/config.ts';
import { StartupError } from '../../server/database/startup-error.ts';
import { Unauthenticated } from '../../server/errors.ts';
import { createLogger } from '../../server/logger.ts';
import { createMetrics } from '../../server/metrics.ts';
import { createDocumentCache } from '../../server/transport/document-cache.ts';
import { createHttp, type Http, type HttpOptions } from '../../server/transport/http.ts';

const schema = buildSchema(`
  type Query { hello: String boom: String slow: String me: Person echo(text: String!): String }
  type Person { name: String friend: Person }
  type Mutation { touch: Boolean }
`);
let release: () => void = () => undefined;
const begun = Promise.withResolvers<void>();
const roots: Record<string, unknown> = {
  hello: () => 'world',
  boom: () => {
    throw new Error('password authentication failed for user "postgres"');
  },
  slow: () =>
    new Promise((done) => {
      release = () => done('done');
      begun.resolve();
    }),
  me: {},
  echo: ({ text }: { text: string }) => text,
  touch: () => true,
};
for (const type of [schema.getQueryType(), schema.getMutationType()]) {
  for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
    const root = roots[name];
    field.resolve = (_source, args: { text: string }) => (typeof root === 'function' ? root(args) : root);
  }
}

const formatError = (error: GraphQLError): GraphQLFormattedError => {
  const thrown = error.originalError;
  const code = thrown instanceof Unauthenticated ? thrown.code : error.extensions['code'];
  return typeof code === 'string'
    ? { message: error.message, extensions: { code } }
    : { message: 'Internal', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
};

const running: Http[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((http) => http.close()));
});

const lines: string[] = [];
async function start(env: Record<string, string> = {}, extra: Partial<HttpOptions<object>> = {}) {
  const config: Config = readConfig({ PORT: '0', ...env });
  const http = await createHttp<object>({
    config,
    schema,
    documents: createDocumentCache(schema, config),
    createContext: async (request) => {
      if (request.headers.authorization === 'Bearer bad') {
        throw new Unauthenticated('The token has expired; sign in again.');
      }
      return {};
    },
    formatError,
    logger: createLogger({ write: (line) => lines.push(line) }),
    metrics: createMetrics(),
    health: { check: async () => ({ database: null, feed: null }) },
    clientFolder: null,
    ...extra,
  });
  running.push(http);
  const url = await http.listen();
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { http, url, post };
}

const errorsIn = async (response: Response): Promise<GraphQLFormattedError[]> =>
  ((await response.json()) as { errors: GraphQLFormattedError[] }).errors;

describe('GraphQL over HTTP', () => {
  it('answers queries, mutations and several operations in a document', async () => {
    const { post } = await start();
    const answer = await post({
      query: 'query A{hello} query B($t:String!){echo(text:$t)}',
      operationName: 'B',
      variables: { t: 'ä' },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ data: { echo: 'ä' } });
    expect(answer.headers.get('cache-control')).toBe('private');
    expect(answer.headers.get('vary')).toBe('authorization');
    expect(await (await post({ query: 'mutation{touch}' })).json()).toEqual({ data: { touch: true } });
  });

  it('answers GET only with a header that pages cannot send unasked, and never for mutations', async () => {
    const { url } = await start();
    const get = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers });
    expect((await get('{hello}')).status).toBe(400);
    const asked = await get('{hello}', { 'apollo-require-preflight': '1' });
    expect([asked.status, await asked.json()]).toEqual([200, { data: { hello: 'world' } }]);
    expect((await get('mutation{touch}', { 'apollo-require-preflight': '1' })).status).toBe(405);
    expect((await get('{helo}', { 'apollo-require-preflight': '1' })).status).toBe(400);
  });

  const refused: readonly [string, unknown, number, string][] = [
    ['too deep a document', { query: `{me${'{friend'.repeat(12)}{name}${'}'.repeat(12)}}` }, 400, 'BAD_USER_INPUT'],
    ['too many tokens', { query: `{${'hello '.repeat(2100)}}` }, 400, 'BAD_USER_INPUT'],
    [
      'variables of a wrong type',
      { query: 'query($t:String!){echo(text:$t)}', variables: { t: 1 } },
      400,
      'BAD_USER_INPUT',
    ],
    ['a literal of a wrong type', { query: '{echo(text:1)}' }, 400, 'BAD_USER_INPUT'],
    ['what is no GraphQL', { query: '{' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{helo}' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['no query', { variables: {} }, 400, 'BAD_REQUEST'],
    ['a batch', [{ query: '{hello}' }, { query: '{hello}' }], 400, 'BAD_REQUEST'],
    ['broken JSON', '{"query"', 400, 'BAD_USER_INPUT'],
    ['a poisoned prototype', '{"query":"{hello}","variables":{"__proto__":{"a":1}}}', 400, 'BAD_USER_INPUT'],
    ['too large a body', { query: `{hello} #${'x'.repeat(300 * 1024)}` }, 413, 'BAD_USER_INPUT'],
  ];
  it.each(refused)('refuses %s', async (_what, body, status, code) => {
    const { post } = await start();
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect((await errorsIn(answer))[0]?.extensions?.['code']).toBe(code);
  });

  it('stops reading a body that is larger than it said or does not end', async () => {
    const { url } = await start();
    const status = await new Promise<number | undefined>((done, fail) => {
      const upload = httpRequest(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
      upload.on('response', (response) => {
        response.resume();
        done(response.statusCode);
      });
      upload.on('error', fail);
      const chunk = 'x'.repeat(64 * 1024);
      for (let sent = 0; sent < 5; sent += 1) {
        upload.write(chunk); // chunked, never ended
      }
    });
    expect(status).toBe(413);
  });

  it('reads JSON only', async () => {
    const { url } = await start();
    const plain = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{hello}"}',
    });
    expect(plain.status).toBe(415);
  });

  it('introspects in the demo only', async () => {
    const query = '{__schema{queryType{name}}}';
    expect((await (await start()).post({ query })).status).toBe(200);
    const production = {
      DEMO: 'off',
      AUTH_JWT_SECRET: 'x'.repeat(32),
      AUTH_ISSUER: 'i',
      AUTH_AUDIENCE: 'a',
    };
    expect((await (await start(production)).post({ query })).status).toBe(400);
  });

  it('says nothing about the inside when a resolver fails', async () => {
    const { post } = await start();
    const text = await (await post({ query: '{boom}' })).text();
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).not.toContain('postgres');
    expect(text).not.toContain('stack');
  });

  it('answers 401 for a token that does not hold', async () => {
    const { post } = await start();
    const answer = await post({ query: '{hello}' }, { authorization: 'Bearer bad' });
    expect(answer.status).toBe(401);
    expect(await errorsIn(answer)).toMatchObject([
      { message: 'The token has expired; sign in again.', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('survives a request that is no HTTP and a Host that is no host', async () => {
    const { http, post } = await start();
    const address = http.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    for (const bytes of [
      '\0\0\0\r\n\r\n',
      'GET /graphql?query={hello} HTTP/1.1\r\nhost: [[\r\napollo-require-preflight: 1\r\n\r\n',
    ]) {
      const answer = await new Promise<string>((done) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        socket.once('data', (data) => {
          done(data.toString());
          socket.destroy();
        });
      });
      expect(answer).toMatch(/^HTTP\/1\.1 400/);
    }
    expect((await post({ query: '{hello}' })).status).toBe(200);
  });
});

describe('answers that are kept', () => {
  it('go out before anything else reads the request', async () => {
    const bodies: (string | null)[] = [];
    const { post, url } = await start(
      {},
      {
        keptAnswers: {
          tryAnswer: (request, response, body): boolean | Promise<boolean> => {
            bodies.push(body?.toString() ?? null);
            if (request.headers['x-kept'] !== undefined) {
              response.end('kept');
              return true;
            }
            return Promise.resolve(false);
          },
        },
      },
    );
    expect(await (await post({ query: '{hello}' }, { 'x-kept': '1' })).text()).toBe('kept');
    expect(await (await post({ query: '{hello}' })).json()).toEqual({ data: { hello: 'world' } });
    await fetch(`${url}/graphql?query={hello}`);
    await fetch(`${url}/livez`);
    expect(bodies).toEqual(['{"query":"{hello}"}', '{"query":"{hello}"}', null]);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^graphql_kept_answers_total 1$/m);
  });

  it('are not asked for where a foreign page calls', async () => {
    let asked = 0;
    const { post } = await start({}, { keptAnswers: { tryAnswer: () => ((asked += 1), false) } });
    expect((await post({ query: '{hello}' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(asked).toBe(0);
  });
});

describe('pages of other origins', () => {
  it('may not call, whatever they claim to be', async () => {
    const { post } = await start();
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example']) {
      const answer = await post({ query: '{hello}' }, { origin });
      expect([origin, answer.status]).toEqual([origin, 403]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('may when they are ours or listed', async () => {
    const { post, url } = await start({ ALLOWED_ORIGINS: 'https://app.example' });
    expect((await post({ query: '{hello}' }, { origin: url })).status).toBe(200);
    const listed = await post({ query: '{hello}' }, { origin: 'https://app.example' });
    expect(listed.status).toBe(200);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(listed.headers.get('vary')).toBe('authorization, origin');
  });

  it('get their preflight answered', async () => {
    const { url } = await start({ ALLOWED_ORIGINS: 'https://app.example' });
    const preflight = (origin: string) =>
      fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const listed = await preflight('https://app.example');
    expect(listed.status).toBe(204);
    expect(listed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await preflight('https://evil.example')).status).toBe(403);
  });
});

describe('the operator', () => {
  it('sees whether the process lives and may get traffic', async () => {
    const { url } = await start({}, { health: { check: async () => ({ database: 'cannot be reached', feed: null }) } });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      status: 'unavailable',
      checks: { database: 'cannot be reached', feed: 'ok' },
    });
    expect((await fetch(`${(await start()).url}/readyz`)).status).toBe(200);
  });

  it('sees no secrets when the check fails', async () => {
    const failing = async () => {
      throw new Error('postgres://app:hunter2@db');
    };
    const { url } = await start({}, { health: { check: failing } });
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, (await ready.text()).includes('hunter2')]).toEqual([503, false]);
  });

  it('sees measures whose labels no caller makes up', async () => {
    const { url, post } = await start();
    await post({ query: 'query Evil_123 { x1: hello }' }, { authorization: 'Bearer s3cret-token' });
    await fetch(`${url}/made-up-address`);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toMatch(
      /graphql_operation_duration_seconds_count\{transport="http",operation="query",field="hello",outcome="ok"\} 1/,
    );
    expect(text).toMatch(/http_request_duration_seconds_count\{route="none",method="GET",status="404"\} 1/);
    expect(text).not.toMatch(/Evil_123|x1|made-up|s3cret/);
  });

  it('reads no secrets in the log', () => {
    const logged: string[] = [];
    const logger = createLogger({ write: (line) => logged.push(line) });
    logger.info(
      { req: { headers: { authorization: 'Bearer abc.def' } }, token: 'abc.def', connectionParams: { a: 'abc.def' } },
      'x',
    );
    expect(logged.join('')).not.toContain('abc.def');
    expect(logged.join('')).toContain('[redacted]');
  });
});

describe('pages', () => {
  it('are served with strict rules, assets for ever, and /admin not before it exists', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tfc-pages-'));
    try {
      await mkdir(join(folder, 'assets'));
      await writeFile(join(folder, 'index.html'), '<!doctype html><title>Demo</title>');
      await writeFile(join(folder, 'assets', 'index-abc123.js'), 'export {};');
      const { url } = await start({}, { clientFolder: folder });
      const page = await fetch(`${url}/`);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|upgrade-insecure/);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      const asset = await fetch(`${url}/assets/index-abc123.js`);
      expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect((await fetch(`${url}/admin`)).status).toBe(404);
      expect((await fetch(`${url}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);

      const own = { DEMO: 'off', AUTH_JWT_SECRET: 'x'.repeat(32), AUTH_ISSUER: 'i', AUTH_AUDIENCE: 'a' };
      const withoutDemo = await start(own, { clientFolder: folder });
      expect((await fetch(`${withoutDemo.url}/`)).status).toBe(404);
      expect((await fetch(`${withoutDemo.url}/index.html`)).status).toBe(404);
      expect((await fetch(`${withoutDemo.url}/%69ndex.html`)).status).toBe(404);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the end', () => {
  it('lets a running request finish, closes sockets, refuses new ones, and is quick', async () => {
    const { http, post } = await start();
    let drained = 0;
    http.onDrain(async () => {
      drained += 1;
    });
    const slow = post({ query: '{slow}' });
    await begun.promise;
    const started = performance.now();
    const closed = http.close();
    await expect.poll(() => http.server.listening).toBe(false);
    await expect(post({ query: '{hello}' })).rejects.toThrow();
    release();
    const answer = await slow;
    expect([answer.status, await answer.json()]).toEqual([200, { data: { slow: 'done' } }]);
    await closed;
    expect(performance.now() - started).toBeLessThan(3000);
    expect(drained).toBe(1);
    running.length = 0;
  });

  it('comes at once, in one sentence, where the port is taken', async () => {
    const { http } = await start();
    const address = http.server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const failure = await start({ PORT: port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartupError);
    expect(String(failure)).toContain(`Port ${port} on 127.0.0.1 is taken`);
  });
});
