import { z } from 'zod';
import {
  invalidField,
  line,
  optionalIcon,
  optionalLine,
  optionalLink,
  optionalText,
  parseFields,
  wholeNumber,
  type FieldsInput,
} from '../changes/parse-fields.ts';
import { parseFeatureValue, type FeatureValue } from '../resolution/feature-value.ts';
import { isPlainObject, jsonSize } from '../resolution/json-size.ts';
import type { FeatureType } from '../resolution/resolution-inputs.ts';
import { isReadableSchema, matchesSchema } from './matches-schema.ts';

const LARGEST_SCHEMA_BYTES = 16_384;

/** What an admin may say of a feature, beside its value. */
const fields = z.object({
  name: line(255),
  description: optionalText(4_000),
  subcategory: optionalLine(50),
  type: z.enum(['boolean', 'integer', 'string', 'json']),
  isPremium: z.boolean(),
  requiresSetup: z.boolean(),
  displayOrder: wholeNumber,
  icon: optionalIcon(50),
  helpUrl: optionalLink(500),
  isActive: z.boolean(),
  isDeprecated: z.boolean(),
  deprecatedMessage: optionalText(1_000),
});
const newFields = fields.partial().required({ name: true });
const changedFields = fields.partial();

type FeatureChange = ReturnType<typeof parseFields<typeof changedFields>> & {
  readonly defaultValue?: FeatureValue;
  readonly valueSchema?: unknown;
};

export interface FeatureFieldsInput extends FieldsInput<typeof fields> {
  /** An envelope, `{ enabled, value? }`. */
  readonly defaultValue?: unknown;
  /** For the type json: a JSON Schema; null for any value. */
  readonly valueSchema?: unknown;
}

interface ValueFields {
  readonly type: FeatureType;
  readonly defaultValue: unknown;
  readonly valueSchema: unknown;
}

const NEW: ValueFields = { type: 'boolean', defaultValue: { enabled: false }, valueSchema: null };

/** The fields of a feature that is to be. @throws {Refusal} INVALID_VALUE */
export function parseNewFeature(input: FeatureFieldsInput) {
  const given = parseFields(newFields, input);
  return { ...given, ...parseValueFields(NEW, input, given.type) };
}

/** The fields of a feature as they are to be, those only that the input names. @throws {Refusal} INVALID_VALUE */
export function parseFeatureChange(current: ValueFields, input: FeatureFieldsInput): FeatureChange {
  const given = parseFields(changedFields, input);
  const { type, defaultValue, valueSchema } = input;
  // What is stored is not judged again: a feature whose default is broken can still be switched off.
  if (type === undefined && defaultValue === undefined && valueSchema === undefined) return given;
  return { ...given, ...parseValueFields(current, input, given.type) };
}

/** The default has to fit the type and the schema, whichever of the three changes. */
function parseValueFields(
  current: ValueFields,
  input: FeatureFieldsInput,
  type: FeatureType = current.type,
): { readonly type: FeatureType; readonly defaultValue: FeatureValue; readonly valueSchema: unknown } {
  const valueSchema = input.valueSchema === undefined ? current.valueSchema : input.valueSchema;
  if (valueSchema !== null) {
    if (type !== 'json') throw invalidField('VALUE_NOT_ALLOWED', ['valueSchema'], 'only the type json has a schema');
    const bytes = isPlainObject(valueSchema) ? jsonSize(valueSchema, LARGEST_SCHEMA_BYTES) : null;
    if (bytes === null || bytes > LARGEST_SCHEMA_BYTES || !isReadableSchema(Object(valueSchema) as object)) {
      throw invalidField('NOT_A_SCHEMA', ['valueSchema'], 'it must be a JSON Schema of at most 16,384 bytes');
    }
  }
  const value = input.defaultValue === undefined ? current.defaultValue : input.defaultValue;
  const parsed = parseFeatureValue({ type, valueSchema }, value, matchesSchema);
  if (!parsed.ok) throw invalidField(parsed.detail, ['defaultValue'], `it does not fit the type ${type}`);
  return { type, defaultValue: parsed.value, valueSchema };
}
