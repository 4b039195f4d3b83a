import type { EntityManager } from '@mikro-orm/postgresql';
import { sealOf, type AuditSeal } from '../changes/audit-seal.ts';
import { inSnapshot } from '../database/transaction.ts';
import type { AuditHead } from './audit-head.ts';
import { compareRows, type RowComparison } from './compare-rows.ts';
import { readLog } from './read-log.ts';
import { Replay } from './replay.ts';
import { verifyChain, type ChainReport } from './verify-chain.ts';

export interface AuditReport extends RowComparison {
  /** Nothing was tampered with, and replaying the log gives today's rows. */
  readonly ok: boolean;
  readonly chain: ChainReport;
  /** Lines that were replayed. */
  readonly lines: number;
}

interface VerifyOptions {
  /** Default: that of the entity manager's ORM. */
  readonly seal?: AuditSeal;
  /** Those before it, the oldest first. */
  readonly olderSeals?: readonly AuditSeal[];
  /** A head that was kept elsewhere: without it a tail that was cut off together with `head` cannot be seen. */
  readonly knownHead?: AuditHead | null;
}

/** Checks the hash chain, replays the log from empty, and compares with today's rows (P20): all of one moment, without a lock. */
export function verifyAudit(
  { em }: { readonly em: EntityManager },
  { seal = sealOf(em), olderSeals = [], knownHead = null }: VerifyOptions = {},
): Promise<AuditReport> {
  return inSnapshot(em, async (query) => {
    const chain = await verifyChain(query, [...olderSeals, seal], knownHead);
    const replayed = new Replay();
    let lines = 0;
    for await (const chunk of readLog(query, { until: Number.MAX_SAFE_INTEGER })) {
      for (const line of chunk) replayed.add(line);
      lines += chunk.length;
    }
    const comparison = await compareRows(query, replayed.state);
    const ok = chain.tampering === null && comparison.differenceCount === 0;
    return { ok, chain, lines, ...comparison };
  });
}
