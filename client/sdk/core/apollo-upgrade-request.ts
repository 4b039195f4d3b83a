import type { ApolloClient } from '@apollo/client';
import { RequestUpgradeDocument } from '../generated/graphql.ts';
import type { Feature } from './feature.ts';
import { refusalText, upgradeInput, type UpgradeRefusal, type UpgradeRequestOptions } from './upgrade-refusal.ts';

/** The product's own client. */
export interface ApolloUpgradeRequestOptions extends UpgradeRequestOptions {
  readonly client: ApolloClient;
}

function refusalOf(error: Error): UpgradeRefusal | undefined {
  const errors: unknown = 'errors' in error ? error.errors : undefined;
  if (!Array.isArray(errors)) return undefined;
  const [first] = errors as readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  return first && { message: first.message, code: first.extensions?.code };
}

/**
 * The `onRequestUpgrade` over the product's own Apollo Client: files the request for the tenant of the token. The answer is null, or
 * why there is no request; gates show that beside the button. That the request waits, every page of the tenant is told live.
 */
export function createApolloUpgradeRequest(
  options: ApolloUpgradeRequestOptions,
): (feature: Feature) => Promise<string | null> {
  return async (feature) => {
    const { data, error } = await options.client.mutate({
      mutation: RequestUpgradeDocument,
      variables: { input: upgradeInput(feature, options) },
      fetchPolicy: 'no-cache',
      errorPolicy: 'all',
    });
    const refusal = error ? refusalOf(error) : data?.requestUpgrade.problem;
    if (error && !refusal) throw error;
    return refusal ? refusalText(refusal, options.texts) : null;
  };
}
