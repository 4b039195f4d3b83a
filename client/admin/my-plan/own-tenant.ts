import type { OwnTenantQuery } from './generated/graphql.ts';

/** The tenant that the reader is an admin of. */
export type OwnTenant = NonNullable<OwnTenantQuery['tenant']>;
