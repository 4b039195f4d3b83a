import { registerEnumType } from 'type-graphql';

const DESCRIPTIONS = {
  TENANT_NOT_FOUND: 'There is no such tenant, or it is not yours.',
  UNKNOWN_TIER: 'There is no such tier.',
  UNKNOWN_FEATURE:
    'The registry has no such key. In queries an unknown key is no error: it is off, with the reason `NOT_FOUND`.',
  UNKNOWN_MODEL: 'There is no such model.',
  UNKNOWN_COMPONENT: 'There is no such component.',
  UNKNOWN_OVERRIDE: 'The tenant has no such override, or it is revoked.',
  UNKNOWN_REQUEST: 'There is no such request, or it is not yours.',
  UNKNOWN_API_KEY: 'There is no such API key.',
  INVALID_VALUE: 'Something given is not accepted: `path` says what, `details.detail` why.',
  FEATURE_INACTIVE: 'The feature is switched off for everybody.',
  FEATURE_DEPRECATED: 'The feature is deprecated and cannot be newly given.',
  FEATURE_NOT_ENABLED:
    'The limit, or the feature that an action needs, is off for the tenant: `details.reason` says why.',
  DEPENDENCY_UNMET:
    'It needs what is off: `details.missing`. For a tier, send `autoEnableDependencies`; for an approval, `includeDependencies`.',
  DEPENDENTS_ENABLED: 'What is on needs it: `details.dependents`. Or send `cascadeDisable`.',
  CONFLICT: 'It cannot be on together with what is on: `details.conflictsWith`.',
  SELF_DEPENDENCY: 'A feature cannot be related to itself.',
  UNKNOWN_DEPENDENCY: 'It would be related to a key that the registry does not have: `details.unknown`.',
  DEPENDENCY_CYCLE: 'Its dependencies would go round in a circle, so it could never be on: `details.cycle`.',
  UNSATISFIABLE: 'It could never be on: of what it needs, two exclude each other.',
  PREMIUM_DEFAULT_ON: 'A premium feature must not be on by default.',
  TYPE_LOCKED: 'Tiers, overrides or requests hold values of the old type: `details` counts them.',
  KEY_TAKEN: 'The registry has that key already; of a model, that name at that provider.',
  NAME_TAKEN: 'Another tier has that name, perhaps with other capitals; or another tenant that slug.',
  STALE_WRITE: 'Somebody else was first: `details.currentVersion`, and who changed what in `details.changes`.',
  OVERRIDE_NOT_ALLOWED: 'The tier allows no overrides of this feature.',
  EXPIRY_IN_PAST: 'The end lies in the past, or before the beginning.',
  NO_ACTIVE_LICENSE: 'The licence of the tenant is over.',
  TENANT_INACTIVE: 'The tenant is suspended.',
  TIER_IN_USE: 'Tenants are on the tier: `details.tenants` tells how many.',
  TIER_INACTIVE: 'The tier takes no new tenants.',
  UPGRADE_NOT_ALLOWED: 'The tier does not let tenants ask for this feature.',
  ALREADY_ENTITLED: 'The tenant has that much already.',
  UPGRADE_ALREADY_PENDING: 'A request for another value waits: `details.requestId`.',
  INVALID_STATE: 'The request is closed: `details.state`.',
  SELF_APPROVAL_FORBIDDEN: 'Whoever asks for an upgrade cannot approve it.',
  REASON_REQUIRED: 'Say why: this needs a `reason`.',
  LIMIT_EXCEEDED: 'It does not fit: `details.limit`, `details.current`, `details.requested`.',
  FEATURE_CONTROL_DISABLED:
    'In the present mode this would have no effect, the servers are in different modes, or the tables are gone.',
  MODE_LOCKED_BY_ENV: '`FEATURE_CONTROL_MODE` sets the mode of a server: `details.nodes` names it.',
  CONFIRMATION_REQUIRED: 'Send the digest of a dry run in `confirm`.',
  PLAN_OUTDATED: 'The world has moved since the plan or the dry run was made: look at a new one.',
  SECRET_ALREADY_SHOWN:
    'The key was made before and its secret shown then: revoke it (`details.apiKeyId`) and make another.',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used for another input: take a new one.',
  NOT_REVERTIBLE: 'The change cannot be undone any more: `details.reason` says why.',
  FEATURE_SERVICE_UNAVAILABLE:
    'Nothing may be said safely now, another change is being saved, or `minRevision` is not reached. Try again.',
} as const;

export type ProblemCode = keyof typeof DESCRIPTIONS;

/** The codes of refusals, each standing for itself. */
export const ProblemCode = Object.fromEntries(Object.keys(DESCRIPTIONS).map((code) => [code, code]));

registerEnumType(ProblemCode, {
  name: 'ProblemCode',
  description: 'Why something was refused.',
  valuesConfig: Object.fromEntries(Object.entries(DESCRIPTIONS).map(([code, description]) => [code, { description }])),
});
