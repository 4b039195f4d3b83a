import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { batchOne } from '../reading/batching.ts';
import { beyond, readPage, toConnection, type PageArguments } from '../reading/paging.ts';
import { AppUser } from '../tenants/app-user.entity.ts';
import type { RequestStatus } from './request-row.ts';
import { UpgradeRequest } from './upgrade-request.entity.ts';

export interface UpgradeRequestFilter {
  readonly status?: RequestStatus | null | undefined;
  /** Null: of all tenants. */
  readonly tenantId: string | null;
}

/** Requests are listed by the time of filing; the id tells apart those of one moment. */
const POSITION = z.tuple([z.iso.datetime(), z.guid()]);
const positionOf = (request: UpgradeRequest): [string, string] => [request.createdAt.toISOString(), request.id];

/** Reads upgrade requests, and the people behind them, for one operation. */
export class UpgradeRequestLoader {
  readonly byId: DataLoader<string, UpgradeRequest | null>;
  readonly people: DataLoader<string, AppUser | null>;
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
    this.byId = batchOne(
      async (ids) => present(await em.find(UpgradeRequest, { id: { $in: [...ids] } }, { disableIdentityMap: true })),
      (request) => request.id,
    );
    this.people = batchOne(
      (ids) => em.find(AppUser, { id: { $in: [...ids] } }, { disableIdentityMap: true }),
      (person) => person.id,
    );
  }

  /** A page of the requests, newest first. */
  async list(filter: UpgradeRequestFilter, args: PageArguments): Promise<Connection<UpgradeRequest>> {
    const page = readPage(args, POSITION);
    const where = { $and: [filter.tenantId === null ? {} : { tenantId: filter.tenantId }, hasStatus(filter.status)] };
    const requests = await this.#em.find(
      UpgradeRequest,
      { $and: [where, beyond(['createdAt', 'id'], page.after, '$lt')] },
      { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], limit: page.size + 1, disableIdentityMap: true },
    );
    for (const request of present(requests)) this.byId.prime(request.id, request);
    return toConnection(requests, page, positionOf, () => this.#em.count(UpgradeRequest, where));
  }
}

function hasStatus(status: RequestStatus | null | undefined): Record<string, unknown> {
  const now = new Date();
  switch (status) {
    case null:
    case undefined:
      return {};
    case 'pending':
      return { status, expiresAt: { $gt: now } };
    case 'expired':
      return { $or: [{ status }, { status: 'pending', expiresAt: { $lte: now } }] };
    case 'approved':
    case 'rejected':
    case 'cancelled':
      return { status };
    default:
      return status satisfies never;
  }
}

function present(requests: UpgradeRequest[]): UpgradeRequest[] {
  for (const request of requests) {
    if (request.status === 'pending' && request.expiresAt.getTime() <= Date.now()) request.status = 'expired';
  }
  return requests;
}
