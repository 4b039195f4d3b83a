import type { ResolvedFeaturesSnapshotQuery } from '../generated/graphql.ts';
import { resolvedFeaturesSnapshot } from './operations.ts';
import { postGraphql, type PostOptions } from './post-graphql.ts';
import type { ResolvedFeaturesUpdate } from './resolved-update.ts';

/** Where the server is and who asks. */
export type FetchSnapshotOptions = PostOptions;

/**
 * Asks once, over plain HTTP, for what `initialSnapshot` takes: for server rendering, and for whatever needs one answer and no
 * connection. It is plain data: put it into the page as JSON (with `<` written as `\u003c`) and give the same to the provider in
 * the browser, whose live connection then asks only for what is different. Rejects where the server refuses or cannot be
 * reached; render without a snapshot then, which shows everything as loading and opens nothing.
 */
export async function fetchSnapshot(options: FetchSnapshotOptions): Promise<ResolvedFeaturesUpdate> {
  const data = (await postGraphql(options, resolvedFeaturesSnapshot)) as ResolvedFeaturesSnapshotQuery;
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
