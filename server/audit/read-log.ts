import type { Query } from '../database/query.ts';
import type { LogLine } from './audit-thing.ts';

/** Which lines to replay. */
interface LogRange {
  /** Up to and including this change. */
  readonly until: number;
  /** SQL on the line `l`, with parameters from `$4` on. */
  readonly where?: string;
  readonly parameters?: readonly unknown[];
}

const CHUNK = 1_000; // lines in one statement

/** Lines of the log in the order in which they were written, a chunk at a time. */
export async function* readLog(query: Query, range: LogRange): AsyncGenerator<readonly LogLine[]> {
  const sql = `select l.revision::float8 as revision, l.position, l.entity_type as "entityType", l.entity_id as "entityId",
      l.feature_key as key, l.action, l.old_value as "oldValue", l.new_value as "newValue"
    from feature_audit_log l
    where (l.revision, l.position) > ($1, $2) and l.revision <= $3 and (${range.where ?? 'true'})
    order by l.revision, l.position limit ${CHUNK}`;
  for (let last = { revision: -1, position: -1 }; ;) {
    const parameters = [last.revision, last.position, range.until, ...(range.parameters ?? [])];
    const lines = await query<LogLine>(sql, parameters);
    if (lines.length > 0) yield lines;
    const end = lines.at(-1);
    if (end === undefined || lines.length < CHUNK) return;
    last = end;
  }
}
