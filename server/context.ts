import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Caller } from './auth/actor.ts';
import type { ChangeFeed } from './changes/change-feed.ts';
import type { DatabaseClock } from './changes/database-clock.ts';
import type { ChangeEvents } from './live/change-events.ts';
import type { LiveStatus } from './live/live-status.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { Population } from './resolution/population.ts';
import type { FeatureControlMode } from './resolution/resolution-inputs.ts';
import type { SnapshotCache } from './resolution/snapshot-cache.ts';
import type { UnknownKeys } from './resolution/unknown-keys.ts';
import type { UsageEvents } from './usage/usage-events.ts';

/** What lives as long as the process and resolvers need. Built in app.ts only. */
export interface Services {
  readonly orm: MikroORM;
  readonly feed: ChangeFeed;
  readonly cache: SnapshotCache;
  /** What subscriptions of admins are fed by. */
  readonly events: ChangeEvents;
  /** What tenants have taken: no change of the configuration, so no event of it. */
  readonly usageEvents: UsageEvents;
  readonly clock: DatabaseClock;
  /** What comes out for all tenants. */
  readonly population: Population;
  /** How this node is doing. */
  readonly liveStatus: () => LiveStatus;
  readonly unknownKeys: UnknownKeys;
  readonly logger: Logger;
  /** FEATURE_CONTROL_MODE; null: the mode in the database counts. */
  readonly pinnedMode: FeatureControlMode | null;
}

/** One operation: who asks, an entity manager and loaders of its own. Never kept longer than the operation. */
export interface Context {
  /** Null: nobody, or somebody without a token. */
  readonly caller: Caller | null;
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly services: Services;
  /** The revision that the answer must know of, from the header `x-min-revision`. */
  readonly minRevision: number | null;
}

export function createContext(services: Services, caller: Caller | null, minRevision: number | null = null): Context {
  const em = services.orm.em.fork();
  return { caller, em, loaders: createLoaders(em), services, minRevision };
}
