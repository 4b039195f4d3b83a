import type { ResolvedFeature } from '../../../client/sdk/index.ts';
import { model } from './updates.ts';

/** What the query `resolvedFeatures` answers. The number in the etag is the revision. */
export const snapshotAnswer = (etag: string, features: readonly ResolvedFeature[]): object => ({
  revision: etag.slice(1),
  epoch: 'epoch-1',
  asOf: '2026-01-01T00:00:00.000Z',
  etag,
  stale: false,
  mode: 'ENFORCE',
  tierName: 'Pro',
  features,
  models: [model('m1', 'openai', 'models.openai')],
  components: [],
});
