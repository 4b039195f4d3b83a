import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { refuseInLegacyMode } from '../changes/run-command.ts';
import { copyTiers } from '../tiers/copy-tiers.ts';
import { applyCatalogEntries } from './apply-catalog-entries.ts';
import { applyFeatures, refuseLockedTypes, refuseUnfitValues } from './apply-features.ts';
import { applyTiers } from './apply-tiers.ts';
import { compareWorlds, type EntryChange } from './compare-configuration.ts';
import { readWorld, type World } from './read-world.ts';
import type { Entry, SectionName } from './sections.ts';

export interface Applied {
  readonly before: World;
  readonly after: World;
  readonly changes: readonly EntryChange[];
}

/**
 * Makes the database say what the entries say, inside a config transaction: features first, then what hangs on them. Things
 * that no entry names stay as they are; equal content writes nothing.
 * @throws {Refusal} with a path in the file; what every command of these things refuses
 */
export async function applyConfiguration(tx: ConfigTransaction, entries: readonly Entry[]): Promise<Applied> {
  const before = await readWorld(tx.query);
  const of = (section: SectionName): Entry[] => entries.filter((entry) => entry.section === section);
  await refuseLockedTypes(tx, before, of('features'));
  await applyFeatures(tx, before, of('features'));
  const withFeatures = await readWorld(tx.query);
  await applyTiers(tx, withFeatures, of('tiers'));
  await applyCatalogEntries(tx, withFeatures, [...of('models'), ...of('components')]);
  await refuseUnfitValues(tx, before, of('features'));
  const after = await readWorld(tx.query);
  const changes = compareWorlds(before, after);
  const changed = new Set(changes.map(({ section }) => section));
  if (changed.has('features') || changed.has('tiers')) {
    refuseInLegacyMode(tx, 'editing features and tiers');
    await copyTiers(tx);
  }
  if (changed.has('features') || changed.has('models') || changed.has('components')) tx.touch({ catalog: true });
  return { before, after, changes };
}
