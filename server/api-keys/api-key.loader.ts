import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { ApiKey } from '../auth/api-key.entity.ts';
import { batchOne } from '../reading/batching.ts';
import { beyond, readPage, toConnection, type PageArguments } from '../reading/paging.ts';

export interface ApiKeyFilter {
  /** Null: of all tenants. */
  readonly tenantId: string | null;
  readonly isActive?: boolean | null | undefined;
}

const POSITION = z.tuple([z.string(), z.guid()]);
const ORDER = [{ name: 'asc' }, { id: 'asc' }] as const;

/** Reads API keys for one operation. */
export class ApiKeyLoader {
  readonly byId: DataLoader<string, ApiKey | null>;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byId = batchOne(
      (ids) => em.find(ApiKey, { id: { $in: [...ids] } }, { disableIdentityMap: true }),
      (key) => key.id,
    );
  }

  /** A page of keys by name. */
  async list({ tenantId, isActive }: ApiKeyFilter, args: PageArguments): Promise<Connection<ApiKey>> {
    const page = readPage(args, POSITION);
    const where = {
      ...(tenantId !== null && { tenantId }),
      ...(isActive != null && { revokedAt: isActive ? null : { $ne: null } }),
    };
    const keys = await this.#em.find(
      ApiKey,
      { $and: [where, beyond(['name', 'id'], page.after)] },
      { orderBy: [...ORDER], limit: page.size + 1, disableIdentityMap: true },
    );
    return toConnection(
      keys,
      page,
      (key): [string, string] => [key.name, key.id],
      () => this.#em.count(ApiKey, where),
    );
  }
}
