import type { Image, RecordedRow } from '../changes/recorded-table.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import type { World } from './read-world.ts';
import { idOf, sectionNames, sections, type Entry, type SectionName } from './sections.ts';
import { describeConfiguration, keysIn, type ConfigurationData } from './write-configuration.ts';

/** One field that differs; `features.<key>` for what a tier says of a feature. */
interface FieldChange {
  readonly field: string;
  /** Null: nothing of its own. */
  readonly before: unknown;
  readonly after: unknown;
}

/** What becomes of one thing. */
export interface EntryChange {
  readonly section: SectionName;
  readonly id: string;
  readonly action: 'create' | 'update';
  readonly fields: readonly FieldChange[];
}

/** A thing that is in the database and that the file does not name. */
export interface Unmanaged {
  readonly section: SectionName;
  readonly id: string;
}

/** The row that an entry is about; null for a new one. */
export function rowOf({ rows }: World, { section, id }: Pick<Entry, 'section' | 'id'>): RecordedRow | null {
  return rows[section].find(({ image }) => idOf(section, image) === id) ?? null;
}

/** What is different after a change was rehearsed: from one world to another, whatever the file said to get there. */
export function compareWorlds(before: World, after: World): EntryChange[] {
  const was = describeConfiguration(before);
  const is = describeConfiguration(after);
  return sectionNames.flatMap((section) => {
    const old = new Map(was[section].map((entry) => [idOf(section, entry), entry]));
    return is[section].flatMap((entry): EntryChange[] => {
      const id = idOf(section, entry);
      const previous = old.get(id);
      const { defaults } = sections[section];
      const fields =
        previous === undefined
          ? compareEntries({}, entry)
          : compareEntries({ ...defaults, ...previous }, { ...defaults, ...entry });
      if (previous !== undefined && fields.length === 0) return [];
      return [{ section, id, action: previous === undefined ? 'create' : 'update', fields }];
    });
  });
}

/** Things that the file leaves alone, in sections that it has. */
export function findUnmanaged(world: World, entries: readonly Entry[]): Unmanaged[] {
  const named = new Set(entries.map(({ section, id }) => JSON.stringify([section, id])));
  const data: ConfigurationData = describeConfiguration(world);
  return sectionNames.flatMap((section) =>
    data[section].flatMap((entry) => {
      const id = idOf(section, entry);
      return named.has(JSON.stringify([section, id])) ? [] : [{ section, id }];
    }),
  );
}

function compareEntries(before: Image, after: Image): FieldChange[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].flatMap((field): FieldChange[] => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    if (field === 'features') {
      return compareEntries(was === null ? {} : (was as Image), is === null ? {} : (is as Image)).map((change) => ({
        ...change,
        field: `features.${change.field}`,
      }));
    }
    return sameJson(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

/** The pairs of features that are to exclude each other. A pair that the file names only one side of stays, unless it says so. */
export function wantedConflicts(world: World, features: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const inFile = new Set(features.map(({ id }) => id));
  const pairs = new Map<string, Set<string>>();
  const add = (key: string, other: string): void => {
    pairs.set(key, (pairs.get(key) ?? new Set()).add(other));
    pairs.set(other, (pairs.get(other) ?? new Set()).add(key));
  };
  for (const { id, values } of features) for (const other of keysIn(values['conflictsWith'])) add(id, other);
  for (const { image } of world.rows.features) {
    const key = String(image['key']);
    for (const other of keysIn(image['conflictsWith'])) {
      if (!inFile.has(key) || !inFile.has(other)) add(key, other);
    }
  }
  return new Map([...pairs].map(([key, others]) => [key, keysIn([...others])]));
}
