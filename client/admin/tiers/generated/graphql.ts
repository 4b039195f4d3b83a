/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A new tier that says everything that another one says. */
export type CloneTierInput = {
  /** Whom it is for; where it is left out, as the other one says. */
  description?: string | null | undefined;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** False: no tenant can be assigned to it yet. */
  isActive?: boolean | null | undefined;
  /** The name of the new one: one line, at most 255 characters, unique. */
  name: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tier to copy. */
  tierId: string | number;
};

/** A new tier. It says nothing yet, so that its tenants have the defaults. */
export type CreateTierInput = {
  /** Whom it is for. At most 4,000 characters. */
  description?: string | null | undefined;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** False: no tenant can be assigned to it yet. */
  isActive?: boolean | null | undefined;
  /** Its name for people: one line, at most 255 characters, unique. */
  name: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
};

/** A tier to delete, with all that it says. Refused while tenants are on it. */
export type DeleteTierInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` that was looked at. Where it is another by now: STALE_WRITE. Left out, it is not compared. */
  expectedVersion?: number | null | undefined;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tier. */
  tierId: string | number;
};

/** What a feature is about; the first part of its key, in lower case. */
export type FeatureCategory =
  /** Ways to call the product from outside. */
  | 'API'
  /** Building blocks of flows. */
  | 'COMPONENTS'
  /** Connections to other services. */
  | 'INTEGRATIONS'
  /** Amounts: how many, how much, how large. */
  | 'LIMITS'
  /** Providers of AI models, and single models. */
  | 'MODELS'
  /** Parts of the user interface. */
  | 'UI';

/** What a feature carries beside being on or off. */
export type FeatureType =
  /** Nothing: on or off. */
  | 'BOOLEAN'
  /** A limit from 0 to 2,147,483,647, or unlimited. */
  | 'INTEGER'
  /** A JSON object or list of at most 16,384 bytes. */
  | 'JSON'
  /** A text of 1 to 1,024 characters. */
  | 'STRING';

/** A value to store. Fill only what belongs to the feature's type: nothing more for BOOLEAN, exactly one of `limit` and `unlimited: true` for INTEGER, `text` for STRING, `json` for JSON. What is off may leave it out. */
export type FeatureValueInput = {
  /** On or off. */
  enabled: boolean;
  /** For the type JSON: an object or a list of at most 16,384 bytes as text. */
  json?: unknown;
  /** For the type INTEGER: 0 to 2,147,483,647. Zero means on, and nothing allowed. */
  limit?: number | null | undefined;
  /** For the type STRING: 1 to 1,024 characters. */
  text?: string | null | undefined;
  /** For the type INTEGER: true for no limit. */
  unlimited?: boolean | null | undefined;
};

/** What a change does to a feature of a tenant. */
export type ImpactEffect =
  /** It stays on, with another limit or value. */
  | 'LIMIT'
  /** It goes off. */
  | 'OFF'
  /** It goes on. */
  | 'ON';

/** Why something was refused. */
export type ProblemCode =
  /** The tenant has that much already. */
  | 'ALREADY_ENTITLED'
  /** Send the digest of a dry run in `confirm`. */
  | 'CONFIRMATION_REQUIRED'
  /** It cannot be on together with what is on: `details.conflictsWith`. */
  | 'CONFLICT'
  /** Its dependencies would go round in a circle, so it could never be on: `details.cycle`. */
  | 'DEPENDENCY_CYCLE'
  /** It needs what is off: `details.missing`. For a tier, send `autoEnableDependencies`; for an approval, `includeDependencies`. */
  | 'DEPENDENCY_UNMET'
  /** What is on needs it: `details.dependents`. Or send `cascadeDisable`. */
  | 'DEPENDENTS_ENABLED'
  /** The end lies in the past, or before the beginning. */
  | 'EXPIRY_IN_PAST'
  /** In the present mode this would have no effect, the servers are in different modes, or the tables are gone. */
  | 'FEATURE_CONTROL_DISABLED'
  /** The feature is deprecated and cannot be newly given. */
  | 'FEATURE_DEPRECATED'
  /** The feature is switched off for everybody. */
  | 'FEATURE_INACTIVE'
  /** The limit, or the feature that an action needs, is off for the tenant: `details.reason` says why. */
  | 'FEATURE_NOT_ENABLED'
  /** Nothing may be said safely now, another change is being saved, or `minRevision` is not reached. Try again. */
  | 'FEATURE_SERVICE_UNAVAILABLE'
  /** The idempotency key was used for another input: take a new one. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The request is closed: `details.state`. */
  | 'INVALID_STATE'
  /** Something given is not accepted: `path` says what, `details.detail` why. */
  | 'INVALID_VALUE'
  /** The registry has that key already; of a model, that name at that provider. */
  | 'KEY_TAKEN'
  /** It does not fit: `details.limit`, `details.current`, `details.requested`. */
  | 'LIMIT_EXCEEDED'
  /** `FEATURE_CONTROL_MODE` sets the mode of a server: `details.nodes` names it. */
  | 'MODE_LOCKED_BY_ENV'
  /** Another tier has that name, perhaps with other capitals; or another tenant that slug. */
  | 'NAME_TAKEN'
  /** The change cannot be undone any more: `details.reason` says why. */
  | 'NOT_REVERTIBLE'
  /** The licence of the tenant is over. */
  | 'NO_ACTIVE_LICENSE'
  /** The tier allows no overrides of this feature. */
  | 'OVERRIDE_NOT_ALLOWED'
  /** The world has moved since the plan or the dry run was made: look at a new one. */
  | 'PLAN_OUTDATED'
  /** A premium feature must not be on by default. */
  | 'PREMIUM_DEFAULT_ON'
  /** Say why: this needs a `reason`. */
  | 'REASON_REQUIRED'
  /** The key was made before and its secret shown then: revoke it (`details.apiKeyId`) and make another. */
  | 'SECRET_ALREADY_SHOWN'
  /** Whoever asks for an upgrade cannot approve it. */
  | 'SELF_APPROVAL_FORBIDDEN'
  /** A feature cannot be related to itself. */
  | 'SELF_DEPENDENCY'
  /** Somebody else was first: `details.currentVersion`, and who changed what in `details.changes`. */
  | 'STALE_WRITE'
  /** The tenant is suspended. */
  | 'TENANT_INACTIVE'
  /** There is no such tenant, or it is not yours. */
  | 'TENANT_NOT_FOUND'
  /** The tier takes no new tenants. */
  | 'TIER_INACTIVE'
  /** Tenants are on the tier: `details.tenants` tells how many. */
  | 'TIER_IN_USE'
  /** Tiers, overrides or requests hold values of the old type: `details` counts them. */
  | 'TYPE_LOCKED'
  /** There is no such API key. */
  | 'UNKNOWN_API_KEY'
  /** There is no such component. */
  | 'UNKNOWN_COMPONENT'
  /** It would be related to a key that the registry does not have: `details.unknown`. */
  | 'UNKNOWN_DEPENDENCY'
  /** The registry has no such key. In queries an unknown key is no error: it is off, with the reason `NOT_FOUND`. */
  | 'UNKNOWN_FEATURE'
  /** There is no such model. */
  | 'UNKNOWN_MODEL'
  /** The tenant has no such override, or it is revoked. */
  | 'UNKNOWN_OVERRIDE'
  /** There is no such request, or it is not yours. */
  | 'UNKNOWN_REQUEST'
  /** There is no such tier. */
  | 'UNKNOWN_TIER'
  /** It could never be on: of what it needs, two exclude each other. */
  | 'UNSATISFIABLE'
  /** A request for another value waits: `details.requestId`. */
  | 'UPGRADE_ALREADY_PENDING'
  /** The tier does not let tenants ask for this feature. */
  | 'UPGRADE_NOT_ALLOWED';

/** Changes of one tier: all of them happen, or none. */
export type SetTierFeaturesInput = {
  /** Switch on whatever the changes need, in place of DEPENDENCY_UNMET. */
  autoEnableDependencies?: boolean;
  /** Switch off whatever needs what the changes switch off, in place of DEPENDENTS_ENABLED. */
  cascadeDisable?: boolean;
  /** The changed features only. */
  changes: Array<TierFeatureChangeInput>;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` of the tier that the changes were made on. Where it is another by now: STALE_WRITE. */
  expectedVersion: number;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tier. */
  tierId: string | number;
};

