import type { FeatureDefinition, ResolutionInputs, TierInputs } from './resolution-inputs.ts';
import type { Resolution, ResolvedFeature } from './resolved.ts';
import { readFeatureValue, type FeatureValue } from './feature-value.ts';
import { isPlainObject } from './json-size.ts';
import { laterFeatures } from './later-features.ts';
import { LEGACY_ALIASES, legacyValue } from './legacy-value.ts';
import { leastOf, sameOutcome, type Layer } from './licence-rule.ts';
import { nextLegacyChangeAt } from './next-change.ts';
import { presentPlain } from './present-feature.ts';
import { inDisplayOrder } from './registry-order.ts';
import { isLicenceOver, suspended } from './tenant-state.ts';
import { visibleComponents, visibleModels } from './visible-catalog.ts';

/**
 * The answer of modes legacy and shadow: the old JSON and columns of the tier over the defaults compiled into the program.
 * Reads none of the new tables (they may be gone), except that models and components are listed where the catalog has them.
 */
export function resolveLegacy(inputs: ResolutionInputs, now: number): Resolution {
  const { tier, tenant, catalog } = inputs;
  const known = legacyRegistry(tier, inputs.compiledFeatures);
  if (!tenant.isActive) return suspended(known);
  const over = isLicenceOver(tier, tenant, now);
  const features = known.map((feature) => resolveLegacyFeature(feature, tier, over));
  const on = new Map(features.map((feature) => [feature.key, feature.enabled]));
  const isOn = (key: string): boolean => on.get(key) === true;
  return {
    features,
    models: visibleModels(catalog.models, isOn),
    components: visibleComponents(catalog.components, isOn, (key) => on.has(key)),
    nextChangeAt: nextLegacyChangeAt(tenant, now),
  };
}

/** All features that legacy mode knows of for this tier, in display order. */
export function legacyRegistry(tier: TierInputs | null, compiled: readonly FeatureDefinition[]): FeatureDefinition[] {
  return inDisplayOrder([...compiled, ...laterFeatures(tier?.legacyFeatures, compiled)]);
}

function resolveLegacyFeature(feature: FeatureDefinition, tier: TierInputs | null, over: boolean): ResolvedFeature {
  const byDefault: Layer = { source: 'DEFAULT', value: readFeatureValue(feature.type, feature.defaultValue) };
  const legacy = tier === null ? null : legacyValue(feature, tier);
  const top: Layer = legacy?.found === 'VALUE' ? { source: 'LEGACY', value: legacy.value } : byDefault;
  const used = over ? leastOf(feature.type, byDefault, top) : top;
  if (used.value === null) return presentPlain(feature, null, used.source, 'INVALID_VALUE');
  const changed = used !== top && !sameOutcome(feature.type, used.value, top.value);
  return presentPlain(feature, used.value, used.source, changed ? 'LICENSE_EXPIRED' : used.source);
}

/** What a tier's old JSON and columns say, as the importer needs it. */
export interface LegacyTier {
  readonly values: ReadonlyMap<string, FeatureValue>;
  /** Keys of features of which something unusable is said; their default stands. */
  readonly invalid: readonly string[];
  /** What is said of those. */
  readonly unusable: ReadonlyMap<string, unknown>;
  /** Paths in the JSON that name no feature: they stay where they are, with their values. */
  readonly unmapped: readonly string[];
}

/** `compiledFeatures`: the features to look for. Order of the answer: display order; the JSON's own for what is unmapped. */
export function readLegacyTier(tier: TierInputs, compiledFeatures: readonly FeatureDefinition[]): LegacyTier {
  const values = new Map<string, FeatureValue>();
  const unusable = new Map<string, unknown>();
  for (const feature of inDisplayOrder(compiledFeatures)) {
    const legacy = legacyValue(feature, tier);
    if (legacy.found === 'VALUE') values.set(feature.key, legacy.value);
    else if (legacy.found === 'INVALID') unusable.set(feature.key, legacy.raw);
  }
  const keys = new Set(compiledFeatures.map((feature) => feature.key));
  return { values, invalid: [...unusable.keys()], unusable, unmapped: unmappedPaths(tier.legacyFeatures, '', keys) };
}

function unmappedPaths(node: unknown, prefix: string, keys: ReadonlySet<string>): string[] {
  const isMapped = (name: string): boolean =>
    keys.has(prefix + name) || (prefix === '' && keys.has(LEGACY_ALIASES.get(name) ?? ''));
  if (Array.isArray(node)) {
    return node.flatMap((name) => (typeof name === 'string' && !isMapped(name) ? prefix + name : []));
  }
  if (!isPlainObject(node)) return [];
  return Object.keys(node).flatMap((name) => {
    if (isMapped(name)) return [];
    const path = `${prefix}${name}.`;
    const child = node[name];
    const leadsOn = typeof child === 'object' && child !== null && [...keys].some((key) => key.startsWith(path));
    return leadsOn && !name.includes('.') ? unmappedPaths(child, path, keys) : prefix + name;
  });
}
