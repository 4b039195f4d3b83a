/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which request to take back. */
export type CancelUpgradeRequestInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The request. */
  id: string | number;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
};

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

export type OwnTenantQueryVariables = Exact<{
  id: string | number;
}>;


export type OwnTenantQuery = { tenant: { id: string, name: string, isActive: boolean, licenseExpiresAt: string | null, tier: { id: string, name: string, description: string | null } | null } | null };

export type OwnRequestsQueryVariables = Exact<{
  first: number;
}>;


export type OwnRequestsQuery = { upgradeRequests: { totalCount: number, edges: Array<{ node: { id: string, key: string, featureName: string, status: UpgradeRequestStatus, createdAt: string, expiresAt: string, decidedAt: string | null, decisionNote: string | null, notes: string | null, requestedValue: { enabled: boolean, limit: number | null, unlimited: boolean, text: string | null, json: unknown }, requester: { id: string, name: string | null, email: string | null } } }> } };

export type RequestOwnUpgradeMutationVariables = Exact<{
  input: RequestUpgradeInput;
}>;


export type RequestOwnUpgradeMutation = { requestUpgrade: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type CancelOwnRequestMutationVariables = Exact<{
  input: CancelUpgradeRequestInput;
}>;


export type CancelOwnRequestMutation = { cancelUpgradeRequest: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export const ChangeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeOutcomeFragment, unknown>;
export const OwnTenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ownTenant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"licenseExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"tier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]}}]} as unknown as DocumentNode<OwnTenantQuery, OwnTenantQueryVariables>;
export const OwnRequestsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ownRequests"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upgradeRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"featureName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionNote"}},{"kind":"Field","name":{"kind":"Name","value":"notes"}},{"kind":"Field","name":{"kind":"Name","value":"requestedValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"unlimited"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requester"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnRequestsQuery, OwnRequestsQueryVariables>;
export const RequestOwnUpgradeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"requestOwnUpgrade"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestUpgradeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestUpgrade"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<RequestOwnUpgradeMutation, RequestOwnUpgradeMutationVariables>;
export const CancelOwnRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"cancelOwnRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelUpgradeRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelUpgradeRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<CancelOwnRequestMutation, CancelOwnRequestMutationVariables>;