/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** What a model is made for. */
export type ModelType =
  /** Speech and sound. */
  | 'AUDIO'
  /** Conversations. */
  | 'CHAT'
  /** Continuing a text. */
  | 'COMPLETION'
  /** Vectors for search. */
  | 'EMBEDDING'
  /** Pictures. */
  | 'IMAGE';

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

/** What a tenant asks for. */
export type RequestUpgradeInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** The feature. */
  key: string;
  /** For whoever decides: at most 2,000 characters. */
  notes?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** The tenant. Left out: your own. Super admins, who have none, must name one. */
  tenantId?: string | number | null | undefined;
  /** What is asked for; it has to be more than what there is now. Left out: that it is switched on. */
  value?: FeatureValueInput | null | undefined;
};

export type ResolvedFeaturesChangedSubscriptionVariables = Exact<{
  ifNoneMatch?: string | null | undefined;
  minRevision?: string | null | undefined;
}>;


export type ResolvedFeaturesChangedSubscription = { resolvedFeaturesChanged: { revision: string, epoch: string, asOf: string, stale: boolean, mode: FeatureControlMode, tierName: string | null, snapshot: boolean, baseEtag: string | null, etag: string, removed: Array<string>, removedModels: Array<string>, removedComponents: Array<string>, changed: Array<{ key: string, name: string | null, category: FeatureCategory | null, type: FeatureType | null, enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown, source: FeatureSource, reason: FeatureReason, blockedBy: Array<string>, ignoredOverride: IgnoredOverride | null, deprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, upgradable: boolean, pendingRequestId: string | null, expiresAt: string | null }>, changedModels: Array<{ id: string, provider: string, modelId: string, name: string, type: ModelType, family: string | null, supportsTools: boolean, supportsVision: boolean, supportsStreaming: boolean, maxTokens: number | null, contextWindow: number | null, featureKey: string, isDeprecated: boolean }>, changedComponents: Array<{ id: string, key: string, name: string, description: string | null, category: string, subcategory: string | null, featureKey: string | null, requiredFeatures: Array<string>, icon: string | null, documentationUrl: string | null, isBeta: boolean }> } };

export type ResolvedFeaturesSnapshotQueryVariables = Exact<{ [key: string]: never; }>;


export type ResolvedFeaturesSnapshotQuery = { resolvedFeatures: { revision: string, epoch: string, asOf: string, stale: boolean, mode: FeatureControlMode, tierName: string | null, etag: string, features: Array<{ key: string, name: string | null, category: FeatureCategory | null, type: FeatureType | null, enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown, source: FeatureSource, reason: FeatureReason, blockedBy: Array<string>, ignoredOverride: IgnoredOverride | null, deprecated: boolean, deprecatedMessage: string | null, requiresSetup: boolean, upgradable: boolean, pendingRequestId: string | null, expiresAt: string | null }>, models: Array<{ id: string, provider: string, modelId: string, name: string, type: ModelType, family: string | null, supportsTools: boolean, supportsVision: boolean, supportsStreaming: boolean, maxTokens: number | null, contextWindow: number | null, featureKey: string, isDeprecated: boolean }>, components: Array<{ id: string, key: string, name: string, description: string | null, category: string, subcategory: string | null, featureKey: string | null, requiredFeatures: Array<string>, icon: string | null, documentationUrl: string | null, isBeta: boolean }> } };

export type RequestUpgradeMutationVariables = Exact<{
  input: RequestUpgradeInput;
}>;


export type RequestUpgradeMutation = { requestUpgrade: { problem: { code: ProblemCode, message: string } | null } };


export const ResolvedFeaturesChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"resolvedFeaturesChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ifNoneMatch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minRevision"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Revision"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolvedFeaturesChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ifNoneMatch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ifNoneMatch"}}},{"kind":"Argument","name":{"kind":"Name","value":"minRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minRevision"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierName"}},{"kind":"Field","name":{"kind":"Name","value":"snapshot"}},{"kind":"Field","name":{"kind":"Name","value":"baseEtag"}},{"kind":"Field","name":{"kind":"Name","value":"etag"}},{"kind":"Field","name":{"kind":"Name","value":"changed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"}},{"kind":"Field","name":{"kind":"Name","value":"ignoredOverride"}},{"kind":"Field","name":{"kind":"Name","value":"deprecated"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requiresSetup"}},{"kind":"Field","name":{"kind":"Name","value":"upgradable"}},{"kind":"Field","name":{"kind":"Name","value":"pendingRequestId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"removed"}},{"kind":"Field","name":{"kind":"Name","value":"changedModels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"supportsTools"}},{"kind":"Field","name":{"kind":"Name","value":"supportsVision"}},{"kind":"Field","name":{"kind":"Name","value":"supportsStreaming"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"contextWindow"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}}]}},{"kind":"Field","name":{"kind":"Name","value":"removedModels"}},{"kind":"Field","name":{"kind":"Name","value":"changedComponents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"requiredFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"documentationUrl"}},{"kind":"Field","name":{"kind":"Name","value":"isBeta"}}]}},{"kind":"Field","name":{"kind":"Name","value":"removedComponents"}}]}}]}}]} as unknown as DocumentNode<ResolvedFeaturesChangedSubscription, ResolvedFeaturesChangedSubscriptionVariables>;
export const ResolvedFeaturesSnapshotDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"resolvedFeaturesSnapshot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolvedFeatures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierName"}},{"kind":"Field","name":{"kind":"Name","value":"etag"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"}},{"kind":"Field","name":{"kind":"Name","value":"ignoredOverride"}},{"kind":"Field","name":{"kind":"Name","value":"deprecated"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requiresSetup"}},{"kind":"Field","name":{"kind":"Name","value":"upgradable"}},{"kind":"Field","name":{"kind":"Name","value":"pendingRequestId"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"supportsTools"}},{"kind":"Field","name":{"kind":"Name","value":"supportsVision"}},{"kind":"Field","name":{"kind":"Name","value":"supportsStreaming"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"contextWindow"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"isDeprecated"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"requiredFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"documentationUrl"}},{"kind":"Field","name":{"kind":"Name","value":"isBeta"}}]}}]}}]}}]} as unknown as DocumentNode<ResolvedFeaturesSnapshotQuery, ResolvedFeaturesSnapshotQueryVariables>;
export const RequestUpgradeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"requestUpgrade"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestUpgradeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestUpgrade"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RequestUpgradeMutation, RequestUpgradeMutationVariables>;