import { keptSecret } from '../auth/kept-secret.ts';
import { createSeal, PLAIN_SEAL, type AuditSeal } from '../changes/audit-seal.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';

const FILE = 'audit-key';

/**
 * With what this server seals the audit log: AUDIT_KEY, or for the embedded database a key of its own beside it.
 * @throws StartupError where the key cannot be read or kept.
 */
export async function auditSeal(
  { auditKey, database, dataDir }: Pick<Config, 'auditKey' | 'database' | 'dataDir'>,
  logger: Pick<Logger, 'warn'>,
): Promise<AuditSeal> {
  if (auditKey !== null) return createSeal(auditKey);
  if (database === null) return createSeal(await keptSecret(dataDir, FILE, 'AUDIT_KEY'));
  logger.warn(
    'AUDIT_KEY is not set: the audit log is chained without a key, so whoever owns the tables could make it anew',
  );
  return PLAIN_SEAL;
}
