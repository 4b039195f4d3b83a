import { type ApolloClient, gql, type TypedDocumentNode } from '@apollo/client';

/** Who is signed in. */
export interface Viewer {
  readonly name: string | null;
  readonly email: string | null;
  readonly role: string;
  readonly tenant: { readonly id: string; readonly name: string; readonly isActive: boolean } | null;
}

const viewerQuery: TypedDocumentNode<{ viewer: Viewer }, Record<string, never>> = gql`
  query demoViewer {
    viewer {
      name
      email
      role
      tenant {
        id
        name
        isActive
      }
    }
  }
`;

/** @throws where the token does not count any more, or the server is away. */
export async function fetchViewer(client: ApolloClient): Promise<Viewer> {
  const { data } = await client.query({ query: viewerQuery, fetchPolicy: 'no-cache' });
  if (data === undefined) throw new Error('The server did not say who is signed in.');
  return data.viewer;
}
