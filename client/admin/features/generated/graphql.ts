/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A new feature. Off for everybody unless `defaultValue` says otherwise. */
export type CreateFeatureInput = {
  /** It is never on together with any of these. */
  conflictsWith?: Array<string> | null | undefined;
  /** What a tenant gets; off where it is left out. */
  defaultValue?: FeatureValueInput | null | undefined;
  /** It is on only where all of these are on. */
  dependsOn?: Array<string> | null | undefined;
  /** What to use in place of it. At most 1,000 characters. */
  deprecatedMessage?: string | null | undefined;
  /** What a tenant gets with it. At most 4,000 characters. */
  description?: string | null | undefined;
  /** Its place among the features; 0 where it is left out. */
  displayOrder?: number | null | undefined;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** Where it is documented: http or https, at most 500 characters. */
  helpUrl?: string | null | undefined;
  /** Name of its icon: a-z, 0-9 and -, at most 50 characters. */
  icon?: string | null | undefined;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** False: off for everybody, whatever tiers and overrides say. */
  isActive?: boolean | null | undefined;
  /** It works, but cannot be newly given or asked for. */
  isDeprecated?: boolean | null | undefined;
  /** Sold extra: it must not be on by default. */
  isPremium?: boolean | null | undefined;
  /** Its name in code, which stays; the first part is the category. */
  key: string;
  /** Its name for people: one line, at most 255 characters. */
  name: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** Somebody has to set it up before it does anything. */
  requiresSetup?: boolean | null | undefined;
  /** A finer division of the category. At most 50 characters. */
  subcategory?: string | null | undefined;
  /** What it carries; BOOLEAN where it is left out. */
  type?: FeatureType | null | undefined;
  /** For the type JSON: the JSON Schema of its values. */
  valueSchema?: unknown;
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

/** Why a feature is what it is. The name of a layer where that layer simply decided. */
export type FeatureReason =
  /** A feature that cannot be used together with it is on; `blockedBy` names it. */
  | 'CONFLICT'
  /** The default in the registry decided. */
  | 'DEFAULT'
  /** The feature depends on itself through others, so it is off. */
  | 'DEPENDENCY_CYCLE'
  /** A feature that it depends on is off; `blockedBy` names the direct ones. */
  | 'DEPENDENCY_UNMET'
  /** The feature is switched off for everybody. */
  | 'INACTIVE'
  /** The stored value does not fit the type, so the feature is off. */
  | 'INVALID_VALUE'
  /** The old JSON of the tier decided. */
  | 'LEGACY'
  /** The licence ended, and that changed the outcome. */
  | 'LICENSE_EXPIRED'
  /** The registry has no such key. */
  | 'NOT_FOUND'
  /** The database has been away too long to grant a premium feature. */
  | 'STALE_DENIED'
  /** The tenant is suspended: everything is off. */
  | 'TENANT_INACTIVE'
  /** An override for this tenant decided. */
  | 'TENANT_OVERRIDE'
  /** The tenant's tier decided. */
  | 'TIER';

/** The layer that a value comes from. A layer replaces the one before it whole. */
export type FeatureSource =
  /** The default in the registry. */
  | 'DEFAULT'
  /** The old JSON of the tier, in the modes LEGACY and SHADOW. */
  | 'LEGACY'
  /** None of them: the key is unknown, or the answer was denied for safety. */
  | 'SYSTEM'
  /** An override for this tenant, set by an admin or by an approved upgrade. */
  | 'TENANT_OVERRIDE'
  /** The tenant's tier. */
  | 'TIER';

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

/** What a feature needs and what it excludes. Each list replaces the one before; one that is left out stays. */
export type SetFeatureRelationsInput = {
  /** It is never on together with any of these. Holds both ways, so their versions grow as well. */
  conflictsWith?: Array<string> | null | undefined;
  /** It is on only where all of these are on. */
  dependsOn?: Array<string> | null | undefined;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` that the change was made on. Where it is another by now: STALE_WRITE. */
  expectedVersion: number;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** The feature. */
  key: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
};

/** What shall be different about a feature. What is left out stays; a text may be null where it may be missing. */
export type UpdateFeatureInput = {
  /** What a tenant gets where neither its tier nor an override says otherwise. */
  defaultValue?: FeatureValueInput | null | undefined;
  /** What to use in place of it. At most 1,000 characters. */
  deprecatedMessage?: string | null | undefined;
  /** What a tenant gets with it. At most 4,000 characters. */
  description?: string | null | undefined;
  /** Its place among the features; of two that conflict, the smaller number wins. */
  displayOrder?: number | null | undefined;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` that the change was made on. Where it is another by now: STALE_WRITE. */
  expectedVersion: number;
  /** Where it is documented: http or https, at most 500 characters. */
  helpUrl?: string | null | undefined;
  /** Name of its icon: a-z, 0-9 and -, at most 50 characters. */
  icon?: string | null | undefined;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** The kill switch: false is off for everybody at once, whatever tiers and overrides say. */
  isActive?: boolean | null | undefined;
  /** It works, but cannot be newly given or asked for. */
  isDeprecated?: boolean | null | undefined;
  /** Sold extra: it must not be on by default. */
  isPremium?: boolean | null | undefined;
  /** The feature. Keys do not change. */
  key: string;
  /** Its name for people: one line, at most 255 characters. */
  name?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** Somebody has to set it up before it does anything. */
  requiresSetup?: boolean | null | undefined;
  /** A finer division of the category. At most 50 characters. */
  subcategory?: string | null | undefined;
  /** What it carries. TYPE_LOCKED while a tier, an override or a request holds a value of it. */
  type?: FeatureType | null | undefined;
  /** For the type JSON: the JSON Schema of its values, which those that are stored have to meet; null for any. */
  valueSchema?: unknown;
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

export type FeatureRegistryQueryVariables = Exact<{ [key: string]: never; }>;


export type FeatureRegistryQuery = { featureAdoption: Array<{ key: string, tenantCount: number, enabledTenantCount: number, byTier: Array<{ enabledTenantCount: number, tenantCount: number, tier: { id: string, name: string } | null }>, feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isPremium: boolean, requiresSetup: boolean, isDeprecated: boolean, isActive: boolean, displayOrder: number, dependsOn: Array<{ id: string, key: string }>, conflictsWith: Array<{ id: string, key: string }> } | null }> };

export type FeatureDetailsQueryVariables = Exact<{
  key: string;
}>;


export type FeatureDetailsQuery = { feature: { id: string, key: string, name: string, description: string | null, category: FeatureCategory, subcategory: string | null, type: FeatureType, isPremium: boolean, requiresSetup: boolean, isDeprecated: boolean, deprecatedMessage: string | null, isActive: boolean, displayOrder: number, icon: string | null, helpUrl: string | null, valueSchema: unknown, version: number, createdAt: string, updatedAt: string, enabledTenantCount: number, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, dependsOn: Array<{ id: string, key: string, name: string }>, conflictsWith: Array<{ id: string, key: string, name: string }>, tiers: Array<{ allowTenantOverride: boolean, allowTenantUpgrade: boolean, value: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, tier: { id: string, name: string } }>, models: Array<{ id: string, name: string, modelId: string, provider: string, isActive: boolean, isDeprecated: boolean, visibleTenantCount: number }>, components: Array<{ id: string, key: string, name: string, category: string, featureKey: string | null, isActive: boolean, isBeta: boolean, visibleTenantCount: number }> } | null };

export type FeatureTenantsQueryVariables = Exact<{
  key: string;
  first: number;
  after?: string | null | undefined;
  enabled?: boolean | null | undefined;
  search?: string | null | undefined;
}>;


export type FeatureTenantsQuery = { feature: { id: string, tenants: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { tenant: { id: string, name: string, slug: string, tier: { id: string, name: string } | null } | null, resolved: { key: string, enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown, source: FeatureSource, reason: FeatureReason, blockedBy: Array<string>, expiresAt: string | null } } }> } } | null };

