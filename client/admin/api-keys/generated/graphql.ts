/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What an API key is for. */
export type ApiKeyAccess =
  /** Of one tenant what its admins may, of all tenants what super admins may, but for making keys. */
  | 'ADMIN'
  /** Reads: of one tenant what its members may, of all tenants what super admins may. Changes nothing. */
  | 'READ';

/** A new API key. */
export type CreateApiKeyInput = {
  /** What it is for. No default, so that nobody gives more than they mean. */
  access: ApiKeyAccess;
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** When it ends (exclusive); left out: it does not end. */
  expiresAt?: string | null | undefined;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Its name for people, such as the service that uses it. */
  name: string;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
  /** Confines it to one tenant; left out: all tenants. */
  tenantId?: string | number | null | undefined;
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

/** Which API key to end. */
export type RevokeApiKeyInput = {
  /** Try everything and tell the impact, but change nothing. */
  dryRun?: boolean;
  /** The key. */
  id: string | number;
  /** Makes it safe to send again: the same key and input change things once. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for the audit log. */
  reason?: string | null | undefined;
};

export type ApiKeysQueryVariables = Exact<{
  isActive?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, prefix: string, access: ApiKeyAccess, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, tenant: { id: string, name: string } | null } }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { revision: string | null, problem: { code: ProblemCode, message: string, path: Array<string>, details: unknown } | null, impact: { tenantCount: number, features: Array<{ key: string, on: number, off: number, limits: number, tenants: Array<{ id: string, name: string, effect: ImpactEffect }> }>, models: Array<{ id: string, name: string, on: number, off: number }>, components: Array<{ id: string, name: string, on: number, off: number }> } | null } };

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

export const ChangeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeOutcomeFragment, unknown>;
export const ApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"apiKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isActive"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"isActive"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isActive"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"createApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"revokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangeOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MutationPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenantCount"}},{"kind":"Field","name":{"kind":"Name","value":"features"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"limits"}},{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"Field","name":{"kind":"Name","value":"components"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"off"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;