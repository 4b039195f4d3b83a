import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';

/** Sends a mutation. @throws where no answer came. */
export async function mutate<Data, Variables extends OperationVariables>(
  client: ApolloClient,
  mutation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await client.mutate<Data>({ mutation, variables });
  if (data === undefined || data === null) throw new Error('The server answered nothing.');
  return data;
}
