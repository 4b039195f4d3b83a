import type { FirstSight } from '../auth/first-sight.ts';
import type { TokenVerifier } from '../auth/tokens.ts';
import { API_KEY_PREFIX } from './api-key-secret.ts';
import type { ApiKeys } from './api-keys.ts';

/**
 * Takes both what people bring, tokens, and what machines bring, API keys. A key is never peeked at: each use asks anew. Who
 * comes with a token is noted: nobody peeks at one that was not verified before.
 */
export function createCallerVerifier(
  tokens: TokenVerifier,
  keys: ApiKeys,
  people: Pick<FirstSight, 'note'>,
): TokenVerifier {
  return {
    peek: (token) => (token.startsWith(API_KEY_PREFIX) ? undefined : tokens.peek(token)),
    verify: async (token) => {
      if (token.startsWith(API_KEY_PREFIX)) return keys.verify(token);
      const actor = await tokens.verify(token);
      people.note(actor);
      return actor;
    },
  };
}
