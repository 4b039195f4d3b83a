import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { batchMany, batchOne } from '../batching.ts';
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
  readonly #rowsOfTier: DataLoader<string, readonly TierFeature[]>;
  readonly #rowsOfFeature: DataLoader<string, readonly TierFeature[]>;
  readonly #em: EntityManager;
  readonly #features: FeatureLoader;

  constructor(em: EntityManager, features: FeatureLoader) {
    this.#em = em;
    this.#features = features;
    this.byId = batchOne(
      (ids) => em.find(LicenseTier, { id: { $in: [...ids] } }, { exclude: LEGACY, disableIdentityMap: true }),
      (tier) => tier.id,
    );
    this.#rowsOfTier = batchMany(
      (ids) => em.find(TierFeature, { tierId: { $in: [...ids] } }, { disableIdentityMap: true }),
      (row) => row.tierId,
    );
    this.#rowsOfFeature = batchMany(
      (keys) =>
        em.find(
          TierFeature,
          { featureKey: { $in: [...keys] } },
          { orderBy: { tierId: 'asc' }, disableIdentityMap: true },
        ),
      (row) => row.featureKey,
    );
  }

  /** All tiers, oldest first. */
  async all(): Promise<readonly TierRow[]> {
    const tiers = await this.#em.find(
      LicenseTier,
      {},
      { orderBy: [{ createdAt: 'asc' }, { name: 'asc' }], exclude: LEGACY, disableIdentityMap: true },
    );
    for (const tier of tiers) this.byId.prime(tier.id, tier);
    return tiers;
  }

  /** One entry per feature of the registry, in display order. */
  async entriesOfTier(tierId: string): Promise<readonly TierEntry[]> {
    const [features, rows] = await Promise.all([this.#features.all(), this.#rowsOfTier.load(tierId)]);
    const byKey = new Map(rows.map((row) => [row.featureKey, row]));
    return features.map(({ key, defaultValue }) => {
      const row = byKey.get(key);
      return row
        ? toEntry(row)
        : {
            tierId,
            key,
            value: defaultValue,
            inherited: true,
            allowTenantOverride: true,
            allowTenantUpgrade: false,
          };
    });
  }

  /** The entries of the tiers that say something about the feature themselves. */
  async entriesOfFeature(key: string): Promise<readonly TierEntry[]> {
    return (await this.#rowsOfFeature.load(key)).map(toEntry);
  }
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
