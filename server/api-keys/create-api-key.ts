import { z } from 'zod';
import type { KeyAccess, Role } from '../auth/actor.ts';
import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { line, parseFields } from '../changes/parse-fields.ts';
import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { API_KEY_LOG_KEY, apiKeyImage } from './api-key-image.ts';
import { createApiKeySecret, hashApiKey, shownPart } from './api-key-secret.ts';

export interface CreateApiKey extends CommandInput {
  readonly name: string;
  readonly access: KeyAccess;
  /** Null: all tenants. */
  readonly tenantId?: string | null;
  /** Exclusive; null: it does not end. */
  readonly expiresAt?: Date | null;
}

export interface ApiKeyCreated {
  readonly apiKeyId: string;
  /** Shown here and never again; null in a dry run. */
  readonly secret: string | null;
}

const LONGEST_NAME = 255; // characters
const fields = z.object({ name: line(LONGEST_NAME) });
const INSERT = `insert into api_key as k (name, key_hash, key_prefix, role, access, tenant_id, owner_id, created_at, expires_at, revision)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning k.id, ${apiKeyImage} as image`;

/**
 * Makes an API key that acts for the caller. The secret leaves this function once and is stored nowhere, not even for the
 * idempotency key. In every mode.
 * @throws {Refusal} TENANT_NOT_FOUND, INVALID_VALUE, EXPIRY_IN_PAST, SECRET_ALREADY_SHOWN
 */
export async function createApiKey(context: CommandContext, input: CreateApiKey): Promise<Done<ApiKeyCreated>> {
  let secret: string | null = null;
  const { outcome, ...done } = await runCommand(context, 'createApiKey', input, async (tx) => {
    const made = createApiKeySecret();
    const apiKeyId = await insertKey(tx, input, made);
    secret = made;
    return { outcome: { apiKeyId } };
  });
  if (input.dryRun === true) return { ...done, outcome: { ...outcome, secret: null } };
  if (secret === null) {
    throw new Refusal(
      'SECRET_ALREADY_SHOWN',
      'This key was made before, and its secret was shown then. Nobody can show it again: revoke the key and make another.',
      { ...outcome, revision: String(done.revision) },
    );
  }
  return { ...done, outcome: { ...outcome, secret } };
}

async function insertKey(tx: ConfigTransaction, input: CreateApiKey, secret: string): Promise<string> {
  const tenantId = input.tenantId == null ? null : readUuid(input.tenantId);
  if (tenantId !== null && (await tx.query('select 1 from tenant where id = $1', [tenantId])).length === 0) {
    throw tenantNotFound();
  }
  const { name } = parseFields(fields, { name: input.name });
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && expiresAt.getTime() <= tx.now) {
    throw new Refusal('EXPIRY_IN_PAST', 'It would be over before it begins.', {}, ['expiresAt']);
  }
  const [row] = await tx.query<{ id: string; image: object }>(INSERT, [
    name,
    hashApiKey(secret),
    shownPart(secret),
    roleOf(input.access, tenantId),
    input.access,
    tenantId,
    await tx.userId(),
    new Date(tx.now),
    expiresAt,
    tx.nextRevision,
  ]);
  if (row === undefined) throw new Error('The key was not inserted.');
  const { id, image } = row;
  const key = API_KEY_LOG_KEY;
  tx.record({ entityType: 'setting', entityId: id, key, action: 'create', oldValue: null, newValue: image });
  tx.touch({ keys: [id] });
  return id;
}

function roleOf(access: KeyAccess, tenantId: string | null): Role {
  if (tenantId === null) return 'super_admin';
  return access === 'read' ? 'member' : 'tenant_admin';
}
