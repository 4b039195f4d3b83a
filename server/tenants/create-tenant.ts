import { parseFields } from '../changes/parse-fields.ts';
import { insertRow } from '../changes/recorded-table.ts';
import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import { readAssignableTier } from './assignable-tier.ts';
import { refuseTakenSlug } from './refuse-taken-slug.ts';
import { newTenantFields } from './tenant-fields.ts';
import { tenantTable } from './tenant-table.ts';

export interface CreateTenant extends CommandInput {
  readonly name: string;
  readonly slug: string;
  readonly tierId?: string | null;
  /** Exclusive; null: it does not end. */
  readonly licenseExpiresAt?: Date | null;
}

/**
 * Adds a tenant, in every mode: the old system knows tenants too.
 * @throws {Refusal} UNKNOWN_TIER, TIER_INACTIVE, INVALID_VALUE, NAME_TAKEN
 */
export function createTenant(
  context: CommandContext,
  input: CreateTenant,
): Promise<Done<{ readonly tenantId: string }>> {
  return runCommand(context, 'createTenant', input, async (tx) => {
    const tierId = input.tierId == null ? null : await readAssignableTier(tx.query, input.tierId);
    const { name, slug } = parseFields(newTenantFields, input);
    await refuseTakenSlug(tx.query, slug, null);
    const licenseExpiresAt = input.licenseExpiresAt ?? null;
    // A column of the host may have no default, or another one.
    const tenantId = await insertRow(tx, tenantTable, { name, slug, tierId, licenseExpiresAt, isActive: true });
    tx.touch({ tenants: [tenantId] });
    return { outcome: { tenantId } };
  });
}
