import { changeCatalog } from '../changes/change-catalog.ts';
import { parseFields } from '../changes/parse-fields.ts';
import { findRow, updateRow, type Image } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { changedComponentFields, type ComponentChanged, type ComponentFieldsInput } from './component-fields.ts';
import { componentTable } from './component-table.ts';
import { checkComponentKeys, saveRequiredFeatures } from './required-features.ts';

export interface UpdateComponent extends CommandInput, ComponentFieldsInput {
  readonly id: string;
  /** The component's version that the changes were made on. */
  readonly expectedVersion: number;
}

/**
 * Changes a component; what is left out stays, `requiredFeatures` is replaced as a whole. `isActive: false` retires it.
 * @throws {Refusal} in the order exists, value, UNKNOWN_FEATURE, version
 */
export function updateComponent(context: CommandContext, input: UpdateComponent): Promise<Done<ComponentChanged>> {
  return changeCatalog(context, 'updateComponent', input, async (tx) => {
    const row = await findRow(tx.query, componentTable, 'id', readUuid(input.id));
    if (row === null) throw new Refusal('UNKNOWN_COMPONENT', 'There is no such component.', {}, ['id']);
    const fields = parseFields(changedComponentFields, input);
    await checkComponentKeys(tx.query, fields);
    await refuseStale(tx.query, { ...row, entityType: 'component' }, input.expectedVersion);
    const { requiredFeatures } = fields;
    const requires = requiredFeatures !== undefined && !sameKeys(row.image, requiredFeatures) ? requiredFeatures : null;
    const save = requires && (() => saveRequiredFeatures(tx.query, row.id, requires));
    const version = await updateRow(tx, componentTable, row, fields, save ?? undefined);
    return { outcome: { id: row.id, version }, changed: version !== row.version };
  });
}

function sameKeys({ requiredFeatures }: Image, wanted: readonly string[]): boolean {
  const keys = new Set(Array.isArray(requiredFeatures) ? requiredFeatures : []);
  return keys.size === new Set(wanted).size && wanted.every((key) => keys.has(key));
}
