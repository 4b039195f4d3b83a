import { type FeatureType, type FeatureValue, featureValueText, toValueInput } from '../values/feature-value.ts';
import { completeValue } from './complete-value.ts';
import type { Feature } from './feature.ts';
import { typeChoices, typeText } from './type-choices.ts';
import type { FeatureFields } from './use-update-feature.ts';

/** One field of the form: texts are empty where the registry has none, a schema is its JSON as text. */
export type FieldValue = string | number | boolean | FeatureValue;

const labels = {
  name: 'Name',
  description: 'Description',
  subcategory: 'Subcategory',
  type: 'Carries',
  defaultValue: 'Default',
  isPremium: 'Premium',
  requiresSetup: 'Needs setup',
  displayOrder: 'Place',
  helpUrl: 'Help',
  icon: 'Icon',
  isDeprecated: 'Deprecated',
  deprecatedMessage: 'What to use in place of it',
  valueSchema: 'Schema',
} as const;

export type FieldId = keyof typeof labels;

export function labelOf(id: string): string {
  return isField(id) ? labels[id] : id;
}

function isField(id: string): id is FieldId {
  return Object.hasOwn(labels, id);
}

/** What the registry says now, field by field. */
export function currentFields(feature: Feature): Readonly<Record<FieldId, FieldValue>> {
  const { name, description, subcategory, type, isPremium, requiresSetup, displayOrder, helpUrl, icon } = feature;
  const { isDeprecated, deprecatedMessage, valueSchema, defaultValue } = feature;
  return {
    name,
    description: description ?? '',
    subcategory: subcategory ?? '',
    type,
    defaultValue: completeValue(defaultValue, type),
    isPremium,
    requiresSetup,
    displayOrder,
    helpUrl: helpUrl ?? '',
    icon: icon ?? '',
    isDeprecated,
    deprecatedMessage: deprecatedMessage ?? '',
    valueSchema: valueSchema === null || valueSchema === undefined ? '' : JSON.stringify(valueSchema),
  };
}

export function asType(value: FieldValue): FeatureType {
  return typeChoices.find((choice) => choice.value === value)?.value ?? 'BOOLEAN';
}

/** A field in words, for the readable difference. */
export function fieldText(id: string, value: FieldValue): string {
  if (id === 'type') return typeText(asType(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object') return featureValueText(value);
  return value === '' ? 'None' : String(value);
}

/** The edits as the server takes them. Another type takes the default with it, which has to fit. */
export function fieldsInput(
  edits: ReadonlyMap<string, FieldValue>,
  shown: Readonly<Record<FieldId, FieldValue>>,
): FeatureFields {
  const type = asType(shown.type);
  const plain = Object.fromEntries(
    [...edits]
      .filter(([id]) => id !== 'defaultValue' && id !== 'valueSchema')
      .map(([id, value]) => [id, value === '' && id !== 'name' ? null : value]),
  );
  return {
    ...plain,
    ...((edits.has('defaultValue') || edits.has('type')) &&
      typeof shown.defaultValue === 'object' && {
        defaultValue: toValueInput(completeValue(shown.defaultValue, type), type),
      }),
    ...(edits.has('valueSchema') && { valueSchema: schemaOf(shown.valueSchema) }),
    // A schema belongs to the type JSON only.
    ...(edits.has('type') && type !== 'JSON' && { valueSchema: null }),
  };
}

function schemaOf(text: FieldValue): unknown {
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : null;
}
