import type { FeatureCategory } from './resolution-inputs.ts';
import { unknownFeature } from './resolve-features.ts';
import type { ResolvedFeature } from './resolved.ts';
import type { ResolvedContent } from './resolved-content.ts';
import type { Snapshot } from './snapshot-cache.ts';

/** Which features are asked for; both: the keys that are also of the category. */
export interface FeatureSelection {
  readonly category?: FeatureCategory | null | undefined;
  readonly keys?: readonly string[] | null | undefined;
}

/** The fields of the API's `ResolvedFeatures`. */
type Answer = Pick<Snapshot, 'tenantId' | 'epoch' | 'revision' | 'asOf' | 'nextChangeAt'> &
  Pick<ResolvedContent, 'tierName' | 'mode' | 'stale' | 'etag' | 'features' | 'models' | 'components'>;

/** The answer to `resolvedFeatures`. A key that the registry does not have is answered as off. */
export function answerOf(snapshot: Snapshot, selection: FeatureSelection): Answer {
  const { content, tenantId, epoch, revision, asOf, nextChangeAt } = snapshot;
  const { tierName, mode, stale, etag, models, components } = content;
  const features = selectFeatures(content, selection);
  return { tenantId, tierName, mode, revision, epoch, etag, asOf, nextChangeAt, stale, features, models, components };
}

function selectFeatures(content: ResolvedContent, { category, keys }: FeatureSelection): readonly ResolvedFeature[] {
  const asked =
    keys == null ? content.features : [...new Set(keys)].map((key) => content.feature(key) ?? unknownFeature(key));
  return category == null ? asked : asked.filter((feature) => feature.category === category);
}
