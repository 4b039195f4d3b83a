import type { Catalog } from './resolution-inputs.ts';
import type { ResolvedFeature } from './resolved.ts';
import { ResolvedContent } from './resolved-content.ts';

function deny(feature: ResolvedFeature): ResolvedFeature {
  return {
    ...feature,
    enabled: false,
    limit: feature.type === 'integer' ? 0 : null,
    unlimited: false,
    text: null,
    json: null,
    source: 'SYSTEM',
    reason: 'STALE_DENIED',
    upgradable: false,
    expiresAt: null,
  };
}

/**
 * What may be served while the database is away. Within the bound a premium feature is denied, since it may have been
 * revoked and nobody could tell us, and what hangs on it with it; others keep their last value. Beyond the bound all is denied.
 */
export function staleContent(
  content: ResolvedContent,
  catalog: Catalog | undefined,
  beyondBound: boolean,
): ResolvedContent {
  const definitions = new Map((catalog?.features ?? []).map((feature) => [feature.key, feature]));
  const denied = new Set<string>();
  const isDenied = (key: string, seen: ReadonlySet<string>): boolean => {
    const definition = definitions.get(key);
    if (definition === undefined || seen.has(key)) return false;
    if (definition.isPremium) return true;
    return definition.dependsOn.some((dependency) => isDenied(dependency, new Set([...seen, key])));
  };
  const features = content.features.map((feature) => {
    if (!feature.enabled || !(beyondBound || isDenied(feature.key, new Set()))) return feature;
    denied.add(feature.key);
    return deny(feature);
  });
  const lost = (key: string | null): boolean => key !== null && denied.has(key);
  const { epoch, mode, tierName } = content;
  return new ResolvedContent({
    epoch,
    mode,
    tierName,
    stale: true,
    features,
    models: beyondBound ? [] : content.models.filter((model) => !lost(model.featureKey)),
    components: beyondBound
      ? []
      : content.components.filter(
          (component) =>
            !lost(component.featureKey) &&
            !lost(`components.${component.category}`) &&
            !component.requiredFeatures.some((key) => lost(key)),
        ),
  });
}
