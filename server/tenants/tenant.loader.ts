import { raw, type EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import type { TenantState } from '../../schema/tenant-state.ts';
import { batchOne } from '../reading/batching.ts';
import { containsText } from '../reading/contains-text.ts';
import { mendHostRow } from '../reading/mend-host-row.ts';
import { batchPages, beyond, readPage, toConnection, type Page, type PageArguments } from '../reading/paging.ts';
import { readUuid } from '../reading/uuid.ts';
import { Tenant } from './tenant.entity.ts';
import { inState } from './tenant-state.ts';

export interface TenantFilter {
  readonly search?: string | null | undefined;
  readonly tierId?: string | null | undefined;
  readonly state?: TenantState | null | undefined;
  readonly hasTier?: boolean | null | undefined;
  readonly hasOverrides?: boolean | null | undefined;
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
  /** How many overrides a tenant has that are not revoked. */
  readonly overrideCount: DataLoader<string, number>;
  /** How many upgrade requests of a tenant wait. */
  readonly pendingRequestCount: DataLoader<string, number>;
  readonly #pagesOnTier;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byId = batchOne(
      async (ids) => told(await em.find(Tenant, { id: { $in: [...ids] } }, { disableIdentityMap: true })),
      (tenant) => tenant.id,
    );
    this.countOnTier = new DataLoader((tierIds: readonly string[]) => countOnTiers(em, tierIds));
    this.overrideCount = countOfTenants(em, 'tenant_feature_override where revoked_at is null');
    this.pendingRequestCount = countOfTenants(em, `upgrade_request where status = 'pending' and expires_at > now()`);
    this.#pagesOnTier = batchPages(
      (tierIds, page: Page<Position>) => readPagesOnTiers(em, tierIds, page),
      (tenant) => tenant.tierId,
    );
  }

  /** A page of tenants by name. */
  async list(filter: TenantFilter, args: PageArguments): Promise<Connection<Tenant>> {
    const page = readPage(args, POSITION);
    const now = Date.now();
    const where = (): Record<string, unknown> => ({
      $and: [
        filter.tierId == null ? {} : { tierId: readUuid(filter.tierId) },
        filter.hasTier == null ? {} : { tierId: filter.hasTier ? { $ne: null } : null },
        filter.state == null ? {} : inState(filter.state, now),
        filter.hasOverrides == null ? {} : { [overridden(filter.hasOverrides)]: [] },
        containsText(['name', 'slug'], filter.search),
      ],
    });
    const tenants = await this.#em.find(
      Tenant,
      { $and: [where(), beyond(['name', 'id'], page.after)] },
      { orderBy: [{ name: 'asc' }, { id: 'asc' }], limit: page.size + 1, disableIdentityMap: true },
    );
    for (const tenant of told(tenants)) this.byId.prime(tenant.id, tenant);
    return toConnection(tenants, page, positionOf, () => this.#em.count(Tenant, where()));
  }

  /** A page of the tenants on a tier, by name. */
  async onTier(tierId: string, args: PageArguments): Promise<Connection<Tenant>> {
    const page = readPage(args, POSITION);
    const tenants = await this.#pagesOnTier.load({ parent: tierId, page });
    for (const tenant of tenants) this.byId.prime(tenant.id, tenant);
    return toConnection(tenants, page, positionOf, () => this.countOnTier.load(tierId));
  }
}

/** A condition may be used once only. */
function overridden(has: boolean) {
  const override = (alias: string): string =>
    `exists (select from tenant_feature_override o where o.tenant_id = ${alias}.id and o.revoked_at is null)`;
  return raw((alias) => (has ? override(alias) : `not ${override(alias)}`));
}

/** How many rows each tenant has, of all tenants in one statement. */
function countOfTenants(em: EntityManager, rows: string): DataLoader<string, number> {
  return new DataLoader(async (ids: readonly string[]) => {
    const found = await em.execute<{ id: string; count: number }[]>(
      `select tenant_id as id, count(*)::int as count from ${rows}
        and tenant_id in (select value::uuid from json_array_elements_text(?::json)) group by tenant_id`,
      [JSON.stringify(ids)],
    );
    const counts = new Map(found.map(({ id, count }) => [id, count]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
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
  return told(rows.map((row) => em.map(Tenant, row, { disableIdentityMap: true })));
}

/** As the API can tell them; the host's columns may be empty. */
function told(tenants: Tenant[]): Tenant[] {
  for (const tenant of tenants) mendHostRow(tenant);
  return tenants;
}
