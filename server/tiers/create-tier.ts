import { parseFields } from '../changes/parse-fields.ts';
import { insertRow } from '../changes/recorded-table.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { copyTier } from './copy-tiers.ts';
import { newTierFields, refuseTakenName, type TierChanged, type TierFieldsInput } from './tier-fields.ts';
import { tierTable } from './tier-table.ts';

export interface CreateTier extends CommandInput, TierFieldsInput {}

/**
 * Makes a tier that says nothing yet: tenants on it have the defaults.
 * @throws {Refusal} in the order mode, value, NAME_TAKEN
 */
export function createTier(context: CommandContext, input: CreateTier): Promise<Done<TierChanged>> {
  return runCommand(context, 'createTier', input, async (tx) => {
    refuseInLegacyMode(tx, 'a new tier');
    const fields = parseFields(newTierFields, input);
    await refuseTakenName(tx.query, fields.name, null);
    // A column of the host may have no default, or another one.
    const tierId = await insertRow(tx, tierTable, { ...fields, isActive: fields.isActive ?? true });
    await copyTier(tx, tierId);
    tx.touch({ tiers: [tierId] });
    return { outcome: { tierId, version: 0 } };
  });
}
