import { invalidField } from '../changes/parse-fields.ts';
import { findRow, insertRow } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import type { FeatureCategory, FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { changeFeatures, type FeatureChanged } from './change-features.ts';
import { parseNewFeature, type FeatureFieldsInput } from './feature-fields.ts';
import { withRelations, writeWithRelations, type FeatureRelationLists } from './feature-relations.ts';
import { featureTable } from './feature-table.ts';
import { refuseNewProblems } from './registry-problems.ts';

export interface CreateFeature extends CommandInput, FeatureFieldsInput, FeatureRelationLists {
  /** Its first part is the category. Never reused: a key that was ever in the registry stays. */
  readonly key: string;
}

const CATEGORIES = ['models', 'components', 'integrations', 'ui', 'api', 'limits'] as const;
const AUTHOR = 'update feature_registry set created_by = $2::uuid where feature_key = $1';
const ABSENT = {
  requiresSetup: false,
  displayOrder: 0,
  isPremium: false,
  isActive: true,
  isDeprecated: false,
  deprecatedMessage: null,
  dependsOn: [],
  conflictsWith: [],
} as const;

/**
 * Puts a feature into the registry. Off by default unless the input says otherwise, so that nobody gets it by accident.
 * @throws {Refusal} in the order mode, exists (KEY_TAKEN), value, relations
 */
export function createFeature(context: CommandContext, input: CreateFeature): Promise<Done<FeatureChanged>> {
  return changeFeatures(context, 'createFeature', input, async (tx, registry) => {
    const { key } = input;
    if ((await findRow(tx.query, featureTable, 'feature_key', key)) !== null) {
      throw new Refusal('KEY_TAKEN', `The registry has "${key}" already.`, { key }, ['key']);
    }
    const category = categoryOf(key);
    const fields = parseNewFeature(input);
    const feature: FeatureDefinition = { ...ABSENT, ...fields, key, category };
    if (feature.isDeprecated && fields.defaultValue.enabled) {
      throw new Refusal('FEATURE_DEPRECATED', 'What is deprecated cannot be newly given.', { key }, ['defaultValue']);
    }
    const features = withRelations([...registry, feature], key, input);
    refuseNewProblems(registry, features, key, input);
    const author = await tx.userId();
    await writeWithRelations(tx, key, {}, input, (writeRelations) =>
      insertRow(tx, featureTable, { ...fields, key, category }, async () => {
        await tx.query(AUTHOR, [key, author]);
        await writeRelations();
      }),
    );
    return { outcome: { key, version: 0 }, features };
  });
}

/** The category that a key names. @throws {Refusal} INVALID_VALUE */
export function categoryOf(key: string): FeatureCategory {
  const category = CATEGORIES.find((each) => key.startsWith(`${each}.`));
  if (category === undefined) {
    throw invalidField('NOT_A_CATEGORY', ['key'], `it must begin with one of ${CATEGORIES.join(', ')}`);
  }
  return category;
}
