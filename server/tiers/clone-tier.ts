import { parseFields } from '../changes/parse-fields.ts';
import { findRow, insertRow } from '../changes/recorded-table.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { readUuid } from '../reading/uuid.ts';
import { copyTier } from './copy-tiers.ts';
import { newTierFields, refuseTakenName, unknownTier, type TierChanged, type TierFieldsInput } from './tier-fields.ts';
import { readTierRows, recordTierRows } from './tier-rows.ts';
import { tierTable } from './tier-table.ts';

export interface CloneTier extends CommandInput, TierFieldsInput {
  /** The tier to copy. */
  readonly tierId: string;
}

// The host's JSON in SQL only, so that the numbers of others keep their scale; going back to the old system then gives the
// clone's tenants what it gives those of the original.
const COPY_JSON = `update license_tier t set features = source.features, features_original = source.features_original
  from license_tier source where t.id = $1 and source.id = $2`;
const COPY_ROWS = `insert into license_tier_features
    (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade, created_by)
  select $1, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade, $3::uuid
  from license_tier_features where license_tier_id = $2`;

/**
 * Makes a tier with everything that another one says. It takes new tenants unless the input says otherwise.
 * @throws {Refusal} in the order mode, exists, value, NAME_TAKEN
 */
export function cloneTier(context: CommandContext, input: CloneTier): Promise<Done<TierChanged>> {
  return runCommand(context, 'cloneTier', input, async (tx) => {
    refuseInLegacyMode(tx, 'a new tier');
    const source = await findRow(tx.query, tierTable, 'id', readUuid(input.tierId));
    if (source === null) throw unknownTier();
    const fields = parseFields(newTierFields, input);
    await refuseTakenName(tx.query, fields.name, null);
    const author = await tx.userId();
    const tierId = await insertRow(tx, tierTable, { ...source.image, isActive: true, ...fields }, async (id) => {
      await tx.query(COPY_JSON, [id, source.id]);
      await tx.query(COPY_ROWS, [id, source.id, author]);
    });
    recordTierRows(tx, tierId, 'create', await readTierRows(tx.query, tierId));
    await copyTier(tx, tierId);
    tx.touch({ tiers: [tierId] });
    return { outcome: { tierId, version: 0 } };
  });
}
