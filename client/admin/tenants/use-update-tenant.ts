import { useApolloClient } from '@apollo/client/react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import type { UpdateTenantInput } from './generated/graphql.ts';
import { updateTenantMutation } from './operations.ts';
import type { Tenant } from './tenant.ts';

/** What of a tenant is to be another. */
type TenantFields = Pick<UpdateTenantInput, 'name' | 'slug' | 'isActive' | 'licenseExpiresAt'>;

/** Changes some fields of a tenant; those that are not named stay. */
export function useUpdateTenant({ id, version }: Tenant, fields: TenantFields): SendChange {
  const client = useApolloClient();
  return async (options) => {
    const input = { tenantId: id, expectedVersion: version, ...fields, ...options };
    return (await mutate(client, updateTenantMutation, { input })).updateTenant;
  };
}
