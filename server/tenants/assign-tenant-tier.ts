import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { updateRow } from '../changes/recorded-table.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { readUuid } from '../reading/uuid.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { TierInputs } from '../resolution/resolution-inputs.ts';
import { readAssignableTier } from './assignable-tier.ts';
import { keysToRevoke, type OverridePolicy } from './override-policy.ts';
import { rehearsePolicy, type PolicyRehearsal } from './policy-rehearsal.ts';
import { tenantImpact } from './tenant-impact.ts';
import { tenantTable } from './tenant-table.ts';
import { featuresOf, readTenantWorld } from './tenant-world.ts';
import { withOverrides } from './override-plan.ts';
import { writeOverrides } from './write-overrides.ts';

export interface AssignTenantTier extends CommandInput {
  readonly tenantId: string;
  /** Null: no tier, so that the defaults hold. */
  readonly tierId: string | null;
  /** What happens to the tenant's overrides. No default: nobody loses or keeps a sold extra by accident. */
  readonly overridePolicy: OverridePolicy;
  /** Undefined: whatever it is. */
  readonly expectedVersion?: number | null;
}

/** Plain JSON: it is kept for the idempotency key. */
export interface TenantTierAssigned {
  readonly tenantId: string;
  /** Overrides that the policy revoked. */
  readonly revokedKeys: readonly string[];
  /** In a dry run what each policy would do; otherwise none. */
  readonly policies: readonly PolicyRehearsal[];
}

/**
 * Moves a tenant to another tier, and keeps or revokes its overrides. To the tier that it is on already only the policy
 * applies, also where that tier takes no new tenants.
 * @throws {Refusal} TENANT_NOT_FOUND, UNKNOWN_TIER, TIER_INACTIVE, STALE_WRITE; FEATURE_CONTROL_DISABLED where the old system
 *   decides and overrides would be revoked
 */
export function assignTenantTier(context: CommandContext, input: AssignTenantTier): Promise<Done<TenantTierAssigned>> {
  return runCommand(context, 'assignTenantTier', input, async (tx) => {
    if (input.overridePolicy !== 'KEEP') refuseInLegacyMode(tx, 'revoking overrides');
    const world = await readTenantWorld(tx, input.tenantId);
    const { row, tenant } = world;
    const tier = await readTier(tx, input.tierId, tenant.tierId, world.tier);
    const expected = input.expectedVersion ?? row.version;
    await refuseStale(tx.query, { entityType: 'tenant', id: row.id, version: row.version }, expected);

    const version = await updateRow(tx, tenantTable, row, { tierId: tier?.id ?? null });
    if (version !== row.version) tx.touch({ tenants: [row.id] });
    const revokedKeys = keysToRevoke(world, tier, input.overridePolicy);
    const kept = withOverrides(tenant, new Map(revokedKeys.map((key) => [key, null])));
    const before = featuresOf(world, tx.now);
    const after = featuresOf({ ...world, tier, tenant: { ...kept, tierId: tier?.id ?? null } }, tx.now);
    if (revokedKeys.length > 0) {
      await writeOverrides(tx, row.id, { keys: revokedKeys, overrides: [] }, { before, after });
    }
    const policies = tx.dryRun ? rehearsePolicy(world, tier, tx.now) : [];
    return {
      outcome: { tenantId: row.id, revokedKeys, policies },
      impact: tenantImpact({ id: row.id, name: String(row.image['name']) }, before, after),
    };
  });
}

async function readTier(
  { query }: ConfigTransaction,
  id: string | null,
  presentId: string | null,
  present: TierInputs | null,
): Promise<TierInputs | null> {
  if (id === null) return null;
  if (readUuid(id) === presentId) return present;
  const tierId = await readAssignableTier(query, id);
  const { tiers } = await loadInputs(query, { catalog: false, tierIds: [tierId], tenantIds: [] });
  return tiers[0] ?? null;
}
