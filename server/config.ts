import { resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from './database/startup-error.ts';
import type { FeatureControlMode } from './resolution/resolution-inputs.ts';

/** One setting as the documentation lists it. */
export interface Setting {
  readonly name: string;
  /** What holds where it is not set, in words. */
  readonly default: string;
  readonly meaning: string;
}

/** Every environment variable that this program reads; the documentation is generated from this table. */
export const settings = [
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on. Use 0.0.0.0 to be reachable from elsewhere.' },
  {
    name: 'PORT',
    default: '4000',
    meaning: 'Port for the API, the WebSocket and the pages: 0 to 65535, 0 takes a free one.',
  },
  {
    name: 'DATA_DIR',
    default: '.data',
    meaning: 'Folder for the embedded database and for the secret that is made where none is given.',
  },
  {
    name: 'DATABASE_URL',
    default: 'not set: the embedded PostgreSQL',
    meaning: 'PostgreSQL to use, as postgres://user:password@host:5432/name. It is migrated by `npm run migrate`.',
  },
  {
    name: 'DATABASE_LISTEN_URL',
    default: 'DATABASE_URL',
    meaning: 'Direct connection for LISTEN, needed where DATABASE_URL goes through a pooler that shares connections.',
  },
  {
    name: 'DATABASE_APP_ROLE',
    default: 'not set: roles that had it before',
    meaning:
      'Role that servers connect as where it does not own the tables: `npm run migrate`, run as their owner, gives it what servers need.',
  },
  {
    name: 'FEATURE_CONTROL_MODE',
    default: 'not set: the mode kept in the database',
    meaning: 'legacy, shadow or enforce. Beats the database, and locks the mode against changes through the API.',
  },
  {
    name: 'AUTH_JWT_SECRET',
    default: 'not set',
    meaning: 'Secret of HS256 tokens: UTF-8 text of at least 32 bytes. Give this or AUTH_JWKS_URL.',
  },
  {
    name: 'AUTH_JWKS_URL',
    default: 'not set',
    meaning: 'Address of the key set (RS256, ES256, EdDSA) of your identity provider. Give this or AUTH_JWT_SECRET.',
  },
  { name: 'AUTH_ISSUER', default: 'not set', meaning: 'The `iss` that a token must have. Required unless DEMO is on.' },
  {
    name: 'AUTH_AUDIENCE',
    default: 'not set',
    meaning: 'The `aud` that a token must have. Required unless DEMO is on.',
  },
  {
    name: 'DEMO',
    default: 'on with the embedded database and without AUTH_JWKS_URL, else off',
    meaning: 'on or off. Anybody may sign in as one of the demo users, and introspection is allowed.',
  },
  {
    name: 'AUDIT_KEY',
    default: 'not set: a generated key in DATA_DIR for the embedded database, else none',
    meaning:
      'Key of the hash chain of the audit log: UTF-8 text of at least 32 bytes, the same for all servers and for `npm run migrate`.',
  },
  {
    name: 'AUDIT_OLD_KEYS',
    default: 'not set',
    meaning: 'For `tfc verify-audit` only: earlier values of AUDIT_KEY, the oldest first, separated by commas.',
  },
  {
    name: 'ALLOWED_ORIGINS',
    default: 'not set: the same origin only',
    meaning: 'Other origins whose pages may call this server, as https://app.example.com, separated by commas.',
  },
  {
    name: 'TRUST_PROXY',
    default: 'off',
    meaning: 'Number of proxies in front whose X-Forwarded-* headers are believed; on means 1, off means 0.',
  },
] as const satisfies readonly Setting[];

type SettingName = (typeof settings)[number]['name'];
type Environment = Readonly<Record<string, string | undefined>>;

/** With what tokens are checked; `generated`: the program makes a secret and keeps it in the data folder. */
type AuthKey =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'jwks'; readonly url: string }
  | { readonly kind: 'generated' };

