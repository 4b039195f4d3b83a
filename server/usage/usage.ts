import type { ResolvedFeature } from '../resolution/resolved.ts';
import type { UsagePeriod } from './usage-period.ts';

/** How much of a limit a tenant has taken. Plain JSON: it is kept for the idempotency key. */
export interface Usage {
  readonly key: string;
  readonly used: number;
  /** 0 where the feature is off or no limit; null where unlimited. */
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly period: UsagePeriod['kind'];
  /** Milliseconds since 1970. */
  readonly resetsAt: number | null;
}

/** @param feature as it is decided for the tenant; undefined where the registry has no such key */
export function usageOf(key: string, feature: ResolvedFeature | undefined, used: number, period: UsagePeriod): Usage {
  const isLimit = feature !== undefined && feature.enabled && feature.type === 'integer';
  return {
    key,
    used,
    limit: isLimit ? feature.limit : 0,
    unlimited: isLimit && feature.unlimited,
    period: period.kind,
    resetsAt: period.resetsAt,
  };
}
