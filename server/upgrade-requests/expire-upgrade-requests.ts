import type { EntityManager } from '@mikro-orm/postgresql';
import { configTransaction } from '../changes/config-transaction.ts';
import { transactionQuery } from '../database/transaction.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { closeRequest, findOverdue } from './request-row.ts';

const AT_ONCE = 500; // requests in one change

const OVERDUE = `select exists (select from upgrade_request where status = 'pending' and expires_at <= clock_timestamp()) as overdue`;

/**
 * Closes pending requests whose time is over. Servers may do so at once: who comes second finds nothing left, and then
 * nothing is written. The lock is taken only where there is something to do.
 * @returns how many were closed
 */
export async function expireUpgradeRequests(
  em: EntityManager,
  { pinnedMode }: { readonly pinnedMode: FeatureControlMode | null },
): Promise<number> {
  let closed = 0;
  for (;;) {
    const [found] = await transactionQuery(em.fork())<{ overdue: boolean }>(OVERDUE, []);
    if (found?.overdue !== true) return closed;
    const { outcome } = await configTransaction(
      { em },
      { caller: null, operation: 'expireUpgradeRequests', reason: 'not decided in time', pinnedMode },
      async (tx) => {
        const overdue = await findOverdue(tx.query, tx.now, AT_ONCE);
        for (const request of overdue) await closeRequest(tx, request, 'expired', { decidedBy: null, note: null });
        return overdue.length;
      },
    );
    if (outcome === 0) return closed;
    closed += outcome;
  }
}
