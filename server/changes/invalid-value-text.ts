import type { ValueDetail } from '../resolution/feature-value.ts';

const ADVICE: Readonly<Record<ValueDetail, string>> = {
  NOT_AN_OBJECT: 'send an object with "enabled"',
  ENABLED_REQUIRED: 'say true or false in "enabled"; to ask for an upgrade, true',
  UNKNOWN_FIELD: 'send only the fields of its type',
  VALUE_NOT_ALLOWED: 'it can only be on or off, so send nothing but "enabled"',
  VALUE_REQUIRED: 'while it is on, it needs a value of its type',
  NOT_AN_INTEGER: 'its limit must be a whole number',
  OUT_OF_RANGE: 'a limit goes from 0 to 2147483647, a text from 1 to 1024 characters, JSON up to 16384 bytes',
  NOT_A_STRING: 'its value must be a text',
  NOT_JSON_CONTAINER: 'its JSON must be an object or a list',
  NOT_STORABLE: 'it holds something that the database cannot keep, such as the character U+0000',
  SCHEMA_MISMATCH: 'it does not meet the JSON Schema of the feature (valueSchema)',
  DUPLICATE_KEY: 'each feature may stand in the changes once',
};

/** Why a value of the feature is refused and what to send in its place; the code stands in the refusal's `details.detail`. */
export function invalidValueText(key: string, detail: ValueDetail): string {
  return `The value of "${key}" is not accepted: ${ADVICE[detail]}.`;
}
