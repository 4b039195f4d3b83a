import { z } from 'zod';
import { line, optionalText, type FieldsInput } from '../changes/parse-fields.ts';
import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';

const fields = z.object({ name: line(255), description: optionalText(4_000), isActive: z.boolean() });

export type TierFieldsInput = FieldsInput<typeof fields>;

export const newTierFields = fields.partial().required({ name: true });
export const changedTierFields = fields.partial();

/** Plain JSON: it is kept for the idempotency key. */
export interface TierChanged {
  readonly tierId: string;
  /** After the change; in a dry run as it would be. */
  readonly version: number;
}

/** Two tiers whose names differ in capitals only would be one to whoever reads them. */
const TAKEN = 'select 1 from license_tier where lower(name) = lower($1) and id is distinct from $2::uuid limit 1';

/**
 * @param tierId of the tier that may have the name itself; null for a new one
 * @throws {Refusal} NAME_TAKEN
 */
export async function refuseTakenName(query: Query, name: string | undefined, tierId: string | null): Promise<void> {
  if (name === undefined || (await query(TAKEN, [name, tierId])).length === 0) return;
  throw new Refusal('NAME_TAKEN', `There is a tier "${name}" already.`, { name }, ['name']);
}

export function unknownTier(): Refusal {
  return new Refusal('UNKNOWN_TIER', 'There is no such tier.', {}, ['tierId']);
}
