import { SignJWT } from 'jose';
import { tokenSettings } from '../auth/signing-secret.ts';
import { createTokenVerifier } from '../auth/tokens.ts';
import { readConfig } from '../config.ts';
import { addCommand } from './add-command.ts';
import { CliError } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';

interface TokenOptions {
  readonly role: string;
  readonly tenant?: string;
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  readonly lifetime: string;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST = 30 * 86_400; // seconds

export function addToken({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'token',
    summary: 'Sign a token for development.',
    description:
      'Signs a token with AUTH_JWT_SECRET, for AUTH_ISSUER and AUTH_AUDIENCE, or with the secret that the demo keeps in DATA_DIR. For development: in production your identity provider does this. Whoever has the token is who it says.',
    examples: [
      'tfc token --role super_admin',
      'tfc token --role tenant_admin --tenant 8d5b1c1e-5a3e-4a52-9f0a-0f8a3f6f2c11 --lifetime 15m',
      'curl -H "authorization: Bearer $(tfc token --role super_admin)" ...',
    ],
  })
    .requiredOption('--role <role>', 'super_admin, tenant_admin or member.')
    .option('--tenant <id>', 'The id of the tenant; for tenant_admin and member.')
    .option('--subject <sub>', 'Who it is.', 'developer')
    .option('--name <name>', 'The name in the audit log.')
    .option('--email <address>', 'The address in the audit log.')
    .option('--lifetime <time>', 'How long it holds, as 30s, 15m, 8h or 7d; at most 30d.', '1h')
    .action(
      answering(async (options: TokenOptions) => {
        const settings = await tokenSettings(readConfig(cli.env));
        if (settings.key.kind !== 'secret') {
          throw new CliError('AUTH_JWKS_URL is set, so only your identity provider can sign tokens.', 'NO_SECRET');
        }
        const { role, tenant, subject, name, email } = options;
        const lifetime = secondsOf(options.lifetime);
        const claims = { role, ...(tenant && { tenant }), ...(name && { name }), ...(email && { email }) };
        const now = Math.floor(Date.now() / 1_000);
        let jwt = new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject(subject)
          .setIssuedAt(now)
          .setExpirationTime(now + lifetime);
        if (settings.issuer !== null) jwt = jwt.setIssuer(settings.issuer);
        if (settings.audience !== null) jwt = jwt.setAudience(settings.audience);
        const token = await jwt.sign(new TextEncoder().encode(settings.key.secret));
        // What the server would refuse is not handed out.
        await createTokenVerifier(settings).verify(token);
        return { text: token, json: { token, expiresAt: new Date((now + lifetime) * 1_000).toISOString() } };
      }),
    );
}

function secondsOf(text: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * (UNITS[unit] ?? 0);
  if (seconds > 0 && seconds <= LONGEST) return seconds;
  throw new CliError(
    `--lifetime ${text}: write a time such as 30s, 15m, 8h or 7d, of at most 30 days.`,
    'BAD_LIFETIME',
  );
}
