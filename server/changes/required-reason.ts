import { Refusal } from '../errors.ts';

/** @throws {Refusal} REASON_REQUIRED where nobody says why */
export function requireReason(reason: string | null): string {
  if (reason !== null) return reason;
  throw new Refusal('REASON_REQUIRED', 'Say why: the log keeps it, and support is asked for it.', {}, ['reason']);
}
