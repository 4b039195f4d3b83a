import { isPassing, takenField } from '../database/database-failure.ts';
import { Refusal } from '../errors.ts';

/** Tables that a customer's database may have had before us, with columns and rules that nobody here knows. */
const OF_THE_HOST: ReadonlySet<unknown> = new Set(['tenant', 'license_tier', 'app_user']);

/** PostgreSQL tells the innermost function first. */
const FUNCTION = /(?:PL\/\w+|SQL) function "?(?:\w+\.)?(\w+)/;
const OURS: ReadonlySet<string> = new Set([
  ...['tenant', 'license_tier'].flatMap((table) =>
    ['insert', 'update', 'delete'].flatMap((event) => [`${table}_host_${event}`, `${table}_host_log_${event}`]),
  ),
  'host_truncate',
  'record_host_write',
  'is_host_write',
  'stamp_updated_at',
  'refuse_rewriting_history',
  'change_refuse_rewriting',
  'feature_relation_refuse_cycle',
  'upgrade_request_refuse_change_of_final',
  'valid_feature_value',
  'audit_digest',
  'audit_moment',
  'audit_row_digests',
  'change_digest',
  'seal_changes',
]);

/**
 * What a caller may be told where the host's own part of a table does not take a row: which column, rule or trigger it is. A
 * name that is taken is told where the transaction ends, and any other error comes back as it is.
 */
export function hostRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal || !('code' in error)) return error;
  if (isPassing(error) || takenField(error) !== null) return error;
  const { table, column, constraint } = error as { table?: unknown; column?: unknown; constraint?: unknown };
  const refuse = (detail: string, message: string, details: object): Refusal => {
    const refusal = new Refusal('INVALID_VALUE', message, { detail, ...details });
    refusal.cause = error;
    return refusal;
  };
  const trigger = hostFunction(error);
  if (trigger !== null) {
    const message = `The function "${trigger}" of a trigger of the host's does not allow it: ${error.message}`;
    return refuse('HOST_TRIGGER', message, { function: trigger });
  }
  if (error.code === '22001') {
    return refuse('TOO_LONG', 'A column of the host is too short for what was given.', {});
  }
  if (!OF_THE_HOST.has(table)) return error;
  if (error.code === '23502') {
    const message = `The column "${String(column)}" of the host's table "${String(table)}" must be filled, and is not known here: give it a default.`;
    return refuse('HOST_COLUMN', message, { table, column });
  }
  if (error.code === '23514' || error.code === '23505') {
    const message = `The rule "${String(constraint)}" of the host's table "${String(table)}" does not allow it.`;
    return refuse('HOST_RULE', message, { table, constraint });
  }
  return error;
}

/** The function of the host's in which a statement of ours failed. */
function hostFunction(error: Error): string | null {
  const { where } = error as { where?: unknown };
  const name = typeof where === 'string' ? FUNCTION.exec(where)?.[1] : undefined;
  return name === undefined || OURS.has(name) ? null : name;
}
