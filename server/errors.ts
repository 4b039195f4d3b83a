/** Codes of the refusals that a caller can act on; semantics 2.13b is the list. */
export type ProblemCode =
  | 'TENANT_NOT_FOUND'
  | 'UNKNOWN_TIER'
  | 'UNKNOWN_FEATURE'
  | 'UNKNOWN_REQUEST'
  | 'UNKNOWN_MODEL'
  | 'UNKNOWN_COMPONENT'
  | 'UNKNOWN_OVERRIDE'
  | 'INVALID_VALUE'
  | 'FEATURE_INACTIVE'
  | 'FEATURE_DEPRECATED'
  | 'DEPENDENCY_UNMET'
  | 'DEPENDENTS_ENABLED'
  | 'CONFLICT'
  | 'SELF_DEPENDENCY'
  | 'UNKNOWN_DEPENDENCY'
  | 'DEPENDENCY_CYCLE'
  | 'UNSATISFIABLE'
  | 'PREMIUM_DEFAULT_ON'
  | 'TYPE_LOCKED'
  | 'KEY_TAKEN'
  | 'NAME_TAKEN'
  | 'TIER_IN_USE'
  | 'TIER_INACTIVE'
  | 'STALE_WRITE'
  | 'OVERRIDE_NOT_ALLOWED'
  | 'EXPIRY_IN_PAST'
  | 'NO_ACTIVE_LICENSE'
  | 'TENANT_INACTIVE'
  | 'UPGRADE_NOT_ALLOWED'
  | 'ALREADY_ENTITLED'
  | 'UPGRADE_ALREADY_PENDING'
  | 'INVALID_STATE'
  | 'SELF_APPROVAL_FORBIDDEN'
  | 'REASON_REQUIRED'
  | 'FEATURE_CONTROL_DISABLED'
  | 'MODE_LOCKED_BY_ENV'
  | 'CONFIRMATION_REQUIRED'
  | 'PLAN_OUTDATED'
  | 'FEATURE_NOT_ENABLED'
  | 'LIMIT_EXCEEDED'
  | 'SECRET_ALREADY_SHOWN'
  | 'UNKNOWN_API_KEY'
  | 'IDEMPOTENCY_MISMATCH'
  | 'NOT_REVERTIBLE'
  | 'FEATURE_SERVICE_UNAVAILABLE';

/** An expected refusal: data in a mutation's `problem`, a top-level error in a query. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  /** Where in the input. Not called `path`: an error with a list of that name is taken for its own by graphql-js, and loses its place. */
  readonly inputPath: readonly (string | number)[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    inputPath: readonly (string | number)[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.inputPath = inputPath;
    this.details = details;
  }
}

/** Nobody, or somebody with a token that does not hold: always a top-level error. */
export class Unauthenticated extends Error {
  readonly code = 'UNAUTHENTICATED';

  constructor(
    message = 'Sign in: send the header "authorization: Bearer <token>" (over a socket, in connectionParams).',
  ) {
    super(message);
    this.name = 'Unauthenticated';
  }
}

/** Known, but not allowed: always a top-level error that does not tell whether the thing exists. */
export class Forbidden extends Error {
  readonly code = 'FORBIDDEN';

  constructor(message = 'Your role may not do this.') {
    super(message);
    this.name = 'Forbidden';
  }
}

/** Input that GraphQL itself or one of our limits refuses. */
export class BadInput extends Error {
  readonly code = 'BAD_USER_INPUT';

  constructor(message: string) {
    super(message);
    this.name = 'BadInput';
  }
}
