import type { TenantsQueryVariables } from './generated/graphql.ts';

export const NO_TIER = 'none';
export const PAGE_SIZE = 50; // tenants

type State = NonNullable<TenantsQueryVariables['state']>;

/** The states that the list can be narrowed to. */
export const states: readonly { readonly id: State; readonly label: string }[] = [
  { id: 'ACTIVE', label: 'Active' },
  { id: 'SUSPENDED', label: 'Suspended' },
  { id: 'LICENSE_EXPIRED', label: 'Licence over' },
];

/** Which tenants are shown, as the address says it. */
export interface TenantSelection {
  readonly search: string;
  /** The id of a tier, `none`, or null for all. */
  readonly tier: string | null;
  readonly state: State | null;
  readonly overridden: boolean;
  /** The cursor that the page begins after. */
  readonly after: string | null;
}

/** What the address does not say, or says of a state that there is not, narrows nothing. */
export function readSelection(params: URLSearchParams): TenantSelection {
  const state = params.get('state');
  return {
    search: params.get('search') ?? '',
    tier: params.get('tier'),
    state: states.find(({ id }) => id === state)?.id ?? null,
    overridden: params.get('overrides') === 'yes',
    after: params.get('after'),
  };
}

export function isNarrowed({ search, tier, state, overridden }: TenantSelection): boolean {
  return search !== '' || tier !== null || state !== null || overridden;
}

/** The selection as the API takes it. */
export function toVariables({ search, tier, state, overridden, after }: TenantSelection): TenantsQueryVariables {
  return {
    first: PAGE_SIZE,
    ...(search !== '' && { search }),
    ...(tier === NO_TIER ? { hasTier: false } : tier !== null && { tierId: tier }),
    ...(state !== null && { state }),
    ...(overridden && { hasOverrides: true }),
    ...(after !== null && { after }),
  };
}
