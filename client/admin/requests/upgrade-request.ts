import type { RequestsQuery } from './generated/graphql.ts';

/** A request as the queue reads it. */
export type UpgradeRequest = RequestsQuery['upgradeRequests']['edges'][number]['node'];

/** Somebody's name, or what there is in place of it. */
export function personName({ name, email }: UpgradeRequest['requester']): string {
  return name ?? email ?? 'Somebody';
}
