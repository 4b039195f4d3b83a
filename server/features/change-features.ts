import { isDeepStrictEqual } from 'node:util';
import {
  runCommand,
  refuseInLegacyMode,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import { inDisplayOrder } from '../resolution/registry-order.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { copyChangedTiers, loadTiers } from '../tiers/copy-tiers.ts';

export interface FeatureChanged {
  readonly key: string;
  /** After the change; in a dry run as it would be. */
  readonly version: number;
}

/** The whole registry before and after a change. */
interface RegistryChange {
  readonly outcome: FeatureChanged;
  /** The same list where nothing changed. */
  readonly features: readonly FeatureDefinition[];
}

/**
 * Runs a command that changes the registry: whatever it does concerns every tier and every tenant. Where the old system
 * could have to take over, its copy of every tier that comes out differently is written along.
 */
export function changeFeatures(
  context: CommandContext,
  operation: string,
  input: CommandInput,
  work: (tx: ConfigTransaction, features: readonly FeatureDefinition[]) => Promise<RegistryChange>,
): Promise<Done<FeatureChanged>> {
  return runCommand(context, operation, input, async (tx) => {
    refuseInLegacyMode(tx, 'editing the registry');
    const { catalog } = await loadInputs(tx.query, { catalog: true, tierIds: [], tenantIds: [] });
    if (catalog === null) throw new Error('The catalog was asked for.');
    const { outcome, features } = await work(tx, catalog.features);
    if (features === catalog.features) return { outcome };
    tx.touch({ catalog: true });
    if ((tx.mode !== 'enforce' && !tx.dryRun) || decideTheSame(catalog.features, features)) return { outcome };
    const after = { ...catalog, features: inDisplayOrder(features) };
    const tiers = await loadTiers(tx.query);
    await copyChangedTiers(tx, tiers, catalog, after);
    const question = {
      before: { catalog, tiers },
      after: { catalog: after, tiers },
      now: tx.now,
      everyTenant: true,
    } as const;
    return { outcome, question };
  });
}

/** A new name makes no difference to what anybody has: tiers and tenants need not be looked at. */
function decideTheSame(before: readonly FeatureDefinition[], after: readonly FeatureDefinition[]): boolean {
  return isDeepStrictEqual(before.map(decisive), after.map(decisive));
}

function decisive(feature: FeatureDefinition): Partial<FeatureDefinition> {
  const { key, type, defaultValue, isActive, displayOrder, dependsOn, conflictsWith } = feature;
  return { key, type, defaultValue, isActive, displayOrder, dependsOn, conflictsWith };
}
