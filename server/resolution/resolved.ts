import type { ComponentDefinition, FeatureCategory, FeatureType, ModelDefinition } from './resolution-inputs.ts';

export type FeatureSource = 'DEFAULT' | 'TIER' | 'TENANT_OVERRIDE' | 'LEGACY' | 'SYSTEM';
export type FeatureReason =
  | 'DEFAULT'
  | 'TIER'
  | 'TENANT_OVERRIDE'
  | 'LEGACY'
  | 'TENANT_INACTIVE'
  | 'INACTIVE'
  | 'INVALID_VALUE'
  | 'DEPENDENCY_CYCLE'
  | 'DEPENDENCY_UNMET'
  | 'CONFLICT'
  | 'LICENSE_EXPIRED'
  | 'NOT_FOUND'
  | 'STALE_DENIED';
export type IgnoredOverride = 'NOT_STARTED' | 'EXPIRED' | 'NOT_ALLOWED' | 'LICENSE_EXPIRED';

/** What a feature comes out as for one tenant at one moment. Immutable, and shared by tenants with the same inputs. */
export interface ResolvedFeature {
  readonly key: string;
  /** Null, like category and type, only where the key is unknown. */
  readonly name: string | null;
  readonly category: FeatureCategory | null;
  readonly type: FeatureType | null;
  readonly enabled: boolean;
  /** Only for integers: how far it goes; 0 when off, null when unlimited. Null for other types. */
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly text: string | null;
  readonly json: unknown;
  readonly source: FeatureSource;
  readonly reason: FeatureReason;
  readonly blockedBy: readonly string[];
  readonly ignoredOverride: IgnoredOverride | null;
  readonly deprecated: boolean;
  readonly deprecatedMessage: string | null;
  readonly requiresSetup: boolean;
  readonly upgradable: boolean;
  readonly pendingRequestId: string | null;
  /** When the override that decides ends, in milliseconds since 1970. */
  readonly expiresAt: number | null;
}

/** The answer for one tenant: features in display order, then key. */
export interface Resolution {
  readonly features: readonly ResolvedFeature[];
  readonly models: readonly ModelDefinition[];
  readonly components: readonly ComponentDefinition[];
  /** Before this moment nothing changes without a write; null: never. */
  readonly nextChangeAt: number | null;
}
