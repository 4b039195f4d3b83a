import type { OwnRequestsQuery } from './generated/graphql.ts';

/** A request of the own tenant. */
export type OwnRequest = OwnRequestsQuery['upgradeRequests']['edges'][number]['node'];