/** What shall be different about one feature of a tier. What is left out stays. */
export type TierFeatureChangeInput = {
  /** Whether overrides that admins set for single tenants count. */
  allowTenantOverride?: boolean | null | undefined;
  /** Whether tenants may ask for it, or for more of it. */
  allowTenantUpgrade?: boolean | null | undefined;
  /** True: take back what the tier says, so that the default of the registry goes on. */
  inherit?: boolean | null | undefined;
  /** The feature. Each key at most once. */
  key: string;
  /** The tier's own value. Not together with `inherit: true`. */
  value?: FeatureValueInput | null | undefined;
};

/** What shall be different about a tier. What is left out stays. */
export type UpdateTierInput = {
  /** Whom it is for. At most 4,000 characters. */
  description?: string | null | undefined;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` that the change was made on. Where it is another by now: STALE_WRITE. */
  expectedVersion: number;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** False: no tenant can be newly assigned to it. Those that are on it keep everything. */
  isActive?: boolean | null | undefined;
  /** Its name for people: one line, at most 255 characters, unique. */
  name?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tier. */
  tierId: string | number;
};

type ChangeOutcome_ApproveUpgradeRequestPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_AssignTenantTierPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_ComponentPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_CreateApiKeyPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_DeleteTierPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_FeaturePayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_ModelPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_RevertChangePayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_RevokeApiKeyPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_SetFeatureControlModePayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_SetTierFeaturesPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_TenantOverridePayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_TenantPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_TierPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_UpgradeRequestPayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

type ChangeOutcome_UsagePayload_Fragment = { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null };

export type ChangeOutcomeFragment =
  | ChangeOutcome_ApproveUpgradeRequestPayload_Fragment
  | ChangeOutcome_AssignTenantTierPayload_Fragment
  | ChangeOutcome_ComponentPayload_Fragment
  | ChangeOutcome_CreateApiKeyPayload_Fragment
  | ChangeOutcome_DeleteTierPayload_Fragment
  | ChangeOutcome_FeaturePayload_Fragment
  | ChangeOutcome_ModelPayload_Fragment
  | ChangeOutcome_RevertChangePayload_Fragment
  | ChangeOutcome_RevokeApiKeyPayload_Fragment
  | ChangeOutcome_SetFeatureControlModePayload_Fragment
  | ChangeOutcome_SetTierFeaturesPayload_Fragment
  | ChangeOutcome_TenantOverridePayload_Fragment
  | ChangeOutcome_TenantPayload_Fragment
  | ChangeOutcome_TierPayload_Fragment
  | ChangeOutcome_UpgradeRequestPayload_Fragment
  | ChangeOutcome_UsagePayload_Fragment
;

export type TierSummaryFragment = { id: string, name: string, description: string | null, isActive: boolean, tenantCount: number, version: number };

export type TierRowsFragment = { id: string, name: string, description: string | null, isActive: boolean, tenantCount: number, version: number, features: Array<{ key: string, inherited: boolean, allowTenantOverride: boolean, allowTenantUpgrade: boolean, value: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown } }> };

export type RegistryEntryFragment = { key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } };

export type TierListQueryVariables = Exact<{ [key: string]: never; }>;


export type TierListQuery = { tiers: Array<{ id: string, name: string, description: string | null, isActive: boolean, tenantCount: number, version: number }> };

export type TierRowsQueryVariables = Exact<{
  id: string | number;
}>;


export type TierRowsQuery = { tier: { id: string, name: string, description: string | null, isActive: boolean, tenantCount: number, version: number, features: Array<{ key: string, inherited: boolean, allowTenantOverride: boolean, allowTenantUpgrade: boolean, value: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown } }> } | null };

export type AllTierRowsQueryVariables = Exact<{ [key: string]: never; }>;


export type AllTierRowsQuery = { tiers: Array<{ id: string, name: string, description: string | null, isActive: boolean, tenantCount: number, version: number, features: Array<{ key: string, inherited: boolean, allowTenantOverride: boolean, allowTenantUpgrade: boolean, value: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown } }> }> };

export type RegistryOfTiersQueryVariables = Exact<{
  id: string | number;
}>;


export type RegistryOfTiersQuery = { tier: { id: string, MODELS: Array<{ key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } }>, COMPONENTS: Array<{ key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } }>, INTEGRATIONS: Array<{ key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } }>, UI: Array<{ key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } }>, API: Array<{ key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } }>, LIMITS: Array<{ key: string, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isActive: boolean, isPremium: boolean, isDeprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }> } }> } | null };

export type SetTierFeaturesMutationVariables = Exact<{
  input: SetTierFeaturesInput;
}>;


export type SetTierFeaturesMutation = { setTierFeatures: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type CreateTierMutationVariables = Exact<{
  input: CreateTierInput;
}>;


export type CreateTierMutation = { createTier: { revision: string | null, tier: { id: string } | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type CloneTierMutationVariables = Exact<{
  input: CloneTierInput;
}>;


export type CloneTierMutation = { cloneTier: { revision: string | null, tier: { id: string } | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type UpdateTierMutationVariables = Exact<{
  input: UpdateTierInput;
}>;


export type UpdateTierMutation = { updateTier: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type DeleteTierMutationVariables = Exact<{
  input: DeleteTierInput;
}>;


export type DeleteTierMutation = { deleteTier: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export const ChangeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeOutcomeFragment, unknown>;
export const TierSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<TierSummaryFragment, unknown>;
export const TierRowsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierRows"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TierSummary"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"inherited"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantOverride"}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantUpgrade"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<TierRowsFragment, unknown>;
export const RegistryEntryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RegistryEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TierFeature"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requiresSetup"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dependsOn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflictsWith"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RegistryEntryFragment, unknown>;
export const TierListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tierList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TierSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<TierListQuery, TierListQueryVariables>;
export const TierRowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tierRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TierRows"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierRows"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TierSummary"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"inherited"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantOverride"}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantUpgrade"}}]}}]}}]} as unknown as DocumentNode<TierRowsQuery, TierRowsQueryVariables>;
export const AllTierRowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"allTierRows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TierRows"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TierRows"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tier"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TierSummary"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"inherited"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantOverride"}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantUpgrade"}}]}}]}}]} as unknown as DocumentNode<AllTierRowsQuery, AllTierRowsQueryVariables>;
export const RegistryOfTiersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"registryOfTiers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"MODELS"},"name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"EnumValue","value":"MODELS"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistryEntry"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"COMPONENTS"},"name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"EnumValue","value":"COMPONENTS"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistryEntry"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"INTEGRATIONS"},"name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"EnumValue","value":"INTEGRATIONS"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistryEntry"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"UI"},"name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"EnumValue","value":"UI"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistryEntry"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"API"},"name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"EnumValue","value":"API"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistryEntry"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"LIMITS"},"name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"EnumValue","value":"LIMITS"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistryEntry"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RegistryEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TierFeature"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requiresSetup"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dependsOn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflictsWith"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RegistryOfTiersQuery, RegistryOfTiersQueryVariables>;
export const SetTierFeaturesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"setTierFeatures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetTierFeaturesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setTierFeatures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<SetTierFeaturesMutation, SetTierFeaturesMutationVariables>;
export const CreateTierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"createTier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTierInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTierMutation, CreateTierMutationVariables>;
export const CloneTierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"cloneTier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloneTierInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cloneTier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<CloneTierMutation, CloneTierMutationVariables>;
export const UpdateTierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"updateTier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTierInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTierMutation, UpdateTierMutationVariables>;
export const DeleteTierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"deleteTier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTierInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteTierMutation, DeleteTierMutationVariables>;