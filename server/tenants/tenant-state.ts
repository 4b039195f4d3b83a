import { TenantState } from '../../schema/tenant-state.ts';
import type { Tenant } from './tenant.entity.ts';

/** Where a tenant stands at a moment, in milliseconds since 1970. */
export function stateOf({ isActive, licenseExpiresAt }: Tenant, now: number): TenantState {
  if (!isActive) return TenantState.SUSPENDED;
  return licenseExpiresAt !== null && licenseExpiresAt.getTime() <= now
    ? TenantState.LICENSE_EXPIRED
    : TenantState.ACTIVE;
}

/** The tenants that stand there at a moment, as a condition. */
export function inState(state: TenantState, now: number): Record<string, unknown> {
  const moment = new Date(now);
  switch (state) {
    case 'SUSPENDED':
      // A host's column may be NULL, which is not yes.
      return { $or: [{ isActive: false }, { isActive: null }] };
    case 'LICENSE_EXPIRED':
      return { isActive: true, licenseExpiresAt: { $lte: moment } };
    case 'ACTIVE':
      return { isActive: true, $or: [{ licenseExpiresAt: null }, { licenseExpiresAt: { $gt: moment } }] };
    default:
      return state satisfies never;
  }
}
