import { parseFields } from '../changes/parse-fields.ts';
import { findRow, updateRow } from '../changes/recorded-table.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { readUuid } from '../reading/uuid.ts';
import {
  changedTierFields,
  refuseTakenName,
  unknownTier,
  type TierChanged,
  type TierFieldsInput,
} from './tier-fields.ts';
import { tierTable } from './tier-table.ts';

export interface UpdateTier extends CommandInput, TierFieldsInput {
  readonly tierId: string;
  /** The tier's version that the changes were made on. */
  readonly expectedVersion: number;
}

/**
 * Changes a tier's name, description, or whether it takes new tenants; what is left out stays. What tenants have is not
 * touched by any of them.
 * @throws {Refusal} in the order mode, exists, value, NAME_TAKEN, version
 */
export function updateTier(context: CommandContext, input: UpdateTier): Promise<Done<TierChanged>> {
  return runCommand(context, 'updateTier', input, async (tx) => {
    refuseInLegacyMode(tx, 'editing a tier');
    const row = await findRow(tx.query, tierTable, 'id', readUuid(input.tierId));
    if (row === null) throw unknownTier();
    const fields = parseFields(changedTierFields, input);
    await refuseTakenName(tx.query, fields.name, row.id);
    await refuseStale(tx.query, { ...row, entityType: 'tier' }, input.expectedVersion);
    const version = await updateRow(tx, tierTable, row, fields);
    if (version !== row.version) tx.touch({ tiers: [row.id] });
    return { outcome: { tierId: row.id, version } };
  });
}
