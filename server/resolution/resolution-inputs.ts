/** Everything that decides which features a tenant has. Plain data: times are milliseconds since 1970, UTC. */

export type FeatureControlMode = 'legacy' | 'shadow' | 'enforce';
export type FeatureType = 'boolean' | 'integer' | 'string' | 'json';
export type FeatureCategory = 'models' | 'components' | 'integrations' | 'ui' | 'api' | 'limits';

/** One row of the registry. Values are as stored: nothing is trusted to be valid. */
export interface FeatureDefinition {
  readonly key: string;
  readonly name: string;
  readonly category: FeatureCategory;
  readonly type: FeatureType;
  readonly defaultValue: unknown;
  readonly valueSchema: unknown;
  readonly isPremium: boolean;
  readonly requiresSetup: boolean;
  readonly displayOrder: number;
  readonly isActive: boolean;
  readonly isDeprecated: boolean;
  readonly deprecatedMessage: string | null;
  readonly dependsOn: readonly string[];
  readonly conflictsWith: readonly string[];
}

type ModelType = 'chat' | 'completion' | 'embedding' | 'image' | 'audio';

export interface ModelDefinition {
  readonly id: string;
  readonly provider: string;
  readonly modelId: string;
  readonly name: string;
  readonly type: ModelType;
  readonly family: string | null;
  readonly supportsTools: boolean;
  readonly supportsVision: boolean;
  readonly supportsStreaming: boolean;
  readonly maxTokens: number | null;
  readonly contextWindow: number | null;
  readonly featureKey: string;
  readonly isActive: boolean;
  readonly isDeprecated: boolean;
}

export interface ComponentDefinition {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly featureKey: string | null;
  readonly requiredFeatures: readonly string[];
  readonly icon: string | null;
  readonly documentationUrl: string | null;
  readonly isBeta: boolean;
  readonly isActive: boolean;
}

/** What is the same for every tenant. */
export interface Catalog {
  readonly features: readonly FeatureDefinition[];
  readonly models: readonly ModelDefinition[];
  readonly components: readonly ComponentDefinition[];
}

export interface TierRow {
  readonly key: string;
  readonly value: unknown;
  readonly allowTenantOverride: boolean;
  readonly allowTenantUpgrade: boolean;
}

export interface TierInputs {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly TierRow[];
  /** `license_tier.features` as parsed JSON, and the columns, for legacy mode. */
  readonly legacyFeatures: unknown;
  /** Null: no limit. Undefined: the old system never had the column, so it says nothing. */
  readonly maxFlows: number | null | undefined;
  readonly maxApiCalls: number | null | undefined;
}

/** An override that is not revoked. */
export interface TenantOverride {
  readonly key: string;
  readonly value: unknown;
  readonly origin: 'admin' | 'upgrade';
  /** In force from here on (inclusive); null: since ever. */
  readonly startsAt: number | null;
  /** In force until here (exclusive); null: for good. */
  readonly expiresAt: number | null;
}

interface PendingRequest {
  readonly id: string;
  readonly key: string;
  readonly expiresAt: number;
}

export interface TenantInputs {
  readonly id: string;
  readonly tierId: string | null;
  readonly isActive: boolean;
  readonly licenseExpiresAt: number | null;
  readonly overrides: readonly TenantOverride[];
  readonly pendingRequests: readonly PendingRequest[];
}

export interface ResolutionInputs {
  readonly mode: FeatureControlMode;
  readonly catalog: Catalog;
  /** The tenant's tier; null where it has none. */
  readonly tier: TierInputs | null;
  readonly tenant: TenantInputs;
  /** The features as compiled into the program: all that legacy mode knows beside the tier's own columns. */
  readonly compiledFeatures: readonly FeatureDefinition[];
}
