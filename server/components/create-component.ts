import { changeCatalog } from '../changes/change-catalog.ts';
import { invalidField, parseFields } from '../changes/parse-fields.ts';
import { findRow, insertRow } from '../changes/recorded-table.ts';
import type { CommandContext, CommandInput, Done } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { newComponentFields, type ComponentChanged, type ComponentFieldsInput } from './component-fields.ts';
import { componentTable } from './component-table.ts';
import { checkComponentKeys, saveRequiredFeatures } from './required-features.ts';

export interface CreateComponent extends CommandInput, ComponentFieldsInput {
  /** Its identity in code; stays for ever. */
  readonly key: string;
}

const KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,254}$/;

/**
 * Puts a component into the registry. Without a feature, requirements and a category that is a feature it is public. In
 * every mode: components are read in each.
 * @throws {Refusal} in the order exists (KEY_TAKEN), value, UNKNOWN_FEATURE
 */
export function createComponent(context: CommandContext, input: CreateComponent): Promise<Done<ComponentChanged>> {
  return changeCatalog(context, 'createComponent', input, async (tx) => {
    const { key } = input;
    refuseMalformedKey(key);
    if ((await findRow(tx.query, componentTable, 'component_key', key)) !== null) {
      throw new Refusal('KEY_TAKEN', `The registry has the component "${key}" already.`, { key }, ['key']);
    }
    const fields = parseFields(newComponentFields, input);
    await checkComponentKeys(tx.query, fields);
    const id = await insertRow(tx, componentTable, { ...fields, key }, (componentId) =>
      saveRequiredFeatures(tx.query, componentId, fields.requiredFeatures ?? []),
    );
    return { outcome: { id, version: 0 }, changed: true };
  });
}

/** @throws {Refusal} INVALID_VALUE */
export function refuseMalformedKey(key: string): void {
  if (KEY.test(key)) return;
  throw invalidField('NOT_A_KEY', ['key'], 'it begins with a letter and has up to 255 of A-Z, a-z, 0-9, _, . and -');
}
