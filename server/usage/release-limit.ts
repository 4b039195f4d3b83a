import type { Done } from '../changes/run-command.ts';
import { countUsage, type Counting, type CountUsage, type UsageContext } from './count-usage.ts';
import type { Usage } from './usage.ts';

const GIVE_BACK = `update tenant_usage set used = greatest(0, used - $4::bigint)
  where tenant_id = $1 and feature_key = $2 and period = $3::date returning used::float8 as used`;

/**
 * Gives back what was taken, of the present period, never below 0; also where the limit is off by now or the tenant is suspended.
 * The caller's permission is the resolver's to check.
 * @throws {Refusal} what `countUsage` throws
 */
export function releaseLimit(context: UsageContext, input: CountUsage): Promise<Done<Usage>> {
  return countUsage(context, 'releaseLimit', input, giveBack);
}

async function giveBack({ query, tenantId, feature, amount, period }: Counting): Promise<number> {
  const [left] = await query<{ used: number }>(GIVE_BACK, [tenantId, feature.key, period.start, amount]);
  return left?.used ?? 0;
}
