import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';

/**
 * The id of a tier that takes tenants, with the tier locked against its deletion.
 * @throws {Refusal} UNKNOWN_TIER, TIER_INACTIVE
 */
export async function readAssignableTier(query: Query, id: string): Promise<string> {
  const tierId = readUuid(id);
  const [tier] = await query<{ isActive: boolean }>(
    'select is_active as "isActive" from license_tier where id = $1 for share',
    [tierId],
  );
  if (tier === undefined) throw new Refusal('UNKNOWN_TIER', 'There is no such tier.', {}, ['tierId']);
  if (!tier.isActive) throw new Refusal('TIER_INACTIVE', 'The tier takes no new tenants.', {}, ['tierId']);
  return tierId;
}
