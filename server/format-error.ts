import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { BadInput, Forbidden, Refusal, Unauthenticated } from './errors.ts';

export type FormatError = (error: unknown) => GraphQLFormattedError;

/**
 * What a caller may know of an error, over HTTP and sockets alike. What we refuse keeps its code and sentence; anything
 * else is logged and told as "Internal error", since it may name tables, files or other tenants.
 */
export function createErrorFormatter(logger: Logger): FormatError {
  return (error) => {
    const located = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) });
    const cause = innermost(located);
    const known = describe(cause);
    if (known === null) logger.error({ err: cause, path: located.path }, 'an operation failed');
    const { message, extensions } = known ?? {
      message: 'Internal error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
    return {
      message,
      ...(located.locations && { locations: located.locations }),
      ...(located.path && { path: located.path }),
      extensions,
    };
  };
}

type Told = Pick<GraphQLFormattedError, 'message'> & { readonly extensions: Readonly<Record<string, unknown>> };

/** Null for what nobody may know. */
function describe(error: Error): Told | null {
  if (error instanceof Refusal) {
    const { code, message, path, details } = error;
    return { message, extensions: { code, details, ...(path.length > 0 && { input: path }) } };
  }
  if (error instanceof Unauthenticated || error instanceof Forbidden || error instanceof BadInput) {
    return { message: error.message, extensions: { code: error.code } };
  }
  return error instanceof GraphQLError ? describeGraphql(error) : null;
}

function describeGraphql(error: GraphQLError): Told | null {
  const { code } = error.extensions;
  // graphql-js gives its errors no codes. One without a path is about the request, before anything ran; one with a path
  // comes from writing a value of ours, unless it points at a literal or a variable of the caller.
  const aboutInput = error.nodes?.some((node) => 'value' in node || 'variable' in node || 'fields' in node) ?? false;
  if (code === undefined && error.path !== undefined && !aboutInput) return null;
  if (code === 'INTERNAL_SERVER_ERROR') return null;
  return { message: error.message, extensions: { code: code ?? 'BAD_USER_INPUT' } };
}

/** graphql-js wraps what resolvers and scalars throw, sometimes twice. */
function innermost(error: GraphQLError): Error {
  let current: Error = error;
  while (current instanceof GraphQLError && current.originalError && !isCoded(current.originalError)) {
    current = current.originalError;
  }
  return current;
}

/** The wrapper of a coded GraphQL error carries its code, and tells besides which variable it was. */
function isCoded(error: Error): boolean {
  return error instanceof GraphQLError && error.extensions['code'] !== undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
