import type { ConfigTransaction } from '../changes/config-transaction.ts';
import {
  differences,
  insertRow,
  recordRow,
  updateRow,
  type Image,
  type RecordedRow,
} from '../changes/recorded-table.ts';
import { Refusal } from '../errors.ts';
import { categoryOf } from '../features/create-feature.ts';
import { parseFeatureChange, parseNewFeature } from '../features/feature-fields.ts';
import { relationsDiffer, saveRelations } from '../features/feature-relations.ts';
import { featureTable } from '../features/feature-table.ts';
import { refuseNewProblems } from '../features/registry-problems.ts';
import { refuseWhereUnfit, refuseWhereUsed } from '../features/update-feature.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import { inDisplayOrder } from '../resolution/registry-order.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { rowOf, wantedConflicts } from './compare-configuration.ts';
import type { World } from './read-world.ts';
import type { Entry } from './sections.ts';
import { withinEntry } from './within-entry.ts';
import { keysIn } from './write-configuration.ts';

/** A feature as it is to be. */
interface Wanted {
  readonly entry: Entry;
  readonly row: RecordedRow | null;
  /** The fields to write: all of a new one, the differing ones of another. */
  readonly fields: Image;
  readonly dependsOn: readonly string[];
  readonly conflictsWith: readonly string[];
  readonly definition: FeatureDefinition;
}

/**
 * Writes the registry as the entries say. All rows come first and then all relations, since features may name each other; the
 * log gets every row as it is at the end.
 */
export async function applyFeatures(tx: ConfigTransaction, world: World, entries: readonly Entry[]): Promise<void> {
  const conflicts = wantedConflicts(world, entries);
  const wanted: Wanted[] = [];
  for (const entry of entries) {
    wanted.push(await withinEntry(entry, () => judge(world, entry, conflicts.get(entry.id) ?? [])));
  }
  await refuseProblems(world, wanted);

  // What is only inserted here is recorded below, with its relations.
  const quiet: ConfigTransaction = { ...tx, record: () => undefined };
  const created = new Map<string, string>();
  for (const { entry, row, fields } of wanted) {
    if (row !== null) continue;
    created.set(entry.id, await insertRow(quiet, featureTable, fields));
    await tx.query(AUTHOR, [entry.id, await tx.userId()]);
  }
  const related = wanted.filter(({ row, ...lists }) => row === null || relationsDiffer(row.image, lists));
  // What goes away first: a new relation may be possible only without an old one.
  for (const { entry, row, dependsOn, conflictsWith } of related) {
    const kept = (list: readonly string[], field: string): string[] => {
      const now = keysIn(row?.image[field]);
      return list.filter((key) => now.includes(key));
    };
    const lists = { dependsOn: kept(dependsOn, 'dependsOn'), conflictsWith: kept(conflictsWith, 'conflictsWith') };
    await saveRelations(tx.query, entry.id, lists);
  }
  for (const { entry, ...lists } of related) await saveRelations(tx.query, entry.id, lists);

  for (const { entry, row, fields } of wanted) {
    const id = created.get(entry.id);
    if (id !== undefined) {
      await recordRow(tx, featureTable, null, id);
    } else if (row !== null) {
      const changedRelations = related.some((each) => each.entry === entry);
      await updateRow(tx, featureTable, row, fields, changedRelations ? () => Promise.resolve() : undefined);
    }
  }
  await stepOthers(tx, world, wanted);
}

const AUTHOR = 'update feature_registry set created_by = $2::uuid where feature_key = $1';

/** Features that the file does not name, and that gain or lose a conflict with one that it names, are changed as well. */
async function stepOthers(tx: ConfigTransaction, world: World, wanted: readonly Wanted[]): Promise<void> {
  const named = new Set(wanted.map(({ entry }) => entry.id));
  for (const row of world.rows.features) {
    const key = String(row.image['key']);
    if (named.has(key)) continue;
    const now = wanted.filter(({ conflictsWith }) => conflictsWith.includes(key)).map(({ entry }) => entry.id);
    const was = keysIn(row.image['conflictsWith']).filter((other) => named.has(other));
    if (!sameJson(keysIn(now), was)) await updateRow(tx, featureTable, row, {}, () => Promise.resolve());
  }
}

