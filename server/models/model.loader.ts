import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchMany, batchOne } from '../reading/batching.ts';
import { containsText } from '../reading/contains-text.ts';
import { beyond, readPage, toConnection, type PageArguments } from '../reading/paging.ts';
import { Model } from './model.entity.ts';

export interface ModelFilter {
  readonly provider?: string | null | undefined;
  readonly search?: string | null | undefined;
  readonly featureKey?: string | null | undefined;
  readonly isActive?: boolean | null | undefined;
}

/** Models are listed by provider and name; `modelId` is unique within a provider. */
const POSITION = z.tuple([z.string(), z.string(), z.string()]);
const ORDER = [{ provider: 'asc' }, { name: 'asc' }, { modelId: 'asc' }] as const;

/** Reads models of the registry for one operation. */
export class ModelLoader {
  readonly byId: DataLoader<string, Model | null>;
  readonly ofFeature: DataLoader<string, readonly Model[]>;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byId = batchOne(
      (ids) => em.find(Model, { id: { $in: [...ids] } }, { disableIdentityMap: true }),
      (model) => model.id,
    );
    this.ofFeature = batchMany(
      (keys) => em.find(Model, { featureKey: { $in: [...keys] } }, { orderBy: [...ORDER], disableIdentityMap: true }),
      (model) => model.featureKey,
    );
  }

  /** A page of models by provider and name. */
  async list(filter: ModelFilter, args: PageArguments): Promise<Connection<Model>> {
    const page = readPage(args, POSITION);
    const where = {
      ...(filter.provider != null && { provider: filter.provider }),
      ...(filter.featureKey != null && { featureKey: filter.featureKey }),
      ...(filter.isActive != null && { isActive: filter.isActive }),
      ...containsText(['name', 'modelId', 'family'], filter.search),
    };
    const models = await this.#em.find(
      Model,
      { $and: [where, beyond(['provider', 'name', 'modelId'], page.after)] },
      { orderBy: [...ORDER], limit: page.size + 1, disableIdentityMap: true },
    );
    return toConnection(
      models,
      page,
      (model): [string, string, string] => [model.provider, model.name, model.modelId],
      () => this.#em.count(Model, where),
    );
  }
}
