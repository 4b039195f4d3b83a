import type { HistoryQueryVariables } from '../history/generated/graphql.ts';

type AuditFilter = NonNullable<HistoryQueryVariables['filter']>;

/** The filters of the address, by their names in it. */
const filterFields = {
  tenant: 'tenantId',
  tier: 'tierId',
  feature: 'featureKey',
  actor: 'actorSubject',
  action: 'action',
  about: 'entityType',
  revision: 'revision',
  from: 'from',
  until: 'until',
} as const satisfies Record<string, keyof AuditFilter>;

export type FilterName = keyof typeof filterFields;

/** The filter that an address asks for: what the log is read with, and what is exported. */
export function filterOf(search: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(filterFields).flatMap(([name, field]) => {
      const value = search.get(name);
      return value === null || value === '' ? [] : [[field, value]];
    }),
  );
}

/** The address with one filter set, or taken out. */
export function withFilter(search: URLSearchParams, name: FilterName, value: string | null): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === null || value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
