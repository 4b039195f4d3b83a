import { findRow } from '../changes/recorded-table.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { refuseStale } from '../changes/stale-write.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { unknownTier } from './tier-fields.ts';
import { readTierRows, recordTierRows } from './tier-rows.ts';
import { tierTable } from './tier-table.ts';

export interface DeleteTier extends CommandInput {
  readonly tierId: string;
  /** The tier's version that it was read at; null deletes whatever it is by now. */
  readonly expectedVersion?: number | null | undefined;
}

const TENANTS = 'select count(*)::int as tenants from tenant where license_tier_id = $1';
const DELETE_ROWS = 'delete from license_tier_features where license_tier_id = $1';
const DELETE = 'delete from license_tier where id = $1';

/**
 * Deletes a tier that no tenant is on, with all it says; every row is logged before it goes.
 * @throws {Refusal} in the order mode, exists, TIER_IN_USE, version
 */
export function deleteTier(context: CommandContext, input: DeleteTier): Promise<Done<{ readonly tierId: string }>> {
  return runCommand(context, 'deleteTier', input, async (tx) => {
    refuseInLegacyMode(tx, 'deleting a tier');
    // The row stays locked: who assigns a tenant to it by other ways than ours waits, and then finds it gone.
    const row = await findRow(tx.query, tierTable, 'id', readUuid(input.tierId));
    if (row === null) throw unknownTier();
    const [{ tenants } = { tenants: 0 }] = await tx.query<{ tenants: number }>(TENANTS, [row.id]);
    if (tenants > 0) {
      const message = `${tenants === 1 ? 'A tenant is' : `${tenants} tenants are`} on the tier.`;
      throw new Refusal('TIER_IN_USE', message, { tenants }, ['tierId']);
    }
    const { version } = row;
    await refuseStale(tx.query, { ...row, entityType: 'tier' }, input.expectedVersion ?? version);
    const rows = await readTierRows(tx.query, row.id);
    await tx.query(DELETE_ROWS, [row.id]);
    await tx.query(DELETE, [row.id]);
    recordTierRows(tx, row.id, 'delete', rows);
    tx.record({
      entityType: 'tier',
      entityId: row.id,
      key: row.key,
      action: 'delete',
      oldValue: row.image,
      newValue: null,
    });
    tx.touch({ tiers: [row.id] });
    return { outcome: { tierId: row.id } };
  });
}
