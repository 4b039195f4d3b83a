import { invalidField } from '../changes/parse-fields.ts';
import { differences, findRow, updateRow } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';
import { parseFeatureValue, readFeatureValue } from '../resolution/feature-value.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { changeFeatures, type FeatureChanged } from './change-features.ts';
import { parseFeatureChange, type FeatureFieldsInput } from './feature-fields.ts';
import { featureTable } from './feature-table.ts';
import { matchesSchema } from './matches-schema.ts';
import { refuseNewProblems } from './registry-problems.ts';
import { unknownFeature } from './unknown-feature.ts';

export interface UpdateFeature extends CommandInput, FeatureFieldsInput {
  readonly key: string;
  /** The feature's version that the changes were made on. */
  readonly expectedVersion: number;
}

/**
 * Changes what the registry says of a feature; what is left out stays. The key stays for ever: a feature is retired by
 * `isActive: false`, which is off for everybody at once.
 * @throws {Refusal} in the order mode, exists, value, relations, version
 */
export function updateFeature(context: CommandContext, input: UpdateFeature): Promise<Done<FeatureChanged>> {
  return changeFeatures(context, 'updateFeature', input, async (tx, registry) => {
    const { key, expectedVersion } = input;
    const row = await findRow(tx.query, featureTable, 'feature_key', key);
    const before = registry.find((feature) => feature.key === key);
    if (row === null || before === undefined) throw unknownFeature(key, ['key']);
    const fields = parseFeatureChange(before, input);
    const after: FeatureDefinition = { ...before, ...fields };
    const differing = differences(row.image, fields);
    if ('type' in differing) await refuseWhereUsed(tx.query, key);
    else if ('valueSchema' in differing) await refuseWhereUnfit(tx.query, after);
    if (after.isDeprecated && fields.defaultValue?.enabled === true && !isOnByDefault(before)) {
      throw new Refusal('FEATURE_DEPRECATED', 'What is deprecated cannot be newly given.', { key }, ['defaultValue']);
    }
    const features = registry.map((feature) => (feature === before ? after : feature));
    refuseNewProblems(registry, features, key, { isPremium: 'isPremium' in differing });
    await refuseStale(tx.query, { ...row, entityType: 'registry' }, expectedVersion);
    const version = await updateRow(tx, featureTable, row, fields);
    return { outcome: { key, version }, features: version === row.version ? registry : features };
  });
}

function isOnByDefault({ type, defaultValue }: FeatureDefinition): boolean {
  return readFeatureValue(type, defaultValue)?.enabled === true;
}

/** Where a feature's values are stored; those of revoked overrides and of decided requests are history, but typed as well. */
const STORED = `select 'tiers' as kind, feature_value as value, true as live from license_tier_features where feature_key = $1
  union all select 'overrides', feature_value, revoked_at is null from tenant_feature_override where feature_key = $1
  union all select 'requests', requested_value, status = 'pending' from upgrade_request where feature_key = $1`;

interface StoredValue {
  readonly kind: 'tiers' | 'overrides' | 'requests';
  readonly value: unknown;
  readonly live: boolean;
}

/** @throws {Refusal} TYPE_LOCKED where values of the feature are stored */
export async function refuseWhereUsed(query: Query, key: string): Promise<void> {
  const stored = await query<StoredValue>(STORED, [key]);
  if (stored.length === 0) return;
  throw new Refusal(
    'TYPE_LOCKED',
    `The type of "${key}" cannot change: values of the old type are stored in tiers, overrides or requests.`,
    { key, ...count(stored) },
    ['type'],
  );
}

/** @throws {Refusal} INVALID_VALUE where stored values do not fit the feature as it is to be */
export async function refuseWhereUnfit(query: Query, feature: FeatureDefinition): Promise<void> {
  const stored = await query<StoredValue>(STORED, [feature.key]);
  const unfit = stored.filter(({ live, value }) => live && !parseFeatureValue(feature, value, matchesSchema).ok);
  if (unfit.length === 0) return;
  const { message, inputPath } = invalidField(
    'SCHEMA_MISMATCH',
    ['valueSchema'],
    'values that are stored do not fit it',
  );
  throw new Refusal('INVALID_VALUE', message, { detail: 'SCHEMA_MISMATCH', ...count(unfit) }, inputPath);
}

function count(stored: readonly StoredValue[]): Record<StoredValue['kind'], number> {
  const of = (kind: StoredValue['kind']): number => stored.filter((each) => each.kind === kind).length;
  return { tiers: of('tiers'), overrides: of('overrides'), requests: of('requests') };
}
