import type { Config } from '../config.ts';
import { keptSecret } from './kept-secret.ts';
import type { TokenSettings } from './tokens.ts';

const FILE = 'token-secret';

/**
 * The settings of the token verifier, with the generated secret where the configuration asks for one.
 * @throws StartupError where the secret cannot be read or kept.
 */
export async function tokenSettings(config: Config): Promise<TokenSettings> {
  const { key, issuer, audience } = config.auth;
  return {
    issuer,
    audience,
    key:
      key.kind === 'generated'
        ? { kind: 'secret', secret: await keptSecret(config.dataDir, FILE, 'AUTH_JWT_SECRET') }
        : key,
  };
}
