import type { Query } from '../database/query.ts';
import type { ResolvedContent } from '../resolution/resolved-content.ts';
import { usagePeriod } from './usage-period.ts';
import { usageOf, type Usage } from './usage.ts';

/** What was counted: by tenant, then by key and first day of the period. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

// Limits are few for each tenant, and of a limit by months only the present one is read.
const READ = `select tenant_id as tenant, feature_key as key, period::text as period, used::float8 as used
  from tenant_usage where tenant_id = any($1::uuid[]) and (period = $2::date or period = $3::date)`;

/** Reads what these tenants have taken, of all their limits, in the period that `now` lies in. */
export async function readCounts(query: Query, tenantIds: readonly string[], now: number): Promise<Counts> {
  const once = usagePeriod('', now).start;
  const month = usagePeriod('_per_month', now).start;
  const rows = await query<{ tenant: string; key: string; period: string; used: number }>(READ, [
    tenantIds,
    once,
    month,
  ]);
  const counts = new Map<string, Map<string, number>>();
  for (const { tenant, key, period, used } of rows) {
    const ofTenant = counts.get(tenant) ?? new Map<string, number>();
    counts.set(tenant, ofTenant.set(`${key} ${period}`, used));
  }
  return counts;
}

/**
 * What a tenant has taken of these limits, in their order; of all its limits where no keys are named. A key that is no limit is
 * answered as one of 0.
 */
export function listUsage(
  tenantId: string,
  content: ResolvedContent,
  counts: Counts,
  keys: readonly string[] | null,
  now: number,
): Usage[] {
  const wanted = keys ?? content.features.flatMap(({ key, type }) => (type === 'integer' ? key : []));
  return [...new Set(wanted)].map((key) => {
    const period = usagePeriod(key, now);
    const used = counts.get(tenantId)?.get(`${key} ${period.start}`) ?? 0;
    return usageOf(key, content.feature(key), used, period);
  });
}
