import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { possibleTypes } from './generated/possible-types.ts';
import { isUnauthenticated } from './is-unauthenticated.ts';
import { LiveState } from './live-state.ts';
import { createPlainTextLink } from './plain-text-link.ts';
import { socketAddress } from './socket-address.ts';

/** What a session speaks to the server with. */
export interface ConsoleConnection {
  readonly client: ApolloClient;
  /** Whether changes arrive, and the last one that did. */
  readonly live: LiveState;
  /** Tells when the token does not count, or no longer does. Answers how to stop listening. */
  readonly onEnd: (listener: () => void) => () => void;
  readonly close: () => void;
}

const PING_MS = 10_000; // 10 seconds
// There is one of each, without an id: what one query reads of it is kept beside what another does.
const typePolicies = { FeatureControl: { merge: true }, LiveStatus: { merge: true } } as const;
const PONG_WAIT_MS = 5_000; // 5 seconds
const FORBIDDEN = 4403; // how the server closes a socket whose token does not count any more

/** Opens what a session speaks with. The socket itself opens with the first subscription. */
export function createConsoleConnection(token: string): ConsoleConnection {
  const ends = new EventTarget();
  const end = (): boolean => ends.dispatchEvent(new Event('end'));
  const live = new LiveState();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const authorization = `Bearer ${token}`;
  const socket = createClient({
    url: socketAddress(),
    connectionParams: { authorization },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    keepAlive: PING_MS,
    on: {
      connecting: () => live.setStatus('connecting'),
      connected: () => live.setStatus('live'),
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket.terminate(), PONG_WAIT_MS);
      },
      pong: () => clearTimeout(silence),
      closed: (event) => {
        clearTimeout(silence);
        live.setStatus('offline');
        if (event instanceof CloseEvent && event.code === FORBIDDEN) end();
      },
    },
  });
  const client = new ApolloClient({
    link: ApolloLink.from([
      new ErrorLink(({ error }) => {
        if (isUnauthenticated(error)) end();
      }),
      createPlainTextLink(),
      ApolloLink.split(
        ({ operationType }) => Object.is(operationType, 'subscription'),
        new GraphQLWsLink(socket),
        new HttpLink({ uri: '/graphql', headers: { authorization } }),
      ),
    ]),
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    // A reading that began before a change must not be the answer to the one that the change asks for.
    queryDeduplication: false,
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network' },
      // What a mutation changed arrives by the live refresh, like everybody's changes.
      mutate: { fetchPolicy: 'no-cache' },
    },
  });
  return {
    client,
    live,
    onEnd: (listener) => {
      ends.addEventListener('end', listener);
      return () => ends.removeEventListener('end', listener);
    },
    close: () => {
      client.stop();
      void socket.dispose();
    },
  };
}
