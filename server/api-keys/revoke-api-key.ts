import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { API_KEY_LOG_KEY, apiKeyImage } from './api-key-image.ts';

export interface RevokeApiKey extends CommandInput {
  readonly id: string;
}

const FIND = `select ${apiKeyImage} as image, k.revoked_at is not null as revoked from api_key k where k.id = $1 for update`;
const REVOKE = `update api_key k set revoked_at = $2, revoked_by = $3, revision = $4 where k.id = $1
  returning ${apiKeyImage} as image`;

/**
 * Ends an API key for good: from the answer on it is refused everywhere, and its sockets are closed. Writes nothing where it
 * is revoked already. In every mode.
 * @throws {Refusal} UNKNOWN_API_KEY
 */
export function revokeApiKey(
  context: CommandContext,
  input: RevokeApiKey,
): Promise<Done<{ readonly apiKeyId: string }>> {
  return runCommand(context, 'revokeApiKey', input, async (tx) => {
    const apiKeyId = readUuid(input.id);
    const [before] = await tx.query<{ image: object; revoked: boolean }>(FIND, [apiKeyId]);
    if (before === undefined) throw new Refusal('UNKNOWN_API_KEY', 'There is no such API key.', {}, ['id']);
    if (before.revoked) return { outcome: { apiKeyId } };
    const values = [apiKeyId, new Date(tx.now), await tx.userId(), tx.nextRevision];
    const [after] = await tx.query<{ image: object }>(REVOKE, values);
    tx.record({
      entityType: 'setting',
      entityId: apiKeyId,
      key: API_KEY_LOG_KEY,
      action: 'disable',
      oldValue: before.image,
      newValue: after?.image ?? null,
    });
    tx.touch({ keys: [apiKeyId] });
    return { outcome: { apiKeyId } };
  });
}
