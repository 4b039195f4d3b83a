import type { HistoryQuery } from './generated/graphql.ts';

/** One line of the audit log. */
export type AuditEntry = HistoryQuery['auditLog']['edges'][number]['node'];

/** What one change wrote, as far as it matches the filter. */
export interface ChangeSet {
  readonly revision: string;
  readonly performedAt: string;
  readonly actorName: string | null;
  readonly operation: string;
  readonly reason: string | null;
  /** How many lines the change has in all; more than `entries` where a filter or the page's end cuts it. */
  readonly entryCount: number;
  readonly entries: readonly AuditEntry[];
}

/** Puts the lines of one change together, in the order of the log. */
export function changeSets(entries: readonly AuditEntry[]): readonly ChangeSet[] {
  return [...Map.groupBy(entries, ({ revision }) => revision)].flatMap(([revision, lines]) => {
    const [first] = lines;
    if (first === undefined) return [];
    const { performedAt, actorName, change } = first;
    return [{ revision, performedAt, actorName, ...change, entries: lines }];
  });
}
