import type { ResolutionInputs } from './resolution-inputs.ts';
import type { FeatureReason, Resolution, ResolvedFeature } from './resolved.ts';
import { chooseLayer, readLayers } from './choose-layer.ts';
import { decideRelations, type Blocked } from './decide-relations.ts';
import { resolveLegacy } from './legacy-rules.ts';
import { nextChangeAt } from './next-change.ts';
import { presentFeature } from './present-feature.ts';
import { inDisplayOrder } from './registry-order.ts';
import { relationGroups } from './relation-groups.ts';
import { isLicenceOver, suspended } from './tenant-state.ts';
import { visibleComponents, visibleModels } from './visible-catalog.ts';

/**
 * The decision: which features a tenant has and how far its limits go, at `now` (milliseconds since 1970). Pure. Never
 * throws on what may be stored: a row that is not valid switches off its own feature.
 */
export function resolveFeatures(inputs: ResolutionInputs, now: number): Resolution {
  if (inputs.mode !== 'enforce') return resolveLegacy(inputs, now);
  const features = inDisplayOrder(inputs.catalog.features);
  if (!inputs.tenant.isActive) return suspended(features);

  const placeOf = new Map(features.map((feature, place) => [feature.key, place]));
  const rows = new Map(inputs.tier?.rows.map((row) => [row.key, row]));
  const overrides = new Map(inputs.tenant.overrides.map((override) => [override.key, override]));
  const over = isLicenceOver(inputs.tier, inputs.tenant, now);
  const layers = features.map((feature) => readLayers(feature, rows.get(feature.key) ?? null));
  const choices = layers.map((each) => chooseLayer(each, overrides.get(each.feature.key) ?? null, over, now));

  const blocked = new Map<number, Blocked>();
  for (const group of relationGroups(features, placeOf)) {
    const chosen = group.members.flatMap((place) => choices[place] ?? []);
    for (const [index, verdict] of decideRelations(group, chosen).entries()) {
      const place = group.members[index];
      if (verdict !== null && place !== undefined) blocked.set(place, verdict);
    }
  }

  const pending = new Map<string, string>();
  for (const request of inputs.tenant.pendingRequests) {
    if (request.expiresAt > now) pending.set(request.key, request.id);
  }
  const resolved = layers.flatMap((each, place) => {
    const choice = choices[place];
    if (choice === undefined) return [];
    const feature = presentFeature(each, choice, blocked.get(place) ?? null, over);
    const pendingRequestId = pending.get(feature.key);
    return pendingRequestId === undefined ? feature : { ...feature, pendingRequestId };
  });
  const on = new Set(resolved.flatMap((feature) => (feature.enabled ? feature.key : [])));
  const isOn = (key: string): boolean => on.has(key);
  return {
    features: resolved,
    models: visibleModels(inputs.catalog.models, isOn),
    components: visibleComponents(inputs.catalog.components, isOn, (key) => placeOf.has(key)),
    nextChangeAt: nextChangeAt(inputs.tenant, now),
  };
}

/** The answer for a key that the registry does not have: off, never an exception. */
export function unknownFeature(key: string): ResolvedFeature {
  return {
    key,
    name: null,
    category: null,
    type: null,
    enabled: false,
    limit: null,
    unlimited: false,
    text: null,
    json: null,
    source: 'SYSTEM',
    reason: 'NOT_FOUND',
    blockedBy: [],
    ignoredOverride: null,
    deprecated: false,
    deprecatedMessage: null,
    requiresSetup: false,
    upgradable: false,
    pendingRequestId: null,
    expiresAt: null,
  };
}

export interface LimitDecision {
  readonly allowed: boolean;
  /** 0 when off, null when unlimited. */
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly reason: FeatureReason;
}

/**
 * Whether `requested` more fit beside the `current` ones (both whole, `current` from 0, `requested` from 1): all or
 * nothing. A feature that is no limit allows nothing.
 */
export function limitDecision(feature: ResolvedFeature, current: number, requested: number): LimitDecision {
  const counts = Number.isSafeInteger(current) && current >= 0 && Number.isSafeInteger(requested) && requested >= 1;
  const isLimit = feature.enabled && feature.type === 'integer';
  const limit = isLimit ? feature.limit : 0;
  const unlimited = isLimit && feature.unlimited;
  const fits = unlimited || (limit !== null && current + requested <= limit);
  return { allowed: isLimit && counts && fits, limit, unlimited, reason: feature.reason };
}
