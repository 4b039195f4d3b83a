import { changeCatalog } from '../changes/change-catalog.ts';
import { parseFields } from '../changes/parse-fields.ts';
import { insertRow } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { checkModel } from './check-model.ts';
import { newModelFields, type ModelChanged, type ModelFieldsInput } from './model-fields.ts';
import { modelTable } from './model-table.ts';

export interface CreateModel extends CommandInput, ModelFieldsInput {}

/**
 * Puts a model into the registry; tenants see it where its feature is on. In every mode: models are read in each.
 * @throws {Refusal} in the order value, KEY_TAKEN, UNKNOWN_FEATURE
 */
export function createModel(context: CommandContext, input: CreateModel): Promise<Done<ModelChanged>> {
  return changeCatalog(context, 'createModel', input, async (tx) => {
    const fields = parseFields(newModelFields, input);
    await checkModel(tx.query, fields, null);
    const id = await insertRow(tx, modelTable, fields);
    return { outcome: { id, version: 0 }, changed: true };
  });
}