export type CreateRegistryFeatureMutationVariables = Exact<{
  input: CreateFeatureInput;
}>;


export type CreateRegistryFeatureMutation = { createFeature: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type UpdateRegistryFeatureMutationVariables = Exact<{
  input: UpdateFeatureInput;
}>;


export type UpdateRegistryFeatureMutation = { updateFeature: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type SetRelationsMutationVariables = Exact<{
  input: SetFeatureRelationsInput;
}>;


export type SetRelationsMutation = { setFeatureRelations: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export const ChangeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeOutcomeFragment, unknown>;
export const FeatureRegistryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"featureRegistry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"featureAdoption"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"enabledTenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"byTier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabledTenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"requiresSetup"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"displayOrder"}},{"kind":"Field","name":{"kind":"Name","value":"dependsOn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflictsWith"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FeatureRegistryQuery, FeatureRegistryQueryVariables>;
export const FeatureDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"featureDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureKey"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isPremium"}},{"kind":"Field","name":{"kind":"Name","value":"requiresSetup"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedMessage"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"displayOrder"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"helpUrl"}},{"kind":"Field","name":{"kind":"Name","value":"valueSchema"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"enabledTenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dependsOn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflictsWith"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allowTenantOverride"}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantUpgrade"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}},{"kind":"Field","name":{"kind":"Name","value":"visibleTenantCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isBeta"}},{"kind":"Field","name":{"kind":"Name","value":"visibleTenantCount"}}]}}]}}]}}]} as unknown as DocumentNode<FeatureDetailsQuery, FeatureDetailsQueryVariables>;
export const FeatureTenantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"featureTenants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureKey"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"enabled"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"enabled"},"value":{"kind":"Variable","name":{"kind":"Name","value":"enabled"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resolved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FeatureTenantsQuery, FeatureTenantsQueryVariables>;
export const CreateRegistryFeatureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"createRegistryFeature"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFeatureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFeature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<CreateRegistryFeatureMutation, CreateRegistryFeatureMutationVariables>;
export const UpdateRegistryFeatureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"updateRegistryFeature"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateFeatureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateFeature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateRegistryFeatureMutation, UpdateRegistryFeatureMutationVariables>;
export const SetRelationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"setRelations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetFeatureRelationsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setFeatureRelations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<SetRelationsMutation, SetRelationsMutationVariables>;