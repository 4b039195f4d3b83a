import type { ApolloClient } from '@apollo/client';
import type { Client } from 'graphql-ws';
import { ResolvedFeaturesChangedDocument } from '../generated/graphql.ts';
import type { Transport } from './transport.ts';

/** The product's own clients. */
export interface ApolloTransportOptions {
  /** An Apollo Client whose subscriptions go over a `GraphQLWsLink`. */
  readonly client: ApolloClient;
  /** The graphql-ws client under that link. With it a lost socket is seen at once; without, once its own retries gave up. */
  readonly socket?: Pick<Client, 'on'>;
}

/** The transport over the product's own Apollo Client. Nothing of it touches the Apollo cache. */
export function createApolloTransport({ client, socket }: ApolloTransportOptions): Transport {
  return {
    subscribe(from, sink) {
      let ended = false;
      let cancel: (() => void) | undefined;
      const end = (): void => {
        ended = true;
        stopListening?.();
        cancel?.();
      };
      const fail = (error: unknown): void => {
        if (ended) return;
        end();
        sink.error(error);
      };
      const stopListening = socket?.on('closed', fail);
      const subscription = client
        // Normalised in the cache, an answer would be merged with an older one, field by field.
        .subscribe({ query: ResolvedFeaturesChangedDocument, variables: { ...from }, fetchPolicy: 'no-cache' })
        .subscribe({
          next({ data, error }) {
            if (ended) return;
            if (data && !error) sink.next(data.resolvedFeaturesChanged);
            else fail(error);
          },
          error: fail,
          complete: () => fail(new Error('The server ended the subscription.')),
        });
      cancel = () => subscription.unsubscribe();
      if (ended) cancel();
      return () => {
        if (!ended) end();
      };
    },
  };
}
