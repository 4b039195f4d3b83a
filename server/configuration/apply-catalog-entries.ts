import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { parseFields } from '../changes/parse-fields.ts';
import { differences, insertRow, updateRow } from '../changes/recorded-table.ts';
import { changedComponentFields, newComponentFields } from '../components/component-fields.ts';
import { componentTable } from '../components/component-table.ts';
import { refuseMalformedKey } from '../components/create-component.ts';
import { checkComponentKeys, saveRequiredFeatures } from '../components/required-features.ts';
import { checkModel } from '../models/check-model.ts';
import { changedModelFields, newModelFields } from '../models/model-fields.ts';
import { modelTable } from '../models/model-table.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import { rowOf } from './compare-configuration.ts';
import type { World } from './read-world.ts';
import type { Entry } from './sections.ts';
import { withinEntry } from './within-entry.ts';
import { keysIn } from './write-configuration.ts';

/** Writes models and components. */
export async function applyCatalogEntries(
  tx: ConfigTransaction,
  world: World,
  entries: readonly Entry[],
): Promise<void> {
  for (const entry of entries) {
    const write = entry.section === 'models' ? writeModel : writeComponent;
    await withinEntry(entry, () => write(tx, world, entry));
  }
}

async function writeModel(tx: ConfigTransaction, world: World, entry: Entry): Promise<void> {
  const row = rowOf(world, entry);
  if (row === null) {
    const fields = parseFields(newModelFields, entry.values);
    await checkModel(tx.query, fields, null);
    await insertRow(tx, modelTable, fields);
    return;
  }
  const fields = differences(row.image, parseFields(changedModelFields, differences(row.image, entry.values)));
  const { provider, modelId } = row.image;
  await checkModel(tx.query, { provider, modelId, ...fields }, row.id);
  await updateRow(tx, modelTable, row, fields);
}

async function writeComponent(tx: ConfigTransaction, world: World, entry: Entry): Promise<void> {
  const row = rowOf(world, entry);
  const requiredFeatures = keysIn([...new Set(keysIn(entry.values['requiredFeatures']))]);
  if (row === null) {
    const { key, ...said } = entry.values;
    refuseMalformedKey(entry.id);
    const fields = parseFields(newComponentFields, { ...said, requiredFeatures });
    await checkComponentKeys(tx.query, fields);
    await insertRow(tx, componentTable, { ...fields, key }, (id) =>
      saveRequiredFeatures(tx.query, id, requiredFeatures),
    );
    return;
  }
  const { requiredFeatures: _list, ...said } = entry.values;
  const fields = differences(row.image, parseFields(changedComponentFields, differences(row.image, said)));
  const requires = sameJson(keysIn(row.image['requiredFeatures']), requiredFeatures) ? null : requiredFeatures;
  await checkComponentKeys(tx.query, { ...fields, ...(requires === null ? {} : { requiredFeatures: requires }) });
  const save = requires === null ? undefined : () => saveRequiredFeatures(tx.query, row.id, requires);
  await updateRow(tx, componentTable, row, fields, save);
}
