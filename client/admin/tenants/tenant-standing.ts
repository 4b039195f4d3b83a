const SOON_MS = 30 * 86_400_000; // 30 days

/** What decides where a tenant stands. */
interface Standing {
  readonly state: 'ACTIVE' | 'LICENSE_EXPIRED' | 'SUSPENDED';
  readonly licenseExpiresAt: string | null;
}

/** Where a tenant stands, as an admin has to know it. */
export type TenantStanding = 'active' | 'endsSoon' | 'licenceOver' | 'suspended';

/** An active tenant whose licence ends within 30 days is worth a call. */
export function tenantStanding({ state, licenseExpiresAt }: Standing, now: number): TenantStanding {
  if (state === 'SUSPENDED') return 'suspended';
  if (state === 'LICENSE_EXPIRED') return 'licenceOver';
  if (licenseExpiresAt !== null && Date.parse(licenseExpiresAt) - now < SOON_MS) return 'endsSoon';
  return 'active';
}
