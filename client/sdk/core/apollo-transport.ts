import type { ApolloClient } from '@apollo/client';
import type { Client } from 'graphql-ws';
import { ResolvedFeaturesChangedDocument } from '../generated/graphql.ts';
import { openOnce } from './open-once.ts';
import type { Transport } from './transport.ts';

/** The product's own clients. */
export interface ApolloTransportOptions {
  /** An Apollo Client whose subscriptions go over a `GraphQLWsLink`. */
  readonly client: ApolloClient;
  /** The graphql-ws client under that link. With it a lost socket is seen at once; without, once its own retries gave up. */
  readonly socket?: Pick<Client, 'on'>;
}

/**
 * The transport over the product's own Apollo Client. Nothing of it touches the Apollo cache. After a cut the `retryWait` of the
 * product's graphql-ws client comes on top of the store's own delay.
 */
export function createApolloTransport({ client, socket }: ApolloTransportOptions): Transport {
  return {
    subscribe: (from, sink) =>
      openOnce(sink, ({ result, fail, complete }) => {
        const stopListening = socket?.on('closed', fail);
        const subscription = client
          .subscribe({
            query: ResolvedFeaturesChangedDocument,
            variables: { ...from },
            // Normalised in the cache, an answer would be merged with an older one, field by field.
            fetchPolicy: 'no-cache',
            // Asking again for a snapshot would otherwise be answered by the subscription that it replaces.
            context: { queryDeduplication: false },
          })
          .subscribe({ next: ({ data, error }) => result(data, error), error: fail, complete });
        return () => {
          stopListening?.();
          subscription.unsubscribe();
        };
      }),
  };
}
