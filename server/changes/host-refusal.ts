import { Refusal } from '../errors.ts';

/** Tables that a customer's database may have had before us, with columns and rules that nobody here knows. */
const OF_THE_HOST: ReadonlySet<unknown> = new Set(['tenant', 'license_tier', 'app_user']);

/**
 * What a caller may be told where the host's own part of a table does not take a row: which column wants what. Any other
 * error comes back as it is.
 */
export function hostRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { table, column, constraint } = error as { table?: unknown; column?: unknown; constraint?: unknown };
  const refuse = (detail: string, message: string, details: object): Refusal => {
    const refusal = new Refusal('INVALID_VALUE', message, { detail, ...details });
    refusal.cause = error;
    return refusal;
  };
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