function judge(world: World, entry: Entry, conflictsWith: readonly string[]): Wanted {
  const { id: key, values } = entry;
  const { dependsOn: needs, conflictsWith: _oneSide, key: _key, ...said } = values;
  const dependsOn = keysIn([...new Set(keysIn(needs))]);
  const row = rowOf(world, entry);
  const present = world.catalog.features.find((feature) => feature.key === key);
  if (row === null || present === undefined) {
    const category = categoryOf(key);
    const fields = parseNewFeature({ ...said, name: String(values['name']) });
    const definition = { ...DEFINITION, ...fields, key, category, dependsOn, conflictsWith };
    refuseDeprecatedDefault(definition, false);
    return { entry, row: null, fields: { ...fields, key, category }, dependsOn, conflictsWith, definition };
  }
  // What is stored already is not judged again.
  const changed = Object.fromEntries(
    Object.entries(said).filter(([field, value]) => !sameJson(row.image[field], value)),
  );
  const parsed = parseFeatureChange(present, changed);
  const fields = differences(row.image, parsed);
  const definition = { ...present, ...parsed, dependsOn, conflictsWith };
  refuseDeprecatedDefault(definition, isOn(present.defaultValue) || !('defaultValue' in fields));
  return { entry, row, fields, dependsOn, conflictsWith, definition };
}

const DEFINITION = {
  requiresSetup: false,
  displayOrder: 0,
  isPremium: false,
  isActive: true,
  isDeprecated: false,
  deprecatedMessage: null,
} as const;

const isOn = (value: unknown): boolean => Object(value)['enabled'] === true;

function refuseDeprecatedDefault({ key, isDeprecated, defaultValue }: FeatureDefinition, wasOn: boolean): void {
  if (!isDeprecated || wasOn || !isOn(defaultValue)) return;
  throw new Refusal('FEATURE_DEPRECATED', 'What is deprecated cannot be newly given.', { key }, ['defaultValue']);
}

/** All features at once: one may need another that comes with the same file. */
async function refuseProblems({ catalog }: World, wanted: readonly Wanted[]): Promise<void> {
  const definitions = new Map(wanted.map(({ definition }) => [definition.key, definition]));
  const present = catalog.features.map((feature) => definitions.get(feature.key) ?? feature);
  const added = wanted.flatMap(({ row, definition }) => (row === null ? definition : []));
  const after = inDisplayOrder([...present, ...added]);
  for (const { entry, definition } of wanted) {
    await withinEntry(entry, () => {
      try {
        refuseNewProblems(catalog.features, after, definition.key, definition);
      } catch (error) {
        // Another feature's problem is told at its own entry.
        if (!(error instanceof Refusal) || error.details['key'] === definition.key) throw error;
      }
    });
  }
  // A problem of a feature that the file does not name, because of one that it names.
  refuseNewProblems(catalog.features, after, '', {});
}

/** Judges the stored values by the types and schemas as they are now; tiers may have been changed along with them. */
export async function refuseUnfitValues(
  tx: ConfigTransaction,
  before: World,
  entries: readonly Entry[],
): Promise<void> {
  for (const entry of entries) {
    const row = rowOf(before, entry);
    const feature = before.catalog.features.find(({ key }) => key === entry.id);
    if (row === null || feature === undefined) continue;
    const { valueSchema } = entry.values;
    if (!sameJson(row.image['valueSchema'], valueSchema)) {
      await withinEntry(entry, () => refuseWhereUnfit(tx.query, { ...feature, valueSchema }));
    }
  }
}

/** The type of a feature is settled as soon as values are stored. */
export async function refuseLockedTypes(
  tx: ConfigTransaction,
  before: World,
  entries: readonly Entry[],
): Promise<void> {
  for (const entry of entries) {
    const row = rowOf(before, entry);
    if (row !== null && row.image['type'] !== entry.values['type']) {
      await withinEntry(entry, () => refuseWhereUsed(tx.query, entry.id));
    }
  }
}
