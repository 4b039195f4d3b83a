import type { TokenVerifier } from '../auth/tokens.ts';
import { API_KEY_PREFIX } from './api-key-secret.ts';
import type { ApiKeys } from './api-keys.ts';

/** Takes both what people bring, tokens, and what machines bring, API keys. A key is never peeked at: each use asks anew. */
export function createCallerVerifier(tokens: TokenVerifier, keys: ApiKeys): TokenVerifier {
  return {
    peek: (token) => (token.startsWith(API_KEY_PREFIX) ? undefined : tokens.peek(token)),
    verify: (token) => (token.startsWith(API_KEY_PREFIX) ? keys.verify(token) : tokens.verify(token)),
  };
}