/** All that the environment decides. */
export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly database: { readonly url: string; readonly listenUrl: string } | null;
  /** Null: the mode in the database counts. */
  readonly mode: FeatureControlMode | null;
  readonly demo: boolean;
  readonly auth: {
    readonly key: AuthKey;
    /** Null only in demo mode: not checked. */
    readonly issuer: string | null;
    /** Null only in demo mode: not checked. */
    readonly audience: string | null;
  };
  /** The key of the audit log's hash chain; null: not given. */
  readonly auditKey: string | null;
  /** Origins beside the server's own, as browsers write them. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front are believed; 0: none. */
  readonly trustedProxies: number;
  readonly introspection: boolean;
}

const SWITCH: Readonly<Record<string, boolean>> = { on: true, true: true, 1: true, off: false, false: false, 0: false };

const onOff = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine((text) => Object.hasOwn(SWITCH, text), 'must be on or off')
  .transform((text) => SWITCH[text] === true);

const postgresUrl = z
  .string()
  .refine(
    isPostgresUrl,
    'is not a PostgreSQL address; write postgres://user:password@host:5432/name (special characters in the password percent-encoded)',
  );

const environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a host name, such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .default(4000),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_LISTEN_URL: postgresUrl.optional(),
  DATABASE_APP_ROLE: z
    .string()
    .refine(
      (text) => Buffer.byteLength(text, 'utf8') <= 63 && !/\p{Cc}/u.test(text),
      'must be the name of a PostgreSQL role',
    )
    .optional(),
  FEATURE_CONTROL_MODE: z.enum(['legacy', 'shadow', 'enforce'], 'must be legacy, shadow or enforce').optional(),
  AUTH_JWT_SECRET: z
    .string()
    .refine(
      (text) => Buffer.byteLength(text, 'utf8') >= 32,
      'must be at least 32 bytes long; make one with `openssl rand -base64 48`',
    )
    .optional(),
  AUTH_JWKS_URL: z
    .string()
    .refine(isKeySetUrl, 'must be an https address, or an http one on this machine (localhost)')
    .optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  DEMO: onOff.optional(),
  AUDIT_KEY: z
    .string()
    .refine(
      (text) => Buffer.byteLength(text, 'utf8') >= 32,
      'must be at least 32 bytes long; make one with `openssl rand -base64 48`',
    )
    .optional(),
  AUDIT_OLD_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => key !== ''), 'must list keys, the oldest first, separated by commas')
    .default([]),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine(
      (parts) => parts.every(isOrigin),
      'must list origins such as https://app.example.com, without a path, separated by commas',
    )
    .default([]),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.toLowerCase())
    .refine(
      (text) => text === 'on' || text === 'off' || /^\d$/.test(text),
      'must be on, off or the number of proxies (0 to 9)',
    )
    .transform((text) => (text === 'on' ? 1 : text === 'off' ? 0 : Number(text)))
    .default(0),
} satisfies Record<SettingName, z.ZodType>);

/**
 * Reads and checks the settings. Pure: it touches neither disk nor network.
 * @throws StartupError one sentence that names the setting and what to write; never a value, which may be a secret.
 */
export function readConfig(env: Environment): Config {
  const value = checked(env);

  if (value.DATABASE_LISTEN_URL !== undefined && value.DATABASE_URL === undefined) {
    throw new StartupError(
      'DATABASE_LISTEN_URL is set without DATABASE_URL; set both, or neither to use the embedded database.',
    );
  }
  if (value.AUTH_JWT_SECRET !== undefined && value.AUTH_JWKS_URL !== undefined) {
    throw new StartupError(
      'AUTH_JWT_SECRET and AUTH_JWKS_URL are both set; keep the one that your tokens are signed with.',
    );
  }
  if (value.DEMO === true && value.AUTH_JWKS_URL !== undefined) {
    throw new StartupError('DEMO signs tokens itself and cannot be on together with AUTH_JWKS_URL; unset one of them.');
  }
  const demo = value.DEMO ?? (value.DATABASE_URL === undefined && value.AUTH_JWKS_URL === undefined);

  return {
    host: value.HOST,
    port: value.PORT,
    dataDir: resolve(value.DATA_DIR),
    database:
      value.DATABASE_URL === undefined
        ? null
        : { url: value.DATABASE_URL, listenUrl: value.DATABASE_LISTEN_URL ?? value.DATABASE_URL },
    mode: value.FEATURE_CONTROL_MODE ?? null,
    demo,
    auth: {
      key: authKey(value.AUTH_JWT_SECRET, value.AUTH_JWKS_URL, demo),
      issuer: pinned('AUTH_ISSUER', value.AUTH_ISSUER, demo),
      audience: pinned('AUTH_AUDIENCE', value.AUTH_AUDIENCE, demo),
    },
    auditKey: value.AUDIT_KEY ?? null,
    allowedOrigins: value.ALLOWED_ORIGINS.map((origin) => new URL(origin).origin),
    trustedProxies: value.TRUST_PROXY,
    introspection: demo,
  };
}

