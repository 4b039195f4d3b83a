/** The body of a refusal that is made before GraphQL, in the form that GraphQL clients read. */
export function graphqlError(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}
