import { SignJWT } from 'jose';

const SECRET = 'a secret of the benchmark, long enough for HS256';
const ISSUER = 'bench';
const AUDIENCE = 'feature-control';

/** The environment of a server over this database. */
export const settingsFor = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  PORT: '0',
  AUTH_JWT_SECRET: SECRET,
  AUTH_ISSUER: ISSUER,
  AUTH_AUDIENCE: AUDIENCE,
  FEATURE_CONTROL_MODE: 'enforce',
});

/** A token for a member of this tenant; null: for a super admin. Holds for an hour. */
export function tokenFor(tenant: string | null): Promise<string> {
  return new SignJWT({ role: tenant === null ? 'super_admin' : 'member', ...(tenant !== null && { tenant }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(`user of ${tenant ?? 'the company'}`)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}
