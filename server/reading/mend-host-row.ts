/** Columns of the host's tables as they may be: ours would have taken neither NULL nor an endless time. */
interface HostRow {
  readonly id: string;
  name: string | null;
  slug?: string | null;
  isActive: boolean | null;
  licenseExpiresAt?: Date | null;
  createdAt: Date | null;
  updatedAt: Date | null;
}

const UNKNOWN = new Date(0);

/** Makes of what the host left empty what the API can tell: nobody is active by a NULL, and `infinity` is no end. */
export function mendHostRow(row: HostRow): void {
  row.name ??= row.slug ?? row.id;
  if (row.slug === null) row.slug = row.id;
  row.isActive ??= false;
  if (row.licenseExpiresAt != null && !isMoment(row.licenseExpiresAt)) row.licenseExpiresAt = null;
  if (!isMoment(row.createdAt)) row.createdAt = UNKNOWN;
  if (!isMoment(row.updatedAt)) row.updatedAt = row.createdAt;
}

function isMoment(time: Date | null | undefined): boolean {
  return time != null && !Number.isNaN(time.getTime());
}
