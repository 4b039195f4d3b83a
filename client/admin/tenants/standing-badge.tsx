import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNow } from '../values/use-now.ts';
import { type TenantStanding, tenantStanding } from './tenant-standing.ts';

const shown: Readonly<Record<TenantStanding, { readonly label: string; readonly color: string }>> = {
  active: { label: 'Active', color: 'teal' },
  endsSoon: { label: 'Licence ends soon', color: 'yellow' },
  licenceOver: { label: 'Licence over', color: 'orange' },
  suspended: { label: 'Suspended', color: 'red' },
};

interface StandingBadgeProps {
  readonly tenant: Parameters<typeof tenantStanding>[0];
}

/** Whether a tenant is served, and whether its licence needs somebody's attention. */
export function StandingBadge({ tenant }: StandingBadgeProps): ReactNode {
  const standing = tenantStanding(tenant, useNow());
  const { label, color } = shown[standing];
  return (
    <Badge variant="light" color={color} size="sm" data-standing={standing}>
      {label}
    </Badge>
  );
}
