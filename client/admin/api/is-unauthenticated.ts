import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Whether the server refused because the token does not count, or no longer does. */
export function isUnauthenticated(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED');
  }
  return ServerError.is(error) && error.statusCode === 401;
}
