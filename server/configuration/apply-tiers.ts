import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { parseFields } from '../changes/parse-fields.ts';
import { findRow, insertRow, updateRow } from '../changes/recorded-table.ts';
import { Refusal } from '../errors.ts';
import { matchesSchema } from '../features/matches-schema.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import type { TierRow } from '../resolution/resolution-inputs.ts';
import { planTierChange, type TierFeaturePatch } from '../tiers/plan-tier-change.ts';
import { writeTierRows } from '../tiers/set-tier-features.ts';
import { changedTierFields, newTierFields, refuseTakenName } from '../tiers/tier-fields.ts';
import { tierTable } from '../tiers/tier-table.ts';
import { rowOf } from './compare-configuration.ts';
import type { World } from './read-world.ts';
import type { Entry } from './sections.ts';
import { withinEntry } from './within-entry.ts';

/** Writes tiers and what they say of features. A feature that a tier's entry does not name has the default there. */
export async function applyTiers(tx: ConfigTransaction, world: World, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    const { features: _rows, ...said } = entry.values;
    const tierId = await withinEntry(entry, () => writeTier(tx, world, entry, said));
    await writeRows(tx, world, entry, tierId);
  }
}

async function writeTier(tx: ConfigTransaction, world: World, entry: Entry, said: object): Promise<string> {
  const known = rowOf(world, entry);
  if (known === null) {
    const fields = parseFields(newTierFields, said);
    await refuseTakenName(tx.query, fields.name, null);
    const id = await insertRow(tx, tierTable, { ...fields, isActive: fields.isActive ?? true });
    tx.touch({ tiers: [id] });
    return id;
  }
  const changed = Object.fromEntries(
    Object.entries(said).filter(([field, value]) => !sameJson(known.image[field], value)),
  );
  // Locked: a host that writes its own tables does not know of the config lock.
  const row = Object.keys(changed).length === 0 ? known : await findRow(tx.query, tierTable, 'id', known.id);
  if (row === null) throw new Refusal('UNKNOWN_TIER', 'The tier was deleted meanwhile.');
  const version = await updateRow(tx, tierTable, row, parseFields(changedTierFields, changed));
  if (version !== row.version) tx.touch({ tiers: [row.id] });
  return row.id;
}

async function writeRows(
  tx: ConfigTransaction,
  { catalog, tiers }: World,
  entry: Entry,
  tierId: string,
): Promise<void> {
  const rows = tiers.find(({ id }) => id === tierId)?.rows ?? [];
  const patch = patchOf(
    rows,
    Object(entry.values['features']) as Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  );
  if (patch.length === 0) return;
  const place = ([, index, ...rest]: readonly (string | number)[]): (string | number)[] => {
    const key = patch[Number(index)]?.key;
    return key === undefined ? ['features'] : ['features', key, ...rest.filter((part) => part !== 'key')];
  };
  await withinEntry(
    entry,
    async () => {
      const plan = planTierChange(catalog, rows, patch, { matchesSchema });
      if (!plan.ok) throw new Refusal(plan.code, plan.message, plan.details, plan.path);
      if (plan.rows.length > 0) await writeTierRows(tx, tierId, plan);
    },
    place,
  );
}

/** Only what differs: what is stored already is not judged again. */
function patchOf(
  rows: readonly TierRow[],
  wanted: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): TierFeaturePatch[] {
  const present = new Map(rows.map((row) => [row.key, row]));
  const gone = rows
    .filter(({ key }) => !Object.hasOwn(wanted, key))
    .map(({ key }) => ({ key, inherit: true }) as const);
  const said = Object.entries(wanted).flatMap(([key, feature]): TierFeaturePatch[] => {
    const { allowOverride, allowUpgrade, ...value } = feature;
    const row = present.get(key);
    const flags = { allowTenantOverride: allowOverride !== false, allowTenantUpgrade: allowUpgrade === true };
    const same =
      row !== undefined &&
      sameJson(row.value, value) &&
      row.allowTenantOverride === flags.allowTenantOverride &&
      row.allowTenantUpgrade === flags.allowTenantUpgrade;
    if (same) return [];
    return [{ key, ...flags, ...(row !== undefined && sameJson(row.value, value) ? {} : { value }) }];
  });
  return [...gone, ...said];
}
