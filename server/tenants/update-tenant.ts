import { parseFields } from '../changes/parse-fields.ts';
import { updateRow, type Image } from '../changes/recorded-table.ts';
import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { refuseTakenSlug } from './refuse-taken-slug.ts';
import { changedTenantFields } from './tenant-fields.ts';
import { tenantImpact } from './tenant-impact.ts';
import { tenantTable } from './tenant-table.ts';
import { featuresOf, readTenantWorld } from './tenant-world.ts';

/** What is left out stays. */
export interface UpdateTenant extends CommandInput {
  readonly tenantId: string;
  readonly expectedVersion: number;
  readonly name?: string | null;
  readonly slug?: string | null;
  /** False suspends the tenant. */
  readonly isActive?: boolean | null;
  /** Exclusive; null: it does not end. */
  readonly licenseExpiresAt?: Date | null;
}

/**
 * Changes a tenant, in every mode: the old system looks at the same columns. What it says already is not written again.
 * @throws {Refusal} TENANT_NOT_FOUND, INVALID_VALUE, NAME_TAKEN, STALE_WRITE
 */
export function updateTenant(
  context: CommandContext,
  input: UpdateTenant,
): Promise<Done<{ readonly tenantId: string }>> {
  return runCommand(context, 'updateTenant', input, async (tx) => {
    const world = await readTenantWorld(tx, input.tenantId);
    const { row, tenant } = world;
    const patch = patchOf(row.image, input);
    if (typeof patch['slug'] === 'string') await refuseTakenSlug(tx.query, patch['slug'], row.id);
    await refuseStale(tx.query, { entityType: 'tenant', id: row.id, version: row.version }, input.expectedVersion);
    if ((await updateRow(tx, tenantTable, row, patch)) !== row.version) tx.touch({ tenants: [row.id] });
    const after = { ...tenant };
    if (patch['isActive'] !== undefined) Object.assign(after, { isActive: patch['isActive'] });
    if (patch['licenseExpiresAt'] !== undefined) {
      Object.assign(after, { licenseExpiresAt: input.licenseExpiresAt?.getTime() ?? null });
    }
    const name = String(patch['name'] ?? row.image['name']);
    const impact = tenantImpact(
      { id: row.id, name },
      featuresOf(world, tx.now),
      featuresOf({ ...world, tenant: after }, tx.now),
    );
    return { outcome: { tenantId: row.id }, impact };
  });
}

/** Only what differs: a slug that a host gave may be one that we would not take. */
function patchOf(image: Image, { name, slug, isActive, licenseExpiresAt }: UpdateTenant): Image {
  const given = { name, slug, isActive };
  const differing = Object.entries(given).filter(([field, value]) => value !== undefined && value !== image[field]);
  const ends = image['licenseExpiresAt'];
  const endsAt = typeof ends === 'string' ? Date.parse(ends) : null;
  const moved = licenseExpiresAt !== undefined && (licenseExpiresAt?.getTime() ?? null) !== endsAt;
  return { ...parseFields(changedTenantFields, Object.fromEntries(differing)), ...(moved && { licenseExpiresAt }) };
}
