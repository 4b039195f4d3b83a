import type { GetToken } from './get-token.ts';
import { type GraphqlWsSocket, openGraphqlWsSocket } from './graphql-ws-socket.ts';
import { openOnce } from './open-once.ts';
import { resolvedFeaturesChanged } from './operations.ts';
import type { Transport } from './transport.ts';

/** Where the server is and who asks. */
export interface GraphqlWsTransportOptions {
  /** The address of the API's socket, for example `wss://features.example.com/graphql`. */
  readonly url: string;
  /** Called at each connect. Without it the connection is anonymous. */
  readonly getToken?: GetToken;
  /** A WebSocket class, where there is no global one. */
  readonly webSocketImpl?: typeof WebSocket;
}

const isTokenRefusal = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && (cause.code === 4401 || cause.code === 4403);

/** The transport without any GraphQL client: one socket of its own, a few KB. */
export function createGraphqlWsTransport(options: GraphqlWsTransportOptions): Transport {
  const { url, getToken } = options;
  let socket: GraphqlWsSocket | null = null;
  let fresh = false;

  async function connectionParams(): Promise<Record<string, unknown>> {
    const token = await getToken?.({ fresh });
    fresh = false;
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  function open(): GraphqlWsSocket {
    return openGraphqlWsSocket({
      url,
      // Looked for only now: where a server renders, nothing connects, and there may be none.
      WebSocketImpl: options.webSocketImpl ?? WebSocket,
      connectionParams,
      ended(cause) {
        socket = null;
        fresh ||= isTokenRefusal(cause);
      },
    });
  }

  return {
    subscribe: (from, sink) =>
      openOnce(sink, (outlet) => {
        socket ??= open();
        return socket.run({ query: resolvedFeaturesChanged, variables: { ...from } }, outlet);
      }),
  };
}
