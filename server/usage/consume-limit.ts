import type { Done } from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { countUsage, type Counting, type CountUsage, type UsageContext } from './count-usage.ts';
import type { Usage } from './usage.ts';

// One statement tests and takes: reading first and writing then would grant the last piece to all who ask at once.
const TAKE = `insert into tenant_usage as u (tenant_id, feature_key, period, used)
  select $1::uuid, $2, $3::date, $4::bigint where $4::bigint <= $5::bigint
  on conflict (tenant_id, feature_key, period) do update set used = u.used + excluded.used
    where u.used + excluded.used <= $5::bigint
  returning used::float8 as used`;
const USED = 'select used::float8 as used from tenant_usage where tenant_id = $1 and feature_key = $2 and period = $3';

/**
 * Takes some of a limit for a tenant: all of it or nothing. The caller's permission is the resolver's to check.
 * @throws {Refusal} FEATURE_NOT_ENABLED, LIMIT_EXCEEDED, and what `countUsage` throws
 */
export function consumeLimit(context: UsageContext, input: CountUsage): Promise<Done<Usage>> {
  return countUsage(context, 'consumeLimit', input, take);
}

async function take({ query, tenantId, feature, amount, period }: Counting): Promise<number> {
  const { key, enabled, reason, upgradable } = feature;
  if (!enabled) {
    const details = { requiredFeatures: [key], reason, upgradable };
    throw new Refusal('FEATURE_NOT_ENABLED', `${key} is off for the tenant.`, details, ['key']);
  }
  const most = feature.unlimited ? Number.MAX_SAFE_INTEGER : (feature.limit ?? 0);
  const [taken] = await query<{ used: number }>(TAKE, [tenantId, key, period.start, amount, most]);
  if (taken !== undefined) return taken.used;
  const [found] = await query<{ used: number }>(USED, [tenantId, key, period.start]);
  const current = found?.used ?? 0;
  throw new Refusal(
    'LIMIT_EXCEEDED',
    `${current} of ${most} are taken; ${amount} more do not fit.`,
    { limit: most, current, requested: amount },
    ['amount'],
  );
}
