import type { FeatureCategory, FeatureDefinition, FeatureType } from './resolution-inputs.ts';
import type { FeatureReason, FeatureSource, IgnoredOverride, ResolvedFeature } from './resolved.ts';
import type { FeatureLayers, LayerChoice } from './choose-layer.ts';
import type { Blocked } from './decide-relations.ts';
import type { FeatureValue } from './feature-value.ts';

interface Decision {
  readonly source: FeatureSource;
  readonly reason: FeatureReason;
  readonly blockedBy: readonly string[];
  readonly ignoredOverride: IgnoredOverride | null;
  readonly expiresAt: number | null;
  readonly upgradesOffered: boolean;
}

// Raw SQL can store other words, which nobody could write out: the feature is off then, and the answer stays whole.
const KNOWN_TYPES: Readonly<Record<FeatureType, true>> = { boolean: true, integer: true, string: true, json: true };
const KNOWN_CATEGORIES: Readonly<Record<FeatureCategory, true>> = {
  models: true,
  components: true,
  integrations: true,
  ui: true,
  api: true,
  limits: true,
};

const NOBODY: readonly string[] = Object.freeze([]);

/** Step 7 of resolution: what the tenant reads. Annotations change nothing of the decision. `pendingRequestId` is added per tenant. */
export function presentFeature(
  layers: FeatureLayers,
  choice: LayerChoice,
  blocked: Blocked | null,
  licenceOver: boolean,
): ResolvedFeature {
  return present(layers.feature, blocked === null && choice.on ? choice.value : null, {
    source: choice.source,
    reason: blocked === null ? choice.reason : blocked.reason,
    blockedBy: blocked === null ? NOBODY : blocked.by,
    ignoredOverride: choice.ignoredOverride,
    expiresAt: choice.expiresAt,
    upgradesOffered: layers.row?.allowTenantUpgrade === true && layers.feature.isActive && !licenceOver,
  });
}

/** A feature decided by one value alone: legacy mode, or a tenant that is suspended (`value` null). */
export function presentPlain(
  feature: FeatureDefinition,
  value: FeatureValue | null,
  source: FeatureSource,
  reason: FeatureReason,
): ResolvedFeature {
  return present(feature, value?.enabled === true ? value : null, {
    source,
    reason,
    blockedBy: NOBODY,
    ignoredOverride: null,
    expiresAt: null,
    upgradesOffered: false,
  });
}

function present(feature: FeatureDefinition, value: FeatureValue | null, decision: Decision): ResolvedFeature {
  const type = feature.type;
  const content = value?.value;
  const limit = type !== 'integer' ? null : value === null ? 0 : typeof content === 'number' ? content : null;
  return {
    key: feature.key,
    name: feature.name,
    category: Object.hasOwn(KNOWN_CATEGORIES, feature.category) ? feature.category : null,
    type: Object.hasOwn(KNOWN_TYPES, type) ? type : null,
    enabled: value !== null,
    limit,
    unlimited: type === 'integer' && limit === null,
    text: type === 'string' && typeof content === 'string' ? content : null,
    json: type === 'json' ? (content ?? null) : null,
    source: decision.source,
    reason: decision.reason,
    blockedBy: decision.blockedBy,
    ignoredOverride: decision.ignoredOverride,
    deprecated: feature.isDeprecated,
    deprecatedMessage: feature.isDeprecated ? feature.deprecatedMessage : null,
    requiresSetup: feature.requiresSetup,
    upgradable:
      decision.upgradesOffered && !feature.isDeprecated && (value === null || (limit !== null && type === 'integer')),
    pendingRequestId: null,
    expiresAt: decision.expiresAt,
  };
}
