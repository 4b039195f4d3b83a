import type { TenantInputs } from './resolution-inputs.ts';

/** The earliest moment after `now` at which time alone can change the answer; null: never. */
export function nextChangeAt(tenant: TenantInputs, now: number): number | null {
  let next = soonest(Number.POSITIVE_INFINITY, tenant.licenseExpiresAt, now);
  for (const override of tenant.overrides) {
    next = soonest(soonest(next, override.startsAt, now), override.expiresAt, now);
  }
  for (const request of tenant.pendingRequests) next = soonest(next, request.expiresAt, now);
  return next === Number.POSITIVE_INFINITY ? null : next;
}

/** In legacy mode only the licence has an end. */
export function nextLegacyChangeAt(tenant: TenantInputs, now: number): number | null {
  const next = soonest(Number.POSITIVE_INFINITY, tenant.licenseExpiresAt, now);
  return next === Number.POSITIVE_INFINITY ? null : next;
}

const soonest = (next: number, at: number | null, now: number): number =>
  at !== null && at > now && at < next ? at : next;
