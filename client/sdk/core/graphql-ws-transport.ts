import { createClient } from 'graphql-ws';
import { openOnce } from './open-once.ts';
import { resolvedFeaturesChanged } from './operations.ts';
import type { ResolvedFeaturesUpdate } from './resolved-update.ts';
import type { Transport } from './transport.ts';

/** Gives the bearer token. `fresh`: the last one was refused or has expired, so a kept one will not do. */
export type GetToken = (request: { readonly fresh: boolean }) => string | null | Promise<string | null>;

/** Where the server is and who asks. */
export interface GraphqlWsTransportOptions {
  /** The address of the API's socket, for example `wss://features.example.com/graphql`. */
  readonly url: string;
  /** Called at each connect. Without it the connection is anonymous. */
  readonly getToken?: GetToken;
  /** A WebSocket class, where there is no global one. */
  readonly webSocketImpl?: unknown;
}

const PING_MS = 10_000; // 10 seconds
const PONG_WAIT_MS = 5_000; // 5 seconds
const ACK_WAIT_MS = 10_000; // 10 seconds
const IDLE_CLOSE_MS = 1_000; // 1 second: outlives a page that unmounts one provider and mounts the next

const isTokenRefusal = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'code' in event && (event.code === 4401 || event.code === 4403);

/** The transport without any GraphQL client: one socket of its own, a few KB. */
export function createGraphqlWsTransport({ url, getToken, webSocketImpl }: GraphqlWsTransportOptions): Transport {
  let fresh = false;
  let operations = 0;
  let pongWait: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    webSocketImpl,
    // The store reconnects: a retry from here would resume where the subscription once began.
    retryAttempts: 0,
    lazyCloseTimeout: IDLE_CLOSE_MS,
    connectionAckWaitTimeout: ACK_WAIT_MS,
    keepAlive: PING_MS,
    // Numbered per socket from 1, so that equal frames to many clients are equal bytes on the server.
    generateID: () => String(++operations),
    async connectionParams() {
      const token = await getToken?.({ fresh });
      return token ? { authorization: `Bearer ${token}` } : {};
    },
    on: {
      ping(received) {
        // A frozen network closes nothing by itself.
        if (!received) pongWait = setTimeout(() => client.terminate(), PONG_WAIT_MS);
      },
      pong(received) {
        if (received) clearTimeout(pongWait);
      },
      connected() {
        fresh = false;
      },
      closed(event) {
        clearTimeout(pongWait);
        operations = 0;
        fresh ||= isTokenRefusal(event);
      },
    },
  });

  return {
    subscribe: (from, sink) =>
      openOnce(sink, ({ result, fail, complete }) => {
        // Heard before the client's own handling: after a close that it takes for normal it would resubscribe by itself.
        const stopListening = client.on('closed', fail);
        const cancel = client.subscribe<{ resolvedFeaturesChanged: ResolvedFeaturesUpdate }>(
          { query: resolvedFeaturesChanged, variables: { ...from } },
          { next: ({ data, errors }) => result(data, errors), error: fail, complete },
        );
        return () => {
          stopListening();
          cancel();
        };
      }),
  };
}
