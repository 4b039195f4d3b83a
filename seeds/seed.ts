import type { EntityManager } from '@mikro-orm/postgresql';
import { setTimeout as pause } from 'node:timers/promises';
import { configTransaction, type Changed, type ConfigTransaction } from '../server/changes/config-transaction.ts';
import { Refusal } from '../server/errors.ts';
import type { FeatureControlMode } from '../server/resolution/resolution-inputs.ts';
import { copyTiers } from '../server/tiers/copy-tiers.ts';
import { seedCatalog } from './seed-catalog.ts';
import { seedTierRows } from './seed-tiers.ts';
import { seedTenantRows } from './seed-tenants.ts';

interface SeedOptions {
  /** FEATURE_CONTROL_MODE, which beats the setting in the database; null: not set. */
  readonly pinnedMode?: FeatureControlMode | null;
}

type Source = { readonly em: EntityManager };

/**
 * Adds the features, relations, models and components that are missing, and refreshes names and descriptions. Never touches
 * a default or a flag: an admin may have changed it. Safe to run from two processes at once; writes nothing, and takes no
 * revision, where nothing is missing.
 * @throws {Refusal} FEATURE_SERVICE_UNAVAILABLE where the lock cannot be had for 15 seconds
 */
export function seedRegistry(source: Source, options: SeedOptions = {}): Promise<Changed<void>> {
  return seed(source, 'seedRegistry', options, seedCatalog);
}

/**
 * Adds the demo's tiers, tenants, users, overrides and requests, and its one conflict. What belongs to a tier or a tenant is
 * written only together with it, so nothing that an admin has changed or removed comes back. Needs the registry.
 * @throws {Refusal} FEATURE_SERVICE_UNAVAILABLE where the lock cannot be had for 15 seconds
 */
export function seedDemo(source: Source, options: SeedOptions = {}): Promise<Changed<void>> {
  return seed(source, 'seedDemo', options, async (tx) => {
    const tiers = await seedTierRows(tx);
    const tenants = await seedTenantRows(tx);
    if (tiers.length + tenants.length > 0) await copyTiers(tx);
  });
}

const PATIENCE = 15_000; // 15 seconds, far longer than another process needs for the same
const PAUSE = 100;

/** Waiting for the lock is refused after a second, which is right for a click but not for a start: another process is seeding. */
async function seed(
  source: Source,
  operation: string,
  { pinnedMode = null }: SeedOptions,
  work: (tx: ConfigTransaction) => Promise<void>,
): Promise<Changed<void>> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await configTransaction(source, { caller: null, operation, reason: 'seed', pinnedMode }, work);
    } catch (error) {
      const busy = error instanceof Refusal && error.code === 'FEATURE_SERVICE_UNAVAILABLE';
      if (!busy || performance.now() > deadline) throw error;
      await pause(PAUSE);
    }
  }
}
