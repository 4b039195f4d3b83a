import { changeCatalog } from '../changes/change-catalog.ts';
import { parseFields } from '../changes/parse-fields.ts';
import { findRow, updateRow } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { checkModel } from './check-model.ts';
import { changedModelFields, type ModelChanged, type ModelFieldsInput } from './model-fields.ts';
import { modelTable } from './model-table.ts';

export interface UpdateModel extends CommandInput, ModelFieldsInput {
  readonly id: string;
  /** The model's version that the changes were made on. */
  readonly expectedVersion: number;
}

/**
 * Changes a model; what is left out stays. `isActive: false` retires it: no tenant sees it any more.
 * @throws {Refusal} in the order exists, value, KEY_TAKEN, UNKNOWN_FEATURE, version
 */
export function updateModel(context: CommandContext, input: UpdateModel): Promise<Done<ModelChanged>> {
  return changeCatalog(context, 'updateModel', input, async (tx) => {
    const row = await findRow(tx.query, modelTable, 'id', readUuid(input.id));
    if (row === null) throw new Refusal('UNKNOWN_MODEL', 'There is no such model.', {}, ['id']);
    const fields = parseFields(changedModelFields, input);
    const { provider, modelId } = row.image;
    await checkModel(tx.query, { provider, modelId, ...fields }, row.id);
    await refuseStale(tx.query, { ...row, entityType: 'model' }, input.expectedVersion);
    const version = await updateRow(tx, modelTable, row, fields);
    return { outcome: { id: row.id, version }, changed: version !== row.version };
  });
}
