import { z } from 'zod';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { optionalText, parseFields } from '../changes/parse-fields.ts';
import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { planOverrides } from '../tenants/override-plan.ts';
import { tenantImpact } from '../tenants/tenant-impact.ts';
import { featureOf, readTenantWorld } from '../tenants/tenant-world.ts';
import { writeOverrides } from '../tenants/write-overrides.ts';
import { neededKeys, upgradeOverride } from './needed-overrides.ts';
import type { RequestChanged } from './request-upgrade.ts';
import { closeRequest, readOpenRequest, refuseClosed, type RequestRow } from './request-row.ts';
import { readUpgradeValue, refuseNotMore, refuseNotUpgradable, refuseUnlessEnforcing } from './upgrade-conditions.ts';

export interface ApproveUpgradeRequest extends CommandInput {
  readonly id: string;
  /** An envelope in place of the one that was asked for. */
  readonly value?: unknown;
  /** Exclusive; null: for good. */
  readonly validUntil?: Date | null;
  /** For the tenant. */
  readonly note?: string | null;
  /** Also switch on what it needs, in place of DEPENDENCY_UNMET. */
  readonly includeDependencies?: boolean;
}

/** Plain JSON: it is kept for the idempotency key. */
export interface RequestApproved extends RequestChanged {
  /** Overrides that were written: the feature asked for, then what it needs. */
  readonly grantedKeys: readonly string[];
}

const LONGEST_NOTE = 2_000; // characters
const fields = z.object({ note: optionalText(LONGEST_NOTE) }).partial();

/**
 * Decides for a request and applies it at once, as an override: the tier stays as it is. All that had to hold when it was
 * filed has to hold now. Where it is refused, the request stays open.
 * @throws {Refusal} in the order mode, exists, state, who, value, what has to hold, relations
 */
export function approveUpgradeRequest(
  context: CommandContext,
  input: ApproveUpgradeRequest,
): Promise<Done<RequestApproved>> {
  return runCommand(context, 'approveUpgradeRequest', input, async (tx) => {
    refuseUnlessEnforcing(tx);
    const request = await readOpenRequest(tx, input.id, null);
    refuseClosed(request, tx.now);
    const decidedBy = await refuseOwn(tx, request);
    const world = await readTenantWorld(tx, request.tenantId);
    const feature = featureOf(world, request.key);
    const value = readUpgradeValue(feature, input.value ?? request.requestedValue);
    const { note = null } = parseFields(fields, { note: input.note });
    const expiresAt = input.validUntil?.getTime() ?? null;
    if (expiresAt !== null && expiresAt <= tx.now) {
      throw new Refusal('EXPIRY_IN_PAST', 'It would be over before it begins.', {}, ['validUntil']);
    }
    refuseNotUpgradable(world, feature, tx.now);
    refuseNotMore(world, feature, value, tx.now);

    const needed = input.includeDependencies === true ? neededKeys(world, feature.key, tx.now) : [];
    const keys = [feature.key, ...needed];
    const valueOf = (key: string): object => (key === feature.key ? value : { enabled: true });
    const planned = new Map(keys.map((key) => [key, upgradeOverride(key, valueOf(key), expiresAt)]));
    const plan = planOverrides(world, planned, tx.now);
    await closeRequest(tx, request, 'approved', { decidedBy, note });
    const overrides = [...planned.values()].map((override) => ({
      ...override,
      value: valueOf(override.key),
      requestId: request.id,
      reason: tx.reason ?? note,
    }));
    await writeOverrides(tx, request.tenantId, { keys, overrides }, plan);
    const tenant = { id: request.tenantId, name: String(world.row.image['name']) };
    return {
      outcome: { requestId: request.id, grantedKeys: keys },
      impact: tenantImpact(tenant, plan.before, plan.after),
    };
  });
}

/** @throws {Refusal} SELF_APPROVAL_FORBIDDEN; compares people, so that a key is its owner */
async function refuseOwn(tx: ConfigTransaction, { requestedBy }: RequestRow): Promise<string> {
  const user = await tx.userId();
  if (user === null) throw new Error('The system approves nothing.');
  if (user !== requestedBy) return user;
  throw new Refusal('SELF_APPROVAL_FORBIDDEN', 'Whoever asks for an upgrade cannot approve it.');
}
