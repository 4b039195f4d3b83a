import { parseAuditHead, writeAuditHead } from '../audit/audit-head.ts';
import { verifyAudit, type AuditReport } from '../audit/verify-audit.ts';
import { createSeal } from '../changes/audit-seal.ts';
import { readOldAuditKeys } from '../config.ts';
import { addCommand } from './add-command.ts';
import { withProgress } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { count } from './plan-text.ts';
import { withDatabase } from './with-database.ts';

export function addVerifyAudit({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'verify-audit',
    summary: "Check the audit log: its hash chain, and that it gives today's rows.",
    description:
      "Checks the hash chain of the audit log with AUDIT_KEY, and what was sealed before a new key with AUDIT_OLD_KEYS, replays the log from empty, and compares the result with today's rows. Prints the head of the chain: keep it elsewhere, and give it as --head later, so that a tail that was cut off shows as well. Exit code 1 where anything is wrong.",
    examples: ['tfc verify-audit', 'tfc verify-audit --head "$(cat kept-head.txt)"'],
  })
    .option('--head <head>', 'A head that was printed before and kept elsewhere.')
    .action(
      answering(async ({ head }: { head?: string }) => {
        const knownHead = head === undefined ? null : parseAuditHead(head);
        const olderSeals = readOldAuditKeys(cli.env).map(createSeal);
        return withDatabase(cli, async ({ orm }) => {
          const report = await withProgress(cli, 'Replaying the log', () =>
            verifyAudit(orm, { olderSeals, knownHead }),
          );
          const known = report.chain.head === null ? null : writeAuditHead(report.chain.head);
          return { text: reportText(report, known), json: { ...report, head: known }, exitCode: report.ok ? 0 : 1 };
        });
      }),
    );
}

function reportText(report: AuditReport, head: string | null): string {
  const { ok, chain, lines, rows, differences, differenceCount, hostRowsCompared } = report;
  const { tampering } = chain;
  return [
    ok ? 'The audit log is sound.' : 'The audit log is NOT sound.',
    ...(tampering === null
      ? []
      : [
          `Revision ${tampering.revision}${tampering.position === null ? '' : `, line ${tampering.position}`}: ${tampering.what}`,
        ]),
    ...differences.map(({ kind, entityId, key, field, logged, found }) => {
      const name = `${kind} ${entityId} ${key}${field === null ? '' : `, ${field}`}`;
      return `${name}: the log says ${JSON.stringify(logged)}, the database ${JSON.stringify(found)}`;
    }),
    ...(differenceCount > differences.length ? [`... and ${differenceCount - differences.length} more`] : []),
    `${chain.changes} changes, ${lines} lines replayed, ${rows} rows compared.`,
    ...(hostRowsCompared ? [] : ['Tenants and tiers were not compared: the old system may write them without a log.']),
    ...(chain.withoutKey === 0
      ? []
      : [
          `${chain.withoutKey} changes are sealed without a key: set AUDIT_KEY, so that nobody can make the chain anew.`,
        ]),
    ...(chain.notSealedYet === 0
      ? []
      : [`${count(chain.notSealedYet, 'change')} at the end will be sealed with the next one.`]),
    ...(head === null ? [] : [`Head: ${head}`]),
  ].join('\n');
}
