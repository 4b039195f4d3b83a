import { requireReason } from '../changes/required-reason.ts';
import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import type { RequestChanged } from './request-upgrade.ts';
import { closeRequest, readOpenRequest, refuseClosed } from './request-row.ts';
import { refuseUnlessEnforcing } from './upgrade-conditions.ts';

export interface RejectUpgradeRequest extends CommandInput {
  readonly id: string;
}

/**
 * Turns a request down, with the reason that the tenant reads.
 * @throws {Refusal} FEATURE_CONTROL_DISABLED, UNKNOWN_REQUEST, INVALID_STATE, REASON_REQUIRED
 */
export function rejectUpgradeRequest(
  context: CommandContext,
  input: RejectUpgradeRequest,
): Promise<Done<RequestChanged>> {
  return runCommand(context, 'rejectUpgradeRequest', input, async (tx) => {
    refuseUnlessEnforcing(tx);
    const request = await readOpenRequest(tx, input.id, null);
    const note = requireReason(tx.reason);
    refuseClosed(request, tx.now);
    await closeRequest(tx, request, 'rejected', { decidedBy: await tx.userId(), note });
    return { outcome: { requestId: request.id } };
  });
}