/**
 * What `npm run migrate` needs: no more than the database, so that it runs where no secret is known.
 * @throws StartupError like `readConfig`, and where DATABASE_URL is not set.
 */
export function readDatabaseSettings(env: Environment): {
  readonly url: string;
  readonly mode: FeatureControlMode | null;
  readonly auditKey: string | null;
  /** A direct connection, for LISTEN. */
  readonly listenUrl: string;
  /** What servers connect as; null: roles that were given their rights before. */
  readonly appRole: string | null;
} {
  const { DATABASE_URL, DATABASE_LISTEN_URL, DATABASE_APP_ROLE, FEATURE_CONTROL_MODE, AUDIT_KEY } = checked(env);
  if (DATABASE_URL === undefined) {
    throw new StartupError(
      'DATABASE_URL is not set: export DATABASE_URL=postgres://user:password@host:5432/name, and try again. The embedded database is migrated by `npm start` itself.',
    );
  }
  return {
    url: DATABASE_URL,
    mode: FEATURE_CONTROL_MODE ?? null,
    auditKey: AUDIT_KEY ?? null,
    listenUrl: DATABASE_LISTEN_URL ?? DATABASE_URL,
    appRole: DATABASE_APP_ROLE ?? null,
  };
}

/** Keys of the audit log before AUDIT_KEY, the oldest first. */
export function readOldAuditKeys(env: Environment): readonly string[] {
  return checked(env).AUDIT_OLD_KEYS;
}

/** What a command needs of the embedded database, where DATABASE_URL is not set; null where it is. */
export function readEmbeddedSettings(env: Environment): Pick<Config, 'dataDir' | 'mode' | 'auditKey'> | null {
  const { DATABASE_URL, DATA_DIR, FEATURE_CONTROL_MODE, AUDIT_KEY } = checked(env);
  if (DATABASE_URL !== undefined) return null;
  return { dataDir: resolve(DATA_DIR), mode: FEATURE_CONTROL_MODE ?? null, auditKey: AUDIT_KEY ?? null };
}

function checked(env: Environment): z.infer<typeof environment> {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(
    settings.map(({ name }) => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartupError(`${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}.`);
  }
  return parsed.data;
}

function authKey(secret: string | undefined, jwksUrl: string | undefined, demo: boolean): AuthKey {
  if (secret !== undefined) {
    return { kind: 'secret', secret };
  }
  if (jwksUrl !== undefined) {
    return { kind: 'jwks', url: jwksUrl };
  }
  if (demo) {
    return { kind: 'generated' };
  }
  throw new StartupError(
    'Set AUTH_JWT_SECRET (at least 32 bytes) or AUTH_JWKS_URL, so that tokens can be checked, or DEMO=on to try the product out.',
  );
}

function pinned(name: SettingName, value: string | undefined, demo: boolean): string | null {
  if (value === undefined && !demo) {
    throw new StartupError(
      `${name} is not set; set it to what your tokens carry, so that tokens made for others are refused.`,
    );
  }
  return value ?? null;
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '';
}

function isKeySetUrl(text: string): boolean {
  const url = URL.parse(text);
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && local));
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`);
}
