import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchOne } from '../reading/batching.ts';
import { containsText } from '../reading/contains-text.ts';
import { batchPages, beyond, readPage, toConnection, type Page, type PageArguments } from '../reading/paging.ts';
import { readUuid } from '../reading/uuid.ts';
import { Tenant } from './tenant.entity.ts';

export interface TenantFilter {
  readonly search?: string | null | undefined;
  readonly tierId?: string | null | undefined;
}

/** Tenants are listed by name; the id tells apart those of the same name. */
type Position = [name: string, id: string];
const POSITION = z.tuple([z.string(), z.guid()]);
const positionOf = (tenant: Tenant): Position => [tenant.name, tenant.id];

/** Reads tenants for one operation. */
export class TenantLoader {
  readonly byId: DataLoader<string, Tenant | null>;
  /** How many tenants are on a tier. */
  readonly countOnTier: DataLoader<string, number>;
  readonly #pagesOnTier;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byId = batchOne(
      (ids) => em.find(Tenant, { id: { $in: [...ids] } }, { disableIdentityMap: true }),
      (tenant) => tenant.id,
    );
    this.countOnTier = new DataLoader((tierIds: readonly string[]) => countOnTiers(em, tierIds));
    this.#pagesOnTier = batchPages(
      (tierIds, page: Page<Position>) => readPagesOnTiers(em, tierIds, page),
      (tenant) => tenant.tierId,
    );
  }

  /** A page of tenants by name. */
  async list(filter: TenantFilter, args: PageArguments): Promise<Connection<Tenant>> {
    const page = readPage(args, POSITION);
    const where = {
      ...(filter.tierId != null && { tierId: readUuid(filter.tierId) }),
      ...containsText(['name', 'slug'], filter.search),
    };
    const tenants = await this.#em.find(
      Tenant,
      { $and: [where, beyond(['name', 'id'], page.after)] },
      { orderBy: [{ name: 'asc' }, { id: 'asc' }], limit: page.size + 1, disableIdentityMap: true },
    );
    for (const tenant of tenants) this.byId.prime(tenant.id, tenant);
    return toConnection(tenants, page, positionOf, () => this.#em.count(Tenant, where));
  }

  /** A page of the tenants on a tier, by name. */
  async onTier(tierId: string, args: PageArguments): Promise<Connection<Tenant>> {
    const page = readPage(args, POSITION);
    const tenants = await this.#pagesOnTier.load({ parent: tierId, page });
    for (const tenant of tenants) this.byId.prime(tenant.id, tenant);
    return toConnection(tenants, page, positionOf, () => this.countOnTier.load(tierId));
  }
}

async function countOnTiers(em: EntityManager, tierIds: readonly string[]): Promise<number[]> {
  const rows = await em.execute<{ tierId: string; tenants: number }[]>(
    `select license_tier_id as "tierId", count(*)::int as tenants from tenant
      where license_tier_id in (select value::uuid from json_array_elements_text(?::json)) group by license_tier_id`,
    [JSON.stringify(tierIds)],
  );
  const counts = new Map(rows.map((row) => [row.tierId, row.tenants]));
  return tierIds.map((id) => counts.get(id) ?? 0);
}

async function readPagesOnTiers(
  em: EntityManager,
  tierIds: readonly string[],
  page: Page<Position>,
): Promise<Tenant[]> {
  const [name, id] = page.after ?? [null, null];
  // A page per tier in one statement; one limit for all of them could not do that.
  const rows = await em.execute(
    `select page.* from json_array_elements_text(?::json) as parent(id)
      cross join lateral (
        select * from tenant
         where license_tier_id = parent.id::uuid and (?::uuid is null or (name, id) > (?::text, ?::uuid))
         order by name, id limit ?) page
      order by page.name, page.id`,
    [JSON.stringify(tierIds), id, name, id, page.size + 1],
  );
  return rows.map((row) => em.map(Tenant, row, { disableIdentityMap: true }));
}
