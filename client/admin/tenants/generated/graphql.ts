/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which tier a tenant shall be on. */
export type AssignTenantTierInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` of the tenant that the decision was made on. Where it is another by now: STALE_WRITE. */
  expectedVersion?: number | null | undefined;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** No default, so that nobody loses or keeps a sold extra by accident. A dry run tells what each would do. */
  overridePolicy: OverridePolicy;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tenant. */
  tenantId: string | number;
  /** The tier. Null takes the tenant off its tier; it has to be said, so it cannot be left out. */
  tierId?: string | number | null | undefined;
};

/** A new tenant. */
export type CreateTenantInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** When its licence ends (exclusive); null: it does not end. */
  licenseExpiresAt?: string | null | undefined;
  /** Its name for people: one line of at most 255 characters. */
  name: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** Its name in addresses, which no other tenant has: 1 to 63 characters of a-z and 0-9, with hyphens between. */
  slug: string;
  /** The tier that it is on; left out: none, so that the defaults hold. */
  tierId?: string | number | null | undefined;
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

/** Which rules decide what a tenant gets. */
export type FeatureControlMode =
  /** Registry, tiers and overrides decide. */
  | 'ENFORCE'
  /** The old `license_tier.features` JSON decides; tiers and overrides are not read and cannot be written. */
  | 'LEGACY'
  /** The old JSON still decides, while tiers and overrides can be prepared and differences are recorded. */
  | 'SHADOW';

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

/** Why an override that exists has no effect. */
export type IgnoredOverride =
  /** Its end has come (ends are exclusive). */
  | 'EXPIRED'
  /** The licence is over and the override would give more than is left without it. */
  | 'LICENSE_EXPIRED'
  /** The tier does not allow overrides of this feature by admins. */
  | 'NOT_ALLOWED'
  /** Its start lies in the future. */
  | 'NOT_STARTED';

/** What a change does to a feature of a tenant. */
export type ImpactEffect =
  /** It stays on, with another limit or value. */
  | 'LIMIT'
  /** It goes off. */
  | 'OFF'
  /** It goes on. */
  | 'ON';

/** What became of a layer. */
export type LayerOutcome =
  /** It says nothing, so the one before it goes on. */
  | 'ABSENT'
  /** It says something, but is not followed. */
  | 'IGNORED'
  /** A later layer replaced it, or a more restrictive one counts because the licence is over. */
  | 'LOST'
  /** Its value is the one that counts. */
  | 'WON';

/** How an override came about. */
export type OverrideOrigin =
  /** A super admin set it. Counts only while the tier allows overrides of the feature. */
  | 'ADMIN'
  /** An upgrade request was approved. Counts whatever the tier allows later. */
  | 'UPGRADE';

/** What becomes of a tenant's overrides when it changes its tier. */
export type OverridePolicy =
  /** All stay. */
  | 'KEEP'
  /** All are revoked. */
  | 'REVOKE_ALL'
  /** What switches a feature on, or raises a limit above that of the old or the new tier, is revoked; restrictions stay. */
  | 'REVOKE_GRANTS';

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

/** What is looked at beside the layers. */
export type ResolutionRule =
  /** Whether something that it cannot be used together with is on. */
  | 'CONFLICTS'
  /** Whether everything that it depends on is on. */
  | 'DEPENDENCIES'
  /** Whether the licence is over. */
  | 'LICENCE'
  /** Which rules decide at all. */
  | 'MODE'
  /** Whether the registry has the feature, and whether it is switched on there. */
  | 'REGISTRY'
  /** Whether the tenant is suspended. */
  | 'TENANT_STATE';

/** Which override to take back. It needs a reason. */
export type RevokeTenantOverrideInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** The feature. */
  key: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tenant. */
  tenantId: string | number;
};

/** What one tenant shall have in place of what its tier says. */
export type SetTenantOverrideInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** In force until here (exclusive); left out: for good. */
  expiresAt?: string | null | undefined;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** The feature. */
  key: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** In force from here on (inclusive); left out: at once. */
  startsAt?: string | null | undefined;
  /** The tenant. */
  tenantId: string | number;
  /** The value. It replaces the whole value of the tier. */
  value: FeatureValueInput;
};

/** Where a tenant stands now. */
export type TenantState =
  /** Neither suspended nor without a valid licence. */
  | 'ACTIVE'
  /** Its licence is over, and it is not suspended. */
  | 'LICENSE_EXPIRED'
  /** Every feature is off, whatever its licence says. */
  | 'SUSPENDED';

/** What shall be different about a tenant. What is left out stays. */
export type UpdateTenantInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The `version` that the change was made on. Where it is another by now: STALE_WRITE. */
  expectedVersion: number;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** False suspends it: every feature is off. True resumes it. */
  isActive?: boolean | null | undefined;
  /** When its licence ends (exclusive); null: it does not end. */
  licenseExpiresAt?: string | null | undefined;
  /** Its name for people. */
  name?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** Its name in addresses. */
  slug?: string | null | undefined;
  /** The tenant. */
  tenantId: string | number;
};

/** Where a request stands. All but PENDING are final. */
export type UpgradeRequestStatus =
  /** A super admin approved it, and the tenant was given it at that moment. */
  | 'APPROVED'
  /** The tenant took it back. */
  | 'CANCELLED'
  /** Nobody decided in time. */
  | 'EXPIRED'
  /** It waits for a decision. */
  | 'PENDING'
  /** A super admin turned it down. */
  | 'REJECTED';

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

export type TenantsQueryVariables = Exact<{
  search?: string | null | undefined;
  tierId?: string | number | null | undefined;
  hasTier?: boolean | null | undefined;
  state?: TenantState | null | undefined;
  hasOverrides?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TenantsQuery = { tenants: { totalCount: number, edges: Array<{ node: { id: string, name: string, slug: string, state: TenantState, licenseExpiresAt: string | null, overrideCount: number, pendingRequestCount: number, tier: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TierChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type TierChoicesQuery = { tiers: Array<{ id: string, name: string, isActive: boolean }> };

export type TenantQueryVariables = Exact<{
  id: string | number;
}>;


export type TenantQuery = { tenant: { id: string, name: string, slug: string, state: TenantState, isActive: boolean, licenseExpiresAt: string | null, version: number, pendingRequestCount: number, tier: { id: string, name: string } | null, overrides: Array<{ id: string, key: string, startsAt: string | null, expiresAt: string | null, origin: OverrideOrigin, reason: string | null, createdAt: string, value: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown } }> } | null };

export type TenantFeaturesQueryVariables = Exact<{
  id: string | number;
}>;


export type TenantFeaturesQuery = { resolvedFeatures: { nextChangeAt: string | null, features: Array<{ key: string, name: string | null, category: FeatureCategory | null, type: FeatureType | null, enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown, source: FeatureSource, reason: FeatureReason, blockedBy: Array<string>, expiresAt: string | null, ignoredOverride: IgnoredOverride | null, pendingRequestId: string | null, deprecated: boolean }> } };

export type TenantUsageQueryVariables = Exact<{
  id: string | number;
}>;


export type TenantUsageQuery = { usage: Array<{ key: string, used: number, limit: number | null, unlimited: boolean, resetsAt: string | null }> };

export type TenantUsageChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type TenantUsageChangedSubscription = { usageChanged: Array<{ key: string, used: number, limit: number | null, unlimited: boolean, resetsAt: string | null }> };

export type ExplanationQueryVariables = Exact<{
  tenantId: string | number;
  key: string;
}>;


export type ExplanationQuery = { explainFeature: { asOf: string, mode: FeatureControlMode, winner: FeatureSource, feature: { key: string, name: string | null, enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown, source: FeatureSource, reason: FeatureReason, blockedBy: Array<string> }, layers: Array<{ source: FeatureSource, outcome: LayerOutcome, value: unknown, why: string | null, startsAt: string | null, expiresAt: string | null }>, rules: Array<{ rule: ResolutionRule, decided: boolean, detail: string }> } };

export type OverrideContextQueryVariables = Exact<{
  key: string;
}>;


export type OverrideContextQuery = { feature: { id: string, key: string, name: string, type: FeatureType, isActive: boolean, isDeprecated: boolean, defaultValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, tiers: Array<{ allowTenantOverride: boolean, tier: { id: string, name: string }, value: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown } }> } | null };

export type TenantRequestsQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type TenantRequestsQuery = { upgradeRequests: { totalCount: number, edges: Array<{ node: { id: string, key: string, featureName: string, notes: string | null, status: UpgradeRequestStatus, createdAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, requestedValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, requester: { name: string | null }, decider: { name: string | null } | null } }> } };

export type CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateTenantMutation = { createTenant: { revision: string | null, tenant: { id: string } | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type UpdateTenantMutationVariables = Exact<{
  input: UpdateTenantInput;
}>;


export type UpdateTenantMutation = { updateTenant: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type AssignTenantTierMutationVariables = Exact<{
  input: AssignTenantTierInput;
}>;


export type AssignTenantTierMutation = { assignTenantTier: { revision: string | null, policies: Array<{ policy: OverridePolicy, gained: Array<string>, lost: Array<string>, revokedKeys: Array<string>, changed: Array<{ key: string, before: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, after: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown } }> }>, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type SetTenantOverrideMutationVariables = Exact<{
  input: SetTenantOverrideInput;
}>;


export type SetTenantOverrideMutation = { setTenantOverride: { switchedOff: Array<string>, revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type RevokeTenantOverrideMutationVariables = Exact<{
  input: RevokeTenantOverrideInput;
}>;


export type RevokeTenantOverrideMutation = { revokeTenantOverride: { switchedOff: Array<string>, revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export const ChangeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeOutcomeFragment, unknown>;
export const TenantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tenants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tierId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hasTier"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TenantState"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hasOverrides"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"tierId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tierId"}}},{"kind":"Argument","name":{"kind":"Name","value":"hasTier"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hasTier"}}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"hasOverrides"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hasOverrides"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"licenseExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"overrideCount"}},{"kind":"Field","name":{"kind":"Name","value":"pendingRequestCount"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TenantsQuery, TenantsQueryVariables>;
export const TierChoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tierChoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]}}]} as unknown as DocumentNode<TierChoicesQuery, TierChoicesQueryVariables>;
export const TenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tenant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"licenseExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingRequestCount"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"overrides"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<TenantQuery, TenantQueryVariables>;
export const TenantFeaturesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tenantFeatures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolvedFeatures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nextChangeAt"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"ignoredOverride"}},{"kind":"Field","name":{"kind":"Name","value":"pendingRequestId"}},{"kind":"Field","name":{"kind":"Name","value":"deprecated"}}]}}]}}]}}]} as unknown as DocumentNode<TenantFeaturesQuery, TenantFeaturesQueryVariables>;
export const TenantUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tenantUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"resetsAt"}}]}}]}}]} as unknown as DocumentNode<TenantUsageQuery, TenantUsageQueryVariables>;
export const TenantUsageChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"tenantUsageChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usageChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"resetsAt"}}]}}]}}]} as unknown as DocumentNode<TenantUsageChangedSubscription, TenantUsageChangedSubscriptionVariables>;
export const ExplanationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"explanation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenantId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureKey"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainFeature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenantId"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"winner"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"layers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"decided"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<ExplanationQuery, ExplanationQueryVariables>;
export const OverrideContextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"overrideContext"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureKey"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowTenantOverride"}}]}}]}}]}}]} as unknown as DocumentNode<OverrideContextQuery, OverrideContextQueryVariables>;
export const TenantRequestsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"tenantRequests"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upgradeRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"featureName"}},{"kind":"Field","name":{"kind":"Name","value":"requestedValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notes"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionNote"}},{"kind":"Field","name":{"kind":"Name","value":"requester"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TenantRequestsQuery, TenantRequestsQueryVariables>;
export const CreateTenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"createTenant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTenantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTenant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTenantMutation, CreateTenantMutationVariables>;
export const UpdateTenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"updateTenant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTenantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTenant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTenantMutation, UpdateTenantMutationVariables>;
export const AssignTenantTierDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"assignTenantTier"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignTenantTierInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignTenantTier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"policies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"}},{"kind":"Field","name":{"kind":"Name","value":"gained"}},{"kind":"Field","name":{"kind":"Name","value":"lost"}},{"kind":"Field","name":{"kind":"Name","value":"revokedKeys"}},{"kind":"Field","name":{"kind":"Name","value":"changed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<AssignTenantTierMutation, AssignTenantTierMutationVariables>;
export const SetTenantOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"setTenantOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetTenantOverrideInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setTenantOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"switchedOff"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<SetTenantOverrideMutation, SetTenantOverrideMutationVariables>;
export const RevokeTenantOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"revokeTenantOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeTenantOverrideInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeTenantOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"switchedOff"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeTenantOverrideMutation, RevokeTenantOverrideMutationVariables>;