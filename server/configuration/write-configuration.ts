import { Document, isMap } from 'yaml';
import type { Image } from '../changes/recorded-table.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import type { TierInputs, TierRow } from '../resolution/resolution-inputs.ts';
import type { World } from './read-world.ts';
import { sectionNames, sections, type SectionName, type TierFeatureEntry } from './sections.ts';

/** The configuration as plain data, as the file has it: what is left out has its default. */
export type ConfigurationData = Readonly<Record<SectionName, readonly Image[]>>;

const HEADER = ` Tenant Feature Control, configuration as code.
 An entry says everything about its thing: a field that it leaves out has its default. Things that the file does not name
 stay as they are. See what a change does with: tfc plan <this file>`;

/** What the database holds, in a stable order: the same configuration gives the same data in every database. */
export function describeConfiguration({ rows, tiers, catalog }: World): ConfigurationData {
  const place = new Map(catalog.features.map(({ key }, index) => [key, index]));
  const placeOf = (key: string): number => place.get(key) ?? place.size;
  const data: Record<SectionName, Image[]> = { features: [], tiers: [], models: [], components: [] };
  for (const name of sectionNames) {
    data[name] = rows[name].map(({ id, image }) => {
      if (name === 'tiers') return entryOf(name, { ...image, features: soldBy(tiers.find((tier) => tier.id === id)) });
      if (name !== 'features') return entryOf(name, image);
      // A conflict holds both ways. It is written once, so that taking it out is one edit.
      const own = placeOf(String(image['key']));
      return entryOf(name, {
        ...image,
        dependsOn: keysIn(image['dependsOn']),
        conflictsWith: keysIn(image['conflictsWith']).filter((other) => placeOf(other) > own),
      });
    });
  }
  return data;

  function soldBy(tier: TierInputs | undefined): Record<string, TierFeatureEntry> {
    const sold = (tier?.rows ?? []).toSorted((a, b) => placeOf(a.key) - placeOf(b.key));
    return Object.fromEntries(sold.map((row) => [row.key, tierFeatureOf(row)]));
  }
}

/** The data as YAML, for people to edit and for machines to compare. */
export function writeYaml(data: ConfigurationData): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  document.commentBefore = HEADER;
  flowValues(document);
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

/** Values are short: one line each, so that a difference between two files is one line as well. */
function flowValues(document: Document): void {
  const inline = (node: unknown): void => {
    if (isMap(node)) node.flow = true;
  };
  for (const [index] of listIn(document, 'features').entries()) {
    inline(document.getIn(['features', index, 'defaultValue'], true));
    inline(document.getIn(['features', index, 'valueSchema'], true));
  }
  for (const [index] of listIn(document, 'tiers').entries()) {
    const features = document.getIn(['tiers', index, 'features'], true);
    if (isMap(features)) for (const { value } of features.items) inline(value);
  }
}

function listIn(document: Document, section: SectionName): readonly unknown[] {
  const list: unknown = document.toJS()[section];
  return Array.isArray(list) ? list : [];
}

function entryOf(name: SectionName, image: Image): Image {
  const { required, defaults } = sections[name];
  const given = Object.entries(defaults).flatMap(([field, value]) =>
    sameJson(image[field], value) ? [] : [[field, image[field]] as const],
  );
  return Object.fromEntries([...required.map((field) => [field, image[field]] as const), ...given]);
}

/** A stored value that is no envelope is told as it is: `plan` then says what is wrong with it only where it is changed. */
function tierFeatureOf({ value, allowTenantOverride, allowTenantUpgrade }: TierRow): TierFeatureEntry {
  return {
    ...(Object(value) as TierFeatureEntry),
    ...(allowTenantOverride ? {} : { allowOverride: false }),
    ...(allowTenantUpgrade ? { allowUpgrade: true } : {}),
  };
}

/** In an order that does not depend on the collation of the database. */
export function keysIn(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : [];
}
