import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchOne } from '../reading/batching.ts';
import { containsText } from '../reading/contains-text.ts';
import { beyond, readPage, toConnection, type PageArguments } from '../reading/paging.ts';
import type { FeatureCategory } from '../resolution/resolution-inputs.ts';
import { FeatureRelation } from './feature-relation.entity.ts';
import { Feature } from './feature.entity.ts';

/** The keys that a feature is related to. */
export interface FeatureRelations {
  readonly dependsOn: readonly string[];
  readonly dependents: readonly string[];
  readonly conflictsWith: readonly string[];
}

export interface FeatureFilter {
  readonly category?: FeatureCategory | null | undefined;
  readonly search?: string | null | undefined;
  readonly isActive?: boolean | null | undefined;
}

const FEW = 10; // keys
const POSITION = z.tuple([z.int32(), z.string()]);

/** Reads features and their relations for one operation. */
export class FeatureLoader {
  readonly byKey: DataLoader<string, Feature | null>;
  readonly relations: DataLoader<string, FeatureRelations>;
  readonly #em: EntityManager;
  #all: Promise<readonly Feature[]> | null = null;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byKey = batchOne(
      (keys) => this.#withKeys(keys),
      (feature) => feature.key,
    );
    this.relations = new DataLoader((keys: readonly string[]) => readRelations(em, keys));
  }

  /** The whole registry in display order. */
  all(): Promise<readonly Feature[]> {
    this.#all ??= this.#em
      .find(Feature, {}, { orderBy: [{ displayOrder: 'asc' }, { key: 'asc' }], disableIdentityMap: true })
      .then((features) => this.#remember(features));
    return this.#all;
  }

  /** A page of the registry in display order. */
  async list(filter: FeatureFilter, args: PageArguments): Promise<Connection<Feature>> {
    const page = readPage(args, POSITION);
    const where = {
      ...(filter.category != null && { category: filter.category }),
      ...(filter.isActive != null && { isActive: filter.isActive }),
      ...containsText(['key', 'name', 'description'], filter.search),
    };
    const features = await this.#em.find(
      Feature,
      { $and: [where, beyond(['displayOrder', 'key'], page.after)] },
      { orderBy: [{ displayOrder: 'asc' }, { key: 'asc' }], limit: page.size + 1, disableIdentityMap: true },
    );
    return toConnection(
      this.#remember(features),
      page,
      (feature): [number, string] => [feature.displayOrder, feature.key],
      () => this.#em.count(Feature, where),
    );
  }

  /** The features with these keys, in display order. */
  async inOrder(keys: readonly string[]): Promise<readonly Feature[]> {
    const features = await Promise.all(keys.map((key) => this.byKey.load(key)));
    return features.filter((feature) => feature !== null).toSorted(inDisplayOrder);
  }

  /** Many keys ask from several sides of a wide query, and at different times: the whole registry, once, is then less to read. */
  async #withKeys(keys: readonly string[]): Promise<readonly Feature[]> {
    if (this.#all !== null || keys.length > FEW) return this.all();
    return this.#em.find(Feature, { key: { $in: [...keys] } }, { disableIdentityMap: true });
  }

  #remember(features: readonly Feature[]): readonly Feature[] {
    for (const feature of features) this.byKey.prime(feature.key, feature);
    return features;
  }
}

function inDisplayOrder(one: Feature, other: Feature): number {
  return one.displayOrder - other.displayOrder || (one.key < other.key ? -1 : 1);
}

async function readRelations(em: EntityManager, keys: readonly string[]): Promise<FeatureRelations[]> {
  const relations = await em.find(
    FeatureRelation,
    { $or: [{ featureKey: { $in: [...keys] } }, { relatedKey: { $in: [...keys] } }] },
    { disableIdentityMap: true },
  );
  const dependencies = relations.filter(({ kind }) => kind === 'depends_on');
  const conflicts = relations.filter(({ kind }) => kind === 'conflicts_with');
  return keys.map((key) => ({
    dependsOn: dependencies.filter(({ featureKey }) => featureKey === key).map(({ relatedKey }) => relatedKey),
    dependents: dependencies.filter(({ relatedKey }) => relatedKey === key).map(({ featureKey }) => featureKey),
    // Conflicts hold both ways, and either row may be the one that is stored.
    conflictsWith: [
      ...new Set(
        conflicts
          .filter(({ featureKey, relatedKey }) => featureKey === key || relatedKey === key)
          .map(({ featureKey, relatedKey }) => (featureKey === key ? relatedKey : featureKey)),
      ),
    ],
  }));
}
