import { SignJWT } from 'jose';
import { seedUsers } from '../../seeds/users.ts';
import type { TokenSettings } from '../auth/tokens.ts';

const LIFETIME = '12 hours';

/**
 * A token for a seeded user, signed with the secret that tokens are checked with; null where there is no such user.
 * @throws Error where tokens are checked with a key set: the configuration does not allow that in demo mode.
 */
export async function demoToken(email: string, { key, issuer, audience }: TokenSettings): Promise<string | null> {
  const user = seedUsers.find((candidate) => candidate.email === email.trim().toLowerCase());
  if (user === undefined) return null;
  if (key.kind !== 'secret') throw new Error('The demo needs a secret to sign tokens with.');
  const { subject, role, tenantId, name } = user;
  const token = new SignJWT({ role, email: user.email, name, ...(tenantId === null ? {} : { tenant: tenantId }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(LIFETIME);
  if (issuer !== null) token.setIssuer(issuer);
  if (audience !== null) token.setAudience(audience);
  return token.sign(new TextEncoder().encode(key.secret));
}
