import { findRow, updateRow } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { changeFeatures, type FeatureChanged } from './change-features.ts';
import { relationsDiffer, withRelations, writeWithRelations, type FeatureRelationLists } from './feature-relations.ts';
import { featureTable } from './feature-table.ts';
import { refuseNewProblems } from './registry-problems.ts';
import { unknownFeature } from './unknown-feature.ts';

export interface SetFeatureRelations extends CommandInput, FeatureRelationLists {
  readonly key: string;
  /** The feature's version that the lists were made on. */
  readonly expectedVersion: number;
}

/**
 * Replaces the lists of what a feature needs and of what it excludes; a list that is left out stays. May switch features of
 * many tenants off: rehearse it.
 * @throws {Refusal} in the order mode, exists, relations, version
 */
export function setFeatureRelations(
  context: CommandContext,
  input: SetFeatureRelations,
): Promise<Done<FeatureChanged>> {
  return changeFeatures(context, 'setFeatureRelations', input, async (tx, registry) => {
    const { key, expectedVersion } = input;
    const row = await findRow(tx.query, featureTable, 'feature_key', key);
    if (row === null) throw unknownFeature(key, ['key']);
    const features = withRelations(registry, key, input);
    refuseNewProblems(registry, features, key, input);
    await refuseStale(tx.query, { ...row, entityType: 'registry' }, expectedVersion);
    if (!relationsDiffer(row.image, input)) return { outcome: { key, version: row.version }, features: registry };
    const version = await writeWithRelations(tx, key, row.image, input, (writeRelations) =>
      updateRow(tx, featureTable, row, {}, writeRelations),
    );
    return { outcome: { key, version }, features };
  });
}
