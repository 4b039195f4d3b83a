import { GraphQLError } from 'graphql';

/** The body of a refusal that is made before GraphQL, in the form that GraphQL clients read. */
export function graphqlError(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}

/** What formatError and the masking of internals work on, whatever was thrown. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

/** The code of what a resolver threw, where it is one of our own refusals. */
export function thrownCode({ originalError }: GraphQLError): string | undefined {
  return originalError != null && 'code' in originalError && typeof originalError.code === 'string'
    ? originalError.code
    : undefined;
}
