import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { databaseRefusal, isMissingTable } from '../database/database-failure.ts';
import { BadInput, Forbidden, Refusal, Unauthenticated, type ProblemCode } from '../errors.ts';

export type FormatError = (error: unknown) => GraphQLFormattedError;

/**
 * What a caller may know of an error, over HTTP and sockets alike. What we refuse keeps its code and sentence; anything
 * else is logged and told as "Internal error", since it may name tables, files or other tenants.
 */
export function createErrorFormatter(
  logger: Logger,
  /** With introspection off, graphql-js's guesses must not spell the schema out name by name. */
  { hideSuggestions = false }: { readonly hideSuggestions?: boolean } = {},
): FormatError {
  return (error) => {
    const located = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) });
    const cause = causeOf(located);
    const known = describe(cause);
    if (isMissingTable(cause)) logger.warn({ err: cause, path: located.path }, 'a table is missing');
    if (known === null) logger.error({ err: cause, path: located.path }, 'an operation failed');
    if (known === DATABASE_AWAY) logger.warn({ err: cause, path: located.path }, 'the database did not answer');
    const { message, extensions } = known ?? {
      message: 'Internal error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
    return {
      message: hideSuggestions && cause instanceof GraphQLError ? message.replace(SUGGESTION, '') : message,
      ...(located.locations && { locations: located.locations }),
      ...(located.path && { path: located.path }),
      extensions,
    };
  };
}

// Where variables are read, Apollo does not pass on that guesses are unwanted.
const SUGGESTION = / Did you mean .*\?$/s;

const DATABASE_AWAY = {
  message: 'The database does not answer at the moment; try again.',
  extensions: { code: 'FEATURE_SERVICE_UNAVAILABLE' satisfies ProblemCode },
};

type Told = Pick<GraphQLFormattedError, 'message'> & { readonly extensions: Readonly<Record<string, unknown>> };

/** Null for what nobody may know. */
function describe(error: Error): Told | null {
  const refusal = databaseRefusal(error);
  if (!(error instanceof Refusal) && refusal instanceof Refusal && refusal.code === 'FEATURE_SERVICE_UNAVAILABLE') {
    return DATABASE_AWAY;
  }
  if (refusal instanceof Refusal) {
    const { code, message, inputPath, details } = refusal;
    return { message, extensions: { code, details, ...(inputPath.length > 0 && { inputPath }) } };
  }
  if (error instanceof Unauthenticated || error instanceof Forbidden || error instanceof BadInput) {
    return { message: error.message, extensions: { code: error.code } };
  }
  return error instanceof GraphQLError ? describeGraphql(error) : null;
}

const INPUT_KINDS: Readonly<Partial<Record<Kind, true>>> = {
  [Kind.VARIABLE_DEFINITION]: true,
  [Kind.VARIABLE]: true,
  [Kind.ARGUMENT]: true,
  [Kind.INT]: true,
  [Kind.FLOAT]: true,
  [Kind.STRING]: true,
  [Kind.BOOLEAN]: true,
  [Kind.NULL]: true,
  [Kind.ENUM]: true,
  [Kind.LIST]: true,
  [Kind.OBJECT]: true,
  [Kind.OBJECT_FIELD]: true,
};

function describeGraphql(error: GraphQLError): Told | null {
  const { code } = error.extensions;
  if (code === 'INTERNAL_SERVER_ERROR') return null;
  // graphql-js gives its own errors no codes. They are about the input where they point at a value or a variable; else about
  // the document where nothing ran yet, which is where they have no path; else about a value of ours that cannot be written.
  const isInput = error.nodes?.some((node) => node.kind in INPUT_KINDS) ?? false;
  if (code === undefined && !isInput && error.path !== undefined) return null;
  return {
    message: error.message,
    extensions: { code: code ?? (isInput ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED') },
  };
}

/** What was thrown at first: graphql-js wraps it, sometimes twice. What it throws itself tells most in the outermost. */
function causeOf(error: GraphQLError): Error {
  let current: Error = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  return current instanceof GraphQLError ? error : current;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
