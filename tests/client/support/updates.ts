import type { AvailableModel, ResolvedFeature, ResolvedFeaturesUpdate } from '../../../client/sdk/index.ts';

/** A feature of the tier, on unless the overrides say otherwise. */
export function feature(key: string, overrides: Partial<ResolvedFeature> = {}): ResolvedFeature {
  return {
    key,
    name: `Name of ${key}`,
    category: 'UI',
    type: 'BOOLEAN',
    enabled: true,
    limit: null,
    unlimited: false,
    text: null,
    json: null,
    source: 'TIER',
    reason: 'TIER',
    blockedBy: [],
    ignoredOverride: null,
    deprecated: false,
    deprecatedMessage: null,
    requiresSetup: false,
    upgradable: false,
    pendingRequestId: null,
    expiresAt: null,
    ...overrides,
  };
}

export function model(id: string, provider: string, featureKey: string): AvailableModel {
  return {
    id,
    provider,
    modelId: id,
    name: id,
    type: 'CHAT',
    family: null,
    supportsTools: false,
    supportsVision: false,
    supportsStreaming: true,
    maxTokens: null,
    contextWindow: null,
    featureKey,
    isDeprecated: false,
  };
}

/** A snapshot of revision 1 with etag "e1", unless the overrides say otherwise. */
export function snapshot(
  features: readonly ResolvedFeature[],
  overrides: Partial<ResolvedFeaturesUpdate> = {},
): ResolvedFeaturesUpdate {
  return {
    revision: '1',
    epoch: 'epoch-1',
    asOf: '2026-01-01T00:00:00.000Z',
    stale: false,
    mode: 'ENFORCE',
    tierName: 'Pro',
    snapshot: true,
    baseEtag: null,
    etag: 'e1',
    changed: [...features],
    removed: [],
    changedModels: [],
    removedModels: [],
    changedComponents: [],
    removedComponents: [],
    ...overrides,
  };
}

/** What changed from one etag to another. The number in the etag is the revision, unless the overrides say otherwise. */
export function delta(
  baseEtag: string,
  etag: string,
  changed: readonly ResolvedFeature[],
  overrides: Partial<ResolvedFeaturesUpdate> = {},
): ResolvedFeaturesUpdate {
  return snapshot(changed, { snapshot: false, baseEtag, etag, revision: etag.slice(1), ...overrides });
}
