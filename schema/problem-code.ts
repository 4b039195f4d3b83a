import { registerEnumType } from 'type-graphql';

const DESCRIPTIONS = {
  TENANT_NOT_FOUND: 'There is no such tenant, or it is not yours.',
  UNKNOWN_TIER: 'There is no such tier.',
  UNKNOWN_FEATURE: 'The registry has no such key.',
  UNKNOWN_MODEL: 'There is no such model.',
  UNKNOWN_COMPONENT: 'There is no such component.',
  UNKNOWN_OVERRIDE: 'There is no such override, or it is revoked.',
  UNKNOWN_REQUEST: 'There is no such request, or it is not yours.',
  INVALID_VALUE: 'Something given is not accepted; `path` says what, `details.detail` why.',
  FEATURE_INACTIVE: 'The feature is switched off for everybody.',
  FEATURE_DEPRECATED: 'The feature is deprecated and cannot be newly given.',
  FEATURE_NOT_ENABLED: 'The feature is off for the tenant; `details` names what is required and why it is off.',
  DEPENDENCY_UNMET: 'It needs features that are off; `details.missing` names them.',
  DEPENDENTS_ENABLED: 'Features that are on need it; `details.dependents` names them.',
  CONFLICT: 'It cannot be on together with a feature that is; `details` names the pair.',
  SELF_DEPENDENCY: 'A feature cannot depend on itself.',
  UNKNOWN_DEPENDENCY: 'It would depend on a key that the registry does not have.',
  DEPENDENCY_CYCLE: 'The dependencies would go round in a circle.',
  UNSATISFIABLE: 'It could never be on: it would conflict with what it needs.',
  PREMIUM_DEFAULT_ON: 'A premium feature must not be on by default.',
  STALE_WRITE: 'Somebody else changed it in the meantime; `details` tells the present version and what changed.',
  OVERRIDE_NOT_ALLOWED: 'The tier does not allow overrides of this feature.',
  EXPIRY_IN_PAST: 'The end lies in the past.',
  NO_ACTIVE_LICENSE: 'The licence of the tenant is over.',
  TENANT_INACTIVE: 'The tenant is suspended.',
  UPGRADE_NOT_ALLOWED: 'The tier does not allow tenants to ask for this feature.',
  ALREADY_ENTITLED: 'The tenant has that much already.',
  UPGRADE_ALREADY_PENDING: 'A request for another value waits for its decision.',
  INVALID_STATE: 'The request is no longer open; `details.state` tells its state.',
  SELF_APPROVAL_FORBIDDEN: 'Whoever files a request cannot decide it.',
  REASON_REQUIRED: 'This needs a reason.',
  FEATURE_CONTROL_DISABLED: 'In the present mode this would have no effect, so it cannot be changed.',
  MODE_LOCKED_BY_ENV: 'The mode is set by the environment of the server.',
  LIMIT_EXCEEDED: 'The limit is reached; `details` tells limit, current and requested.',
  FEATURE_SERVICE_UNAVAILABLE: 'The service cannot answer safely at the moment. Try again.',
  TIER_IN_USE: 'Tenants are on the tier; `details.tenants` tells how many.',
  TIER_INACTIVE: 'The tier takes no new tenants.',
  NAME_TAKEN: 'The name is in use.',
  KEY_TAKEN: 'The key is in use.',
  TYPE_LOCKED: 'The type cannot change while values of the old type exist.',
  UNKNOWN_API_KEY: 'There is no such API key.',
  SECRET_ALREADY_SHOWN:
    'The secret of the key was shown once, and nobody can show it again: revoke the key and make another.',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used for another input.',
  NOT_REVERTIBLE: 'The change cannot be undone any more; `details.reason` says why.',
  PLAN_OUTDATED: 'The world moved since the plan was made.',
  CONFIRMATION_REQUIRED: 'Send the digest that the dry run answered.',
} as const;

export type ProblemCode = keyof typeof DESCRIPTIONS;

/** The codes of refusals, each standing for itself. */
export const ProblemCode = Object.fromEntries(Object.keys(DESCRIPTIONS).map((code) => [code, code]));

registerEnumType(ProblemCode, {
  name: 'ProblemCode',
  description: 'Why something was refused.',
  valuesConfig: Object.fromEntries(Object.entries(DESCRIPTIONS).map(([code, description]) => [code, { description }])),
});
