import type { Query } from '../database/query.ts';
import type { FeatureValue } from '../resolution/feature-value.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { HOLDS_COPY, KEPT } from './legacy-original.ts';

/** A tier, and what a tenant of it without overrides has. */
interface TierCopy {
  readonly tierId: string;
  readonly effective: readonly ResolvedFeature[];
}

// `||` in SQL, never read-modify-write through JavaScript: foreign keys keep their values and the scale of their numbers. The
// casts are for a host whose column is of type json. What the old system had written is kept aside before the first copy; a
// tier that never had anything but our copy has no original.
const COPY = `update license_tier t set
  features_original = case when t.features_original is null and t.features::text <> '{}' and not ${HOLDS_COPY}
    then ${KEPT} else t.features_original end,
  features = (case jsonb_typeof(t.features::jsonb)
    when 'object' then t.features::jsonb
    when 'array' then (select coalesce(jsonb_object_agg(list.item #>> '{}', true), '{}')
      from jsonb_array_elements(t.features::jsonb) as list(item) where jsonb_typeof(list.item) = 'string')
    else '{}' end) || c.patch
  from jsonb_to_recordset($1::jsonb) as c(id uuid, patch jsonb) where t.id = c.id`;

/** Of how many tiers one statement writes the copy, so that it stays far below its timeout. */
const TOGETHER = 200;

/** The copies of some tiers as they are sent to the database. */
export type PreparedCopies = readonly string[];

/** What can be done before the lock is taken, which everybody waits for. */
export function prepareCopies(copies: readonly TierCopy[]): PreparedCopies {
  const prepared: string[] = [];
  for (let first = 0; first < copies.length; first += TOGETHER) {
    const patches = copies.slice(first, first + TOGETHER).map(({ tierId, effective }) => ({
      id: tierId,
      patch: Object.fromEntries(effective.map((feature) => [feature.key, envelopeOf(feature)])),
    }));
    prepared.push(JSON.stringify(patches));
  }
  return prepared;
}

export async function writeCopies(query: Query, prepared: PreparedCopies): Promise<void> {
  for (const patches of prepared) await query(COPY, [patches]);
}

/**
 * Writes what tiers give into `license_tier.features` too, under every registry key, so that going back to the old system
 * loses nothing that was sold since (semantics 2.10). Only while enforcing: before, that column decides.
 */
export function copyToLegacy(query: Query, copies: readonly TierCopy[]): Promise<void> {
  return writeCopies(query, prepareCopies(copies));
}

/** An envelope, because a bare null (unlimited) would be read back as absent. */
export function envelopeOf(feature: ResolvedFeature): FeatureValue {
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
