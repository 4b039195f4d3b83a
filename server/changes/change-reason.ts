import { BadInput } from '../errors.ts';

/** The longest reason, in UTF-16 units. */
const LONGEST_REASON = 1_000;

/**
 * A reason as the audit log keeps it: trimmed, null where nothing is left.
 * @throws {BadInput} where it is too long or has control characters
 */
export function parseReason(reason: string | null | undefined): string | null {
  const text = reason?.trim() ?? '';
  if (text.length > LONGEST_REASON) throw new BadInput(`reason has at most ${LONGEST_REASON} characters.`);
  if (/\p{Cc}/u.test(text) || !text.isWellFormed()) {
    throw new BadInput('reason is one line of text, without control characters.');
  }
  return text === '' ? null : text;
}
