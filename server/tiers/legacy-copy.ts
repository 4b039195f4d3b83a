import type { Query } from '../database/query.ts';
import type { FeatureValue } from '../resolution/feature-value.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';

// `||` in SQL, never read-modify-write through JavaScript: foreign keys keep their values and the scale of their numbers. The
// casts are for a host whose column is of type json. What is no object is kept aside before it becomes one.
const COPY = `update license_tier set
  features_original = case when jsonb_typeof(features::jsonb) = 'object' then features_original
    else coalesce(features_original, features) end,
  features = (case jsonb_typeof(features::jsonb)
    when 'object' then features::jsonb
    when 'array' then (select coalesce(jsonb_object_agg(list.item #>> '{}', true), '{}')
      from jsonb_array_elements(features::jsonb) as list(item) where jsonb_typeof(list.item) = 'string')
    else '{}' end) || $2::jsonb
  where id = $1`;

/**
 * Writes what the tier gives into `license_tier.features` too, under every registry key, so that going back to the old system
 * loses nothing that was sold since (semantics 2.10). Only while enforcing: before, that column decides.
 * @param effective what a tenant of the tier without overrides has
 */
export async function copyToLegacy(query: Query, tierId: string, effective: readonly ResolvedFeature[]): Promise<void> {
  const patch = Object.fromEntries(effective.map((feature) => [feature.key, envelope(feature)]));
  await query(COPY, [tierId, JSON.stringify(patch)]);
}

/** An envelope, because a bare null (unlimited) would be read back as absent. */
function envelope(feature: ResolvedFeature): FeatureValue {
  const { enabled, type, limit, text, json } = feature;
  if (!enabled) return { enabled };
  switch (type) {
    case 'integer':
      return { enabled, value: limit };
    case 'string':
      return { enabled, value: text };
    case 'json':
      return { enabled, value: json as object };
    case 'boolean':
    case null:
      return { enabled };
    default:
      return type satisfies never;
  }
}
