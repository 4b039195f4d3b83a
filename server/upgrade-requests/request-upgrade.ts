import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import { optionalText, parseFields } from '../changes/parse-fields.ts';
import { Refusal } from '../errors.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import { featureOf, readTenantWorld } from '../tenants/tenant-world.ts';
import { z } from 'zod';
import { closeRequest, findPending, insertRequest } from './request-row.ts';
import { readUpgradeValue, refuseNotMore, refuseNotUpgradable, refuseUnlessEnforcing } from './upgrade-conditions.ts';

export interface RequestUpgrade extends CommandInput {
  readonly tenantId: string;
  readonly key: string;
  /** An envelope, `{ enabled, value? }`. */
  readonly value: unknown;
  /** For whoever decides. */
  readonly notes?: string | null;
}

/** Plain JSON: it is kept for the idempotency key. */
export interface RequestChanged {
  readonly requestId: string;
}

const OPEN_FOR = 30 * 86_400_000; // 30 days
const LONGEST_NOTES = 2_000; // characters
const fields = z.object({ notes: optionalText(LONGEST_NOTES) }).partial();

/**
 * Files a request, or answers with the one that waits for the same value already. One whose time is over makes way.
 * @throws {Refusal} in the order mode, exists, value, what has to hold
 */
export function requestUpgrade(context: CommandContext, input: RequestUpgrade): Promise<Done<RequestChanged>> {
  return runCommand(context, 'requestUpgrade', input, async (tx) => {
    refuseUnlessEnforcing(tx);
    const world = await readTenantWorld(tx, input.tenantId);
    const feature = featureOf(world, input.key);
    const { key } = feature;
    const tenantId = world.tenant.id;
    const value = readUpgradeValue(feature, input.value);
    const { notes = null } = parseFields(fields, { notes: input.notes });
    refuseNotUpgradable(world, feature, tx.now);

    const pending = await findPending(tx.query, tenantId, key);
    if (pending !== null && pending.expiresAt > tx.now) {
      if (sameJson(pending.requestedValue, value)) return { outcome: { requestId: pending.id } };
      throw new Refusal(
        'UPGRADE_ALREADY_PENDING',
        `A request for another value of "${key}" waits for its decision.`,
        { key, requestId: pending.id },
        ['value'],
      );
    }
    refuseNotMore(world, feature, value, tx.now);
    if (pending !== null) await closeRequest(tx, pending, 'expired', { decidedBy: null, note: null });
    const requestedBy = await tx.userId();
    if (requestedBy === null) throw new Error('The system asks for no upgrades.');
    const expiresAt = tx.now + OPEN_FOR;
    return { outcome: { requestId: await insertRequest(tx, { tenantId, key, value, notes, requestedBy, expiresAt }) } };
  });
}
