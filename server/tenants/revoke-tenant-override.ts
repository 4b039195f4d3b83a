import { requireReason } from '../changes/required-reason.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { planOverrides } from './override-plan.ts';
import type { TenantOverrideSet } from './set-tenant-override.ts';
import { tenantImpact } from './tenant-impact.ts';
import { featureOf, readTenantWorld } from './tenant-world.ts';
import { writeOverrides } from './write-overrides.ts';

export interface RevokeTenantOverride extends CommandInput {
  readonly tenantId: string;
  readonly key: string;
}

/**
 * Takes an override back, whoever gave it, so that what the tier says goes on. It stays in the history.
 * @throws {Refusal} in the order mode, exists, value
 */
export function revokeTenantOverride(
  context: CommandContext,
  input: RevokeTenantOverride,
): Promise<Done<TenantOverrideSet>> {
  return runCommand(context, 'revokeTenantOverride', input, async (tx) => {
    refuseInLegacyMode(tx, 'revoking an override');
    const world = await readTenantWorld(tx, input.tenantId);
    const { key } = featureOf(world, input.key);
    const tenantId = world.tenant.id;
    if (!world.tenant.overrides.some((override) => override.key === key)) {
      throw new Refusal('UNKNOWN_OVERRIDE', `The tenant has no override of "${key}".`, { key }, ['key']);
    }
    requireReason(tx.reason);
    const plan = planOverrides(world, new Map([[key, null]]), tx.now);
    await writeOverrides(tx, tenantId, { keys: [key], overrides: [] }, plan);
    return {
      outcome: { tenantId, key, switchedOff: plan.switchedOff },
      impact: tenantImpact({ id: tenantId, name: String(world.row.image['name']) }, plan.before, plan.after),
    };
  });
}
