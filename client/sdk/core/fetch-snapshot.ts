import type { ResolvedFeaturesSnapshotQuery } from '../generated/graphql.ts';
import { resolvedFeaturesSnapshot } from './operations.ts';
import type { ResolvedFeaturesUpdate } from './resolved-update.ts';

/** Where the server is and who asks. */
export interface FetchSnapshotOptions {
  /** The address of the API, for example `https://features.example.com/graphql`. */
  readonly url: string;
  /** The bearer token. */
  readonly token?: string;
  readonly signal?: AbortSignal;
}

interface Answer {
  readonly data?: ResolvedFeaturesSnapshotQuery | null;
  readonly errors?: readonly { readonly message: string }[];
}

/**
 * Asks once, over plain HTTP, for what `initialSnapshot` of a store takes: for server rendering, and for pages without a socket.
 * Rejects where the server refuses or cannot be reached; render everything as off then.
 */
export async function fetchSnapshot({ url, token, signal }: FetchSnapshotOptions): Promise<ResolvedFeaturesUpdate> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: resolvedFeaturesSnapshot }),
    ...(signal && { signal }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (!data || errors) throw new Error(errors?.[0]?.message ?? `The server answered ${response.status} without data.`);
  const { features, models, components, ...rest } = data.resolvedFeatures;
  return {
    ...rest,
    snapshot: true,
    baseEtag: null,
    changed: features,
    removed: [],
    changedModels: models,
    removedModels: [],
    changedComponents: components,
    removedComponents: [],
  };
}
