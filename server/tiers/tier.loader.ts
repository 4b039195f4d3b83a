import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { batchMany, batchOne } from '../reading/batching.ts';
import { mendHostRow } from '../reading/mend-host-row.ts';
import type { Feature } from '../features/feature.entity.ts';
import type { FeatureLoader } from '../features/feature.loader.ts';
import { LicenseTier } from './license-tier.entity.ts';
import { TierFeature } from './tier-feature.entity.ts';

/** A tier without the host's JSON, which may be large and which no field of the API reads. */
export type TierRow = Loaded<LicenseTier, never, never, 'features' | 'featuresOriginal'>;
const LEGACY = ['features', 'featuresOriginal'] as const;

/** What a tier says about a feature, or inherits. The value is as stored. */
export interface TierEntry {
  readonly tierId: string;
  readonly key: string;
  readonly value: unknown;
  readonly inherited: boolean;
  readonly allowTenantOverride: boolean;
  readonly allowTenantUpgrade: boolean;
}

/** Reads tiers and what they say about features for one operation. */
export class TierLoader {
  readonly byId: DataLoader<string, TierRow | null>;
  /** What a tier says about each feature of the registry, in display order. */
  readonly entriesOfTier: DataLoader<string, readonly TierEntry[]>;
  /** The entries of the tiers that say something about the feature themselves. */
  readonly entriesOfFeature: DataLoader<string, readonly TierEntry[]>;
  readonly #em: EntityManager;

  constructor(em: EntityManager, features: FeatureLoader) {
    this.#em = em;
    this.byId = batchOne(
      async (ids) => {
        const where = { id: { $in: [...ids] } };
        const tiers = await em.find(LicenseTier, where, { exclude: LEGACY, disableIdentityMap: true });
        for (const tier of tiers) mendHostRow(tier);
        return tiers;
      },
      (tier) => tier.id,
    );
    this.entriesOfTier = new DataLoader((ids: readonly string[]) => readEntriesOfTiers(em, features, ids));
    this.entriesOfFeature = batchMany(
      async (keys) => {
        const where = { featureKey: { $in: [...keys] } };
        return (await em.find(TierFeature, where, { orderBy: { tierId: 'asc' }, disableIdentityMap: true })).map(
          toEntry,
        );
      },
      (entry) => entry.key,
    );
  }

  /** All tiers, oldest first; by name where they came at once. */
  async all(): Promise<readonly TierRow[]> {
    const tiers = await this.#em.find(
      LicenseTier,
      {},
      { orderBy: [{ createdAt: 'asc' }, { name: 'asc' }], exclude: LEGACY, disableIdentityMap: true },
    );
    for (const tier of tiers) {
      mendHostRow(tier);
      this.byId.prime(tier.id, tier);
    }
    return tiers;
  }
}

async function readEntriesOfTiers(
  em: EntityManager,
  features: FeatureLoader,
  tierIds: readonly string[],
): Promise<TierEntry[][]> {
  const [registry, rows] = await Promise.all([
    features.all(),
    em.find(TierFeature, { tierId: { $in: [...tierIds] } }, { disableIdentityMap: true }),
  ]);
  return tierIds.map((tierId) => {
    const own = new Map(rows.filter((row) => row.tierId === tierId).map((row) => [row.featureKey, row]));
    return registry.map((feature) => {
      const row = own.get(feature.key);
      return row ? toEntry(row) : inheritedEntry(tierId, feature);
    });
  });
}

function inheritedEntry(tierId: string, { key, defaultValue }: Feature): TierEntry {
  return { tierId, key, value: defaultValue, inherited: true, allowTenantOverride: true, allowTenantUpgrade: false };
}

function toEntry(row: TierFeature): TierEntry {
  return {
    tierId: row.tierId,
    key: row.featureKey,
    value: row.value,
    inherited: false,
    allowTenantOverride: row.allowTenantOverride,
    allowTenantUpgrade: row.allowTenantUpgrade,
  };
}
