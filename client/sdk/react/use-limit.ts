import type { LimitKey } from '../core/feature-key.ts';
import { useFeature } from './use-feature.ts';

/** How far a limit goes. */
export interface Limit {
  /** 0 when off or loading; null when unlimited. */
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly loading: boolean;
  /** Whether `requested` more fit on top of `current`. A hint for display: the server decides when it happens. */
  allows(current: number, requested?: number): boolean;
}

/** One limit, for counters and disabled buttons. */
export function useLimit(key: LimitKey): Limit {
  const { enabled, limit, unlimited, loading } = useFeature(key);
  return {
    limit: enabled ? limit : 0,
    unlimited: enabled && unlimited,
    loading,
    allows: (current, requested = 1) => enabled && (unlimited || current + requested <= (limit ?? 0)),
  };
}
