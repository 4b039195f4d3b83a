import { runCommand, type CommandContext, type CommandInput, type Done } from '../changes/run-command.ts';
import type { RequestChanged } from './request-upgrade.ts';
import { closeRequest, readOpenRequest, refuseClosed } from './request-row.ts';
import { refuseUnlessEnforcing } from './upgrade-conditions.ts';

export interface CancelUpgradeRequest extends CommandInput {
  readonly id: string;
}

/**
 * Takes a request back.
 * @param tenantId of which it must be; null: of any
 * @throws {Refusal} FEATURE_CONTROL_DISABLED, UNKNOWN_REQUEST, INVALID_STATE
 */
export function cancelUpgradeRequest(
  context: CommandContext,
  input: CancelUpgradeRequest,
  tenantId: string | null,
): Promise<Done<RequestChanged>> {
  return runCommand(context, 'cancelUpgradeRequest', input, async (tx) => {
    refuseUnlessEnforcing(tx);
    const request = await readOpenRequest(tx, input.id, tenantId);
    refuseClosed(request, tx.now);
    await closeRequest(tx, request, 'cancelled', { decidedBy: await tx.userId(), note: tx.reason });
    return { outcome: { requestId: request.id } };
  });
}
