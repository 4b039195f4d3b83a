import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { findRow, updateRow, type Image, type RecordedRow } from '../changes/recorded-table.ts';
import type { Query } from '../database/query.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { featureTable } from './feature-table.ts';

/** What a feature needs and what it excludes; what is left out stays. */
export interface FeatureRelationLists {
  readonly dependsOn?: readonly string[] | null | undefined;
  readonly conflictsWith?: readonly string[] | null | undefined;
}

/** The registry with one feature's relations replaced. A conflict holds both ways, so it is also taken from the other one. */
export function withRelations(
  features: readonly FeatureDefinition[],
  key: string,
  { dependsOn, conflictsWith }: FeatureRelationLists,
): readonly FeatureDefinition[] {
  return features.map((feature) => {
    if (feature.key === key) {
      return {
        ...feature,
        dependsOn: [...new Set(dependsOn ?? feature.dependsOn)],
        conflictsWith: [...new Set(conflictsWith ?? feature.conflictsWith)],
      };
    }
    if (conflictsWith == null) return feature;
    return { ...feature, conflictsWith: feature.conflictsWith.filter((other) => other !== key) };
  });
}

/** Whether the lists say anything else than the image of the feature does. */
export function relationsDiffer(image: Image, { dependsOn, conflictsWith }: FeatureRelationLists): boolean {
  return (
    (dependsOn != null && notInBoth(keysIn(image, 'dependsOn'), dependsOn).length > 0) ||
    (conflictsWith != null && notInBoth(keysIn(image, 'conflictsWith'), conflictsWith).length > 0)
  );
}

/**
 * Writes the feature by `write`, which gets what writes its relations. Features that gain or lose a conflict with it are
 * changed by that as well: their versions step, so that nobody who edits one of them meanwhile takes it back unawares.
 */
export async function writeWithRelations<T>(
  tx: ConfigTransaction,
  key: string,
  before: Image,
  lists: FeatureRelationLists,
  write: (writeRelations: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const others: RecordedRow[] = [];
  for (const other of notInBoth(
    keysIn(before, 'conflictsWith'),
    lists.conflictsWith ?? keysIn(before, 'conflictsWith'),
  )) {
    const row = await findRow(tx.query, featureTable, 'feature_key', other);
    if (row !== null) others.push(row);
  }
  const written = await write(() => saveRelations(tx.query, key, lists));
  for (const other of others) await updateRow(tx, featureTable, other, {}, () => Promise.resolve());
  return written;
}

const FORGET = `delete from feature_relation where kind = $2 and feature_key = $1 and related_key <> all($3)`;
const FORGET_REVERSE = `delete from feature_relation where kind = $2 and related_key = $1 and feature_key <> all($3)`;
const SAVE = `insert into feature_relation (feature_key, related_key, kind)
  select $1::text, wanted.key, $2::text from unnest($3::text[]) as wanted(key)
  where $2::text = 'depends_on' or not exists (
    select 1 from feature_relation r where r.kind = $2 and r.feature_key = wanted.key and r.related_key = $1)
  on conflict do nothing`;

/** Makes the stored relations those of the lists; a list that is left out stays. Records nothing. */
export async function saveRelations(
  query: Query,
  key: string,
  { dependsOn, conflictsWith }: FeatureRelationLists,
): Promise<void> {
  if (dependsOn != null) {
    await query(FORGET, [key, 'depends_on', dependsOn]);
    await query(SAVE, [key, 'depends_on', dependsOn]);
  }
  if (conflictsWith != null) {
    await query(FORGET, [key, 'conflicts_with', conflictsWith]);
    await query(FORGET_REVERSE, [key, 'conflicts_with', conflictsWith]);
    await query(SAVE, [key, 'conflicts_with', conflictsWith]);
  }
}

function keysIn(image: Image, field: 'dependsOn' | 'conflictsWith'): readonly string[] {
  const keys = image[field];
  return Array.isArray(keys) ? keys.map(String) : [];
}

function notInBoth(some: readonly string[], others: readonly string[]): string[] {
  return [...some.filter((key) => !others.includes(key)), ...others.filter((key) => !some.includes(key))];
}
