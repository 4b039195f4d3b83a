import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenSettings } from '../../server/auth/signing-secret.ts';
import { readConfig, settings, type Setting } from '../../server/config.ts';
import { StartupError } from '../../server/database/startup-error.ts';

const production = {
  DATABASE_URL: 'postgres://app:hunter2-very-secret@db.example:5432/app',
  AUTH_JWT_SECRET: 'x'.repeat(32),
  AUTH_ISSUER: 'https://id.example',
  AUTH_AUDIENCE: 'features',
};

describe('the settings', () => {
  it('need nothing at all to try the product out', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      database: null,
      mode: null,
      demo: true,
      introspection: true,
      auth: { key: { kind: 'generated' }, issuer: null, audience: null },
      allowedOrigins: [],
      trustedProxies: 0,
    });
  });

  it('have no demo and no introspection with a database of your own', () => {
    expect(readConfig(production)).toMatchObject({
      demo: false,
      introspection: false,
      database: { url: production.DATABASE_URL, listenUrl: production.DATABASE_URL },
      auth: { key: { kind: 'secret' }, issuer: 'https://id.example', audience: 'features' },
    });
    expect(readConfig({ ...production, DEMO: 'on' }).demo).toBe(true);
    expect(readConfig({ ...production, AUTH_JWT_SECRET: '', AUTH_JWKS_URL: 'https://id.example/keys' }).demo).toBe(
      false,
    );
  });

  it('read switches, origins and proxies', () => {
    const config = readConfig({
      ALLOWED_ORIGINS: 'https://a.example, http://b.example:8080/',
      TRUST_PROXY: 'on',
      DEMO: 'TRUE',
    });
    expect(config.allowedOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
    expect(config.trustedProxies).toBe(1);
  });

  it('are all documented', () => {
    const documented: readonly Setting[] = settings;
    expect(documented.filter((setting) => setting.default === '' || setting.meaning.length < 20)).toEqual([]);
    expect(documented).toHaveLength(16);
  });

  const broken: readonly [string, Record<string, string>, RegExp][] = [
    ['a port out of range', { PORT: '70000' }, /^PORT must be a whole number from 0 to 65535\.$/],
    ['a port that is a word', { PORT: 'http' }, /^PORT/],
    [
      'a database address of another kind',
      { DATABASE_URL: 'mysql://app:hunter2@db/app' },
      /^DATABASE_URL is not a PostgreSQL address/,
    ],
    ['a database address that is none', { DATABASE_URL: 'postgres//app:hunter2@db' }, /^DATABASE_URL is not/],
    ['a listening address alone', { DATABASE_LISTEN_URL: 'postgres://db/app' }, /^DATABASE_LISTEN_URL is set without/],
    ['an unknown mode', { FEATURE_CONTROL_MODE: 'on' }, /^FEATURE_CONTROL_MODE must be legacy, shadow or enforce\.$/],
    ['a short secret', { AUTH_JWT_SECRET: 'hunter2' }, /^AUTH_JWT_SECRET must be at least 32 bytes/],
    ['two ways to check tokens', { ...production, AUTH_JWKS_URL: 'https://id.example/k' }, /are both set/],
    [
      'keys over plain http',
      { ...production, AUTH_JWT_SECRET: '', AUTH_JWKS_URL: 'http://id.example/k' },
      /^AUTH_JWKS_URL must be/,
    ],
    ['no way to check tokens', { ...production, AUTH_JWT_SECRET: '' }, /^Set AUTH_JWT_SECRET/],
    ['no issuer', { ...production, AUTH_ISSUER: ' ' }, /^AUTH_ISSUER is not set/],
    ['no audience', { ...production, AUTH_AUDIENCE: '' }, /^AUTH_AUDIENCE is not set/],
    ['every origin', { ALLOWED_ORIGINS: '*' }, /^ALLOWED_ORIGINS must list origins/],
    ['an origin with a path', { ALLOWED_ORIGINS: 'https://a.example/app' }, /^ALLOWED_ORIGINS/],
    ['a demo with foreign keys', { DEMO: 'on', AUTH_JWKS_URL: 'https://id.example/k' }, /^DEMO signs tokens itself/],
    ['a demo that is neither on nor off', { DEMO: 'perhaps' }, /^DEMO must be on or off\.$/],
    ['a demo named like a built-in', { DEMO: '__proto__' }, /^DEMO must be on or off\.$/],
  ];
  it.each(broken)('refuse %s with one sentence that shows no secret', (_what, env, sentence) => {
    let failure: unknown;
    try {
      readConfig(env);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(StartupError);
    expect((failure as StartupError).message).toMatch(sentence);
    expect((failure as StartupError).message).not.toContain('hunter2');
    expect((failure as StartupError).message).not.toContain('\n');
  });
});

describe('the generated secret', () => {
  it('is kept for the owner alone, is the same after a restart and for two starts at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tfc-secret-'));
    try {
      const config = readConfig({ DATA_DIR: join(folder, 'data') });
      const [first, second] = await Promise.all([tokenSettings(config), tokenSettings(config)]);
      expect(second).toEqual(first);
      expect(await tokenSettings(config)).toEqual(first);
      const path = join(folder, 'data', 'token-secret');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await readFile(path, 'utf8')).length).toBeGreaterThanOrEqual(32);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses a folder that cannot be made with one sentence', async () => {
    const config = readConfig({ DATA_DIR: '/dev/null/data' });
    await expect(tokenSettings(config)).rejects.toThrow(/make DATA_DIR writable or set AUTH_JWT_SECRET/);
  });
});
