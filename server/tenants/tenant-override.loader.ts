import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchMany } from '../reading/batching.ts';
import { batchPages, readPage, toConnection, type Page, type PageArguments } from '../reading/paging.ts';
import { TenantOverride } from './tenant-override.entity.ts';

/** Overrides of a feature are listed by their id, which says nothing but is unique and never changes. */
type Position = [id: string];
const POSITION = z.tuple([z.guid()]);

/** Reads overrides that are not revoked, for one operation. */
export class TenantOverrideLoader {
  readonly ofTenant: DataLoader<string, readonly TenantOverride[]>;
  readonly #pagesOfFeature;
  readonly #countOfFeature: DataLoader<string, number>;

  constructor(em: EntityManager) {
    this.ofTenant = batchMany(
      (ids) =>
        em.find(
          TenantOverride,
          { tenantId: { $in: [...ids] }, revokedAt: null },
          { orderBy: { featureKey: 'asc' }, disableIdentityMap: true },
        ),
      (override) => override.tenantId,
    );
    this.#pagesOfFeature = batchPages(
      (keys, page: Page<Position>) => readPagesOfFeatures(em, keys, page),
      (override) => override.featureKey,
    );
    this.#countOfFeature = new DataLoader((keys: readonly string[]) => countOfFeatures(em, keys));
  }

  /** A page of the overrides of a feature. */
  async ofFeature(key: string, args: PageArguments): Promise<Connection<TenantOverride>> {
    const page = readPage(args, POSITION);
    const overrides = await this.#pagesOfFeature.load({ parent: key, page });
    return toConnection(
      overrides,
      page,
      (override): Position => [override.id],
      () => this.#countOfFeature.load(key),
    );
  }
}

async function countOfFeatures(em: EntityManager, keys: readonly string[]): Promise<number[]> {
  const rows = await em.execute<{ key: string; overrides: number }[]>(
    `select feature_key as key, count(*)::int as overrides from tenant_feature_override
      where revoked_at is null and feature_key in (select value from json_array_elements_text(?::json)) group by feature_key`,
    [JSON.stringify(keys)],
  );
  const counts = new Map(rows.map((row) => [row.key, row.overrides]));
  return keys.map((key) => counts.get(key) ?? 0);
}

async function readPagesOfFeatures(
  em: EntityManager,
  keys: readonly string[],
  page: Page<Position>,
): Promise<TenantOverride[]> {
  const id = page.after?.[0] ?? null;
  // A page per feature in one statement; one limit for all of them could not do that.
  const rows = await em.execute(
    `select page.* from json_array_elements_text(?::json) as parent(key)
      cross join lateral (
        select * from tenant_feature_override
         where feature_key = parent.key and revoked_at is null and (?::uuid is null or id > ?::uuid)
         order by id limit ?) page
      order by page.id`,
    [JSON.stringify(keys), id, id, page.size + 1],
  );
  return rows.map((row) => em.map(TenantOverride, row, { disableIdentityMap: true }));
}
