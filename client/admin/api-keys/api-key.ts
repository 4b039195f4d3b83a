import type { ApiKeysQuery } from './generated/graphql.ts';

export type ApiKey = ApiKeysQuery['apiKeys']['edges'][number]['node'];

export type KeyState = 'active' | 'expired' | 'revoked';

/** @param now milliseconds since 1970. */
export function stateOf({ revokedAt, expiresAt }: ApiKey, now: number): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'active';
}
