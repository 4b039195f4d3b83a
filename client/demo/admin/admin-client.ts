import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { signIn } from '../actions/demo-api.ts';

const SUPER_ADMIN = 'ada@feature-control.example';

/** An Apollo Client of its own for the super admin: the product's client never holds this token. */
export async function signInAdmin(): Promise<ApolloClient> {
  const token = await signIn(SUPER_ADMIN);
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql', headers: { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache(),
  });
}
