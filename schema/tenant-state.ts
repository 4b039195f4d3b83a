import { registerEnumType } from 'type-graphql';

export const TenantState = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  LICENSE_EXPIRED: 'LICENSE_EXPIRED',
} as const;
export type TenantState = (typeof TenantState)[keyof typeof TenantState];

registerEnumType(TenantState, {
  name: 'TenantState',
  description: 'Where a tenant stands now.',
  valuesConfig: {
    ACTIVE: { description: 'Neither suspended nor without a valid licence.' },
    SUSPENDED: { description: 'Every feature is off, whatever its licence says.' },
    LICENSE_EXPIRED: { description: 'Its licence is over, and it is not suspended.' },
  },
});
