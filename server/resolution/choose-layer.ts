import type { FeatureDefinition, TenantOverride, TierRow } from './resolution-inputs.ts';
import type { FeatureReason, FeatureSource, IgnoredOverride } from './resolved.ts';
import { readFeatureValue, type FeatureValue } from './feature-value.ts';
import { leastOf, sameOutcome, type Layer } from './licence-rule.ts';

/** What every tenant of a tier has of one feature, read once. */
export interface FeatureLayers {
  readonly feature: FeatureDefinition;
  readonly row: TierRow | null;
  readonly defaultLayer: Layer;
  readonly tierLayer: Layer | null;
}

/** The value that decides about a feature, before its relations are looked at. */
export interface LayerChoice {
  /** Candidate on: active, valid and enabled. */
  readonly on: boolean;
  readonly value: FeatureValue | null;
  readonly source: FeatureSource;
  readonly reason: FeatureReason;
  readonly ignoredOverride: IgnoredOverride | null;
  readonly expiresAt: number | null;
}

export function readLayers(feature: FeatureDefinition, row: TierRow | null): FeatureLayers {
  return {
    feature,
    row,
    defaultLayer: { source: 'DEFAULT', value: readFeatureValue(feature.type, feature.defaultValue) },
    tierLayer: row === null ? null : { source: 'TIER', value: readFeatureValue(feature.type, row.value) },
  };
}

/** Step 4 of resolution: tier over default, a live and permitted override over both; once the licence is over, the least of them. */
export function chooseLayer(
  layers: FeatureLayers,
  override: TenantOverride | null,
  licenceOver: boolean,
  now: number,
): LayerChoice {
  let ignored = override === null ? null : whyIgnored(layers.row, override, now);
  const overrideLayer: Layer | null =
    override === null || ignored !== null
      ? null
      : { source: 'TENANT_OVERRIDE', value: readFeatureValue(layers.feature.type, override.value) };
  const top = overrideLayer ?? layers.tierLayer ?? layers.defaultLayer;
  const used = licenceOver ? leastOf(layers.feature.type, layers.defaultLayer, layers.tierLayer, overrideLayer) : top;
  if (overrideLayer !== null && used !== overrideLayer) ignored = 'LICENSE_EXPIRED';

  if (!layers.feature.isActive) {
    return { on: false, value: null, source: 'SYSTEM', reason: 'INACTIVE', ignoredOverride: ignored, expiresAt: null };
  }
  return {
    on: used.value?.enabled === true,
    value: used.value,
    source: used.source,
    reason: reasonOf(layers, used, top),
    ignoredOverride: ignored,
    expiresAt: used === overrideLayer ? (override?.expiresAt ?? null) : null,
  };
}

/** Null where the override counts. Start inclusive, end exclusive. */
export function whyIgnored(row: TierRow | null, override: TenantOverride, now: number): IgnoredOverride | null {
  if (override.startsAt !== null && now < override.startsAt) return 'NOT_STARTED';
  if (override.expiresAt !== null && now >= override.expiresAt) return 'EXPIRED';
  return override.origin === 'admin' && row !== null && !row.allowTenantOverride ? 'NOT_ALLOWED' : null;
}

function reasonOf(layers: FeatureLayers, used: Layer, top: Layer): FeatureReason {
  if (used.value === null) return 'INVALID_VALUE';
  if (used !== top && !sameOutcome(layers.feature.type, used.value, top.value)) return 'LICENSE_EXPIRED';
  return used.source;
}
