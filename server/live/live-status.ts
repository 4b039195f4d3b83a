import type { Freshness } from '../changes/change-feed.ts';
import type { PropagationSample } from './propagation-record.ts';

/** How this node is doing, as of now. */
export interface LiveStatus {
  readonly revision: number;
  readonly epoch: string;
  /** By the clock of the database, in milliseconds since 1970. */
  readonly at: number;
  readonly feedAgeMilliseconds: number;
  readonly freshness: Freshness;
  readonly isStale: boolean;
  readonly isListening: boolean;
  readonly socketCount: number;
  readonly subscriberCount: number;
  readonly watchedTenantCount: number;
  readonly propagation: {
    readonly sentCount: number;
    readonly p50: number | null;
    readonly p99: number | null;
    readonly samples: readonly PropagationSample[];
  };
}
