import { Refusal } from '../errors.ts';

/** Why a change cannot be undone; codes of other refusals where the result would break that rule. */
type Reason =
  | 'UNKNOWN_CHANGE'
  | 'NOTHING_RECORDED'
  | 'CHANGED_SINCE'
  | 'FINAL_STATE'
  | 'MODE'
  | 'NOT_SUPPORTED'
  | 'IN_USE'
  | 'GONE'
  | (string & {});

/** The refusal NOT_REVERTIBLE. */
export function notRevertible(
  reason: Reason,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Refusal {
  return new Refusal('NOT_REVERTIBLE', message, { ...details, reason }, ['revision']);
}
