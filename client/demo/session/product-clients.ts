import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { type Client, createClient } from 'graphql-ws';

/** What a product with GraphQL has anyway: an Apollo Client, and the socket under its subscriptions. */
export interface ProductClients {
  readonly apollo: ApolloClient;
  readonly socket: Client;
}

const PING_MS = 10_000; // 10 seconds
const PONG_WAIT_MS = 5_000; // 5 seconds

function openSocket(token: string): Client {
  const url = new URL('/graphql', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: url.href,
    connectionParams: { authorization: `Bearer ${token}` },
    // The feature store reconnects by itself and knows where to resume; two layers of retries would only wait for each other.
    retryAttempts: 0,
    keepAlive: PING_MS,
    on: {
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), PONG_WAIT_MS);
      },
      pong: () => clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  });
  return client;
}

export function createProductClients(token: string): ProductClients {
  const socket = openSocket(token);
  const link = ApolloLink.split(
    ({ operationType }) => Object.is(operationType, 'subscription'),
    new GraphQLWsLink(socket),
    new HttpLink({ uri: '/graphql', headers: { authorization: `Bearer ${token}` } }),
  );
  return { apollo: new ApolloClient({ link, cache: new InMemoryCache() }), socket };
}
