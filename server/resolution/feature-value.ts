import type { FeatureType } from './resolution-inputs.ts';
import { isPlainObject, isStorableText, jsonSize } from './json-size.ts';

/** The largest limit: GraphQL's Int. */
const LARGEST_LIMIT = 2_147_483_647;
/** The longest text value, in characters (code points, as PostgreSQL counts them). */
const LONGEST_TEXT_CHARACTERS = 1024;
/** The largest json value, in bytes of its text as PostgreSQL writes it. */
const LARGEST_JSON_BYTES = 16_384;

/** What is stored in a default, a tier row, an override or a request. A disabled value may be kept for later. */
export interface FeatureValue {
  readonly enabled: boolean;
  /** Integer: the limit, null for unlimited. String: the text. Json: the object or array. Boolean: never there. */
  readonly value?: number | string | object | null;
}

/** Why a value is refused: `details.detail` of INVALID_VALUE. */
export type ValueDetail =
  | 'NOT_AN_OBJECT'
  | 'ENABLED_REQUIRED'
  | 'UNKNOWN_FIELD'
  | 'VALUE_NOT_ALLOWED'
  | 'VALUE_REQUIRED'
  | 'NOT_AN_INTEGER'
  | 'OUT_OF_RANGE'
  | 'NOT_A_STRING'
  | 'NOT_JSON_CONTAINER'
  | 'NOT_STORABLE'
  | 'SCHEMA_MISMATCH'
  | 'DUPLICATE_KEY';

export type ParsedValue =
  { readonly ok: true; readonly value: FeatureValue } | { readonly ok: false; readonly detail: ValueDetail };

/** Whether `value` satisfies the JSON schema `schema`: handed in by the caller, since the decision imports no library. */
export type SchemaCheck = (schema: unknown, value: unknown) => boolean;

const refuse = (detail: ValueDetail): ParsedValue => ({ ok: false, detail });

/**
 * For writing: the stored form of `input`, or why it is refused. A json feature with a `valueSchema` is asked of
 * `matchesSchema`; where that is not given it is refused, since an unchecked value is not a checked one.
 */
export function parseFeatureValue(
  feature: { readonly type: FeatureType; readonly valueSchema?: unknown },
  input: unknown,
  matchesSchema: SchemaCheck = () => false,
): ParsedValue {
  const parsed = parseEnvelope(feature.type, input);
  if (!parsed.ok || feature.type !== 'json' || parsed.value.value === undefined) return parsed;
  const schema = feature.valueSchema ?? null;
  return schema === null || matchesSchema(schema, parsed.value.value) ? parsed : refuse('SCHEMA_MISMATCH');
}

/** For reading: the value as stored, or null where it is not valid for the type (the feature is off then). */
export function readFeatureValue(type: FeatureType, stored: unknown): FeatureValue | null {
  const parsed = parseEnvelope(type, stored);
  return parsed.ok ? parsed.value : null;
}

const ON: ParsedValue = { ok: true, value: { enabled: true } };
const OFF: ParsedValue = { ok: true, value: { enabled: false } };

function parseEnvelope(type: FeatureType, input: unknown): ParsedValue {
  if (!isPlainObject(input)) return refuse('NOT_AN_OBJECT');
  for (const field of Object.keys(input)) {
    if (field !== 'enabled' && field !== 'value') return refuse('UNKNOWN_FIELD');
  }
  const enabled = Object.hasOwn(input, 'enabled') ? input['enabled'] : undefined;
  if (typeof enabled !== 'boolean') return refuse('ENABLED_REQUIRED');
  const value = Object.hasOwn(input, 'value') ? input['value'] : undefined;
  if (value === undefined) {
    if (enabled && type !== 'boolean') return refuse('VALUE_REQUIRED');
    return enabled ? ON : OFF;
  }
  switch (type) {
    case 'boolean':
      return refuse('VALUE_NOT_ALLOWED');
    case 'integer':
      return integer(enabled, value);
    case 'string':
      return text(enabled, value);
    case 'json':
      return container(enabled, value);
    default:
      // A type that only raw SQL can have stored: nothing is valid for it.
      return refuse('VALUE_NOT_ALLOWED');
  }
}

function integer(enabled: boolean, value: unknown): ParsedValue {
  if (value === null) return { ok: true, value: { enabled, value: null } };
  if (typeof value !== 'number' || !Number.isInteger(value)) return refuse('NOT_AN_INTEGER');
  if (value < 0 || value > LARGEST_LIMIT) return refuse('OUT_OF_RANGE');
  return { ok: true, value: { enabled, value: value + 0 } };
}

function text(enabled: boolean, value: unknown): ParsedValue {
  if (typeof value !== 'string') return refuse('NOT_A_STRING');
  // The cheap test first: a text of a megabyte must not be spread to be counted.
  if (value === '' || value.length > 2 * LONGEST_TEXT_CHARACTERS) return refuse('OUT_OF_RANGE');
  if ([...value].length > LONGEST_TEXT_CHARACTERS) return refuse('OUT_OF_RANGE');
  return isStorableText(value) ? { ok: true, value: { enabled, value } } : refuse('NOT_STORABLE');
}

function container(enabled: boolean, value: unknown): ParsedValue {
  if (typeof value !== 'object' || value === null) return refuse('NOT_JSON_CONTAINER');
  const bytes = jsonSize(value, LARGEST_JSON_BYTES);
  if (bytes === null) return refuse('NOT_STORABLE');
  return bytes <= LARGEST_JSON_BYTES ? { ok: true, value: { enabled, value } } : refuse('OUT_OF_RANGE');
}
