import { SignJWT } from 'jose';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import type { Role } from '../../server/auth/actor.ts';
import type { FeedTimings } from '../../server/changes/change-feed.ts';
import { readConfig } from '../../server/config.ts';
import { createTestDatabase, type TestDatabase, type TestSeed } from './database.ts';

const SECRET = 'a secret of the tests, long enough for HS256';

interface TestAppOptions {
  readonly seed?: TestSeed;
  /** A database that several apps share; default: one of its own. */
  readonly database?: TestDatabase;
  readonly settings?: Readonly<Record<string, string>>;
  /** Shorter ones than the staleness contract's. */
  readonly timings?: FeedTimings;
}

interface TokenClaims {
  readonly role?: Role;
  readonly tenant?: string;
  readonly subject?: string;
  /** Seconds until it ends. */
  readonly lifetime?: number;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

export interface TestApp {
  readonly url: string;
  /** The address of the socket. */
  readonly wsUrl: string;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** A token as the customer's identity provider would sign it. Super admin unless a tenant is named. */
export function token({ role, tenant, subject = 'ada', lifetime = 3_600 }: TokenClaims = {}): Promise<string> {
  return new SignJWT({
    role: role ?? (tenant === undefined ? 'super_admin' : 'member'),
    ...(tenant !== undefined && { tenant }),
    email: `${subject}@example.com`,
    name: subject,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuer('tests')
    .setAudience('feature-control')
    .setExpirationTime(Math.floor(Date.now() / 1_000) + lifetime)
    .sign(new TextEncoder().encode(SECRET));
}

/** The settings of a server over this database, as the environment would give them. */
export function settingsFor(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    AUTH_JWT_SECRET: SECRET,
    AUTH_ISSUER: 'tests',
    AUTH_AUDIENCE: 'feature-control',
  };
}

/** The whole server, in this process, over a real database and a real port. */
export async function startTestApp({
  seed = 'demo',
  database,
  settings,
  timings,
}: TestAppOptions = {}): Promise<TestApp> {
  const used = database ?? (await createTestDatabase({ seed }));
  const logger = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const app = await createApp(readConfig({ ...settingsFor(used.url), ...settings }), { logger, timings });
  return {
    url: app.url,
    wsUrl: `${app.url.replace('http', 'ws')}/graphql`,
    database: used,
    close: async () => {
      await app.close();
      if (database === undefined) await used.drop();
    },
  };
}

/** One operation over HTTP. */
export async function graphql(
  url: string,
  bearer: string | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
}

/** The data of an operation that must not fail; otherwise says what was asked and what came back. */
export async function expectData<Data>(
  url: string,
  bearer: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const answer = await graphql(url, bearer, query, variables);
  if (answer.errors !== undefined || answer.data == null) {
    throw new Error(`expected data\n${query}\n${JSON.stringify(variables)}\n${JSON.stringify(answer, null, 2)}`);
  }
  return answer.data as Data;
}
