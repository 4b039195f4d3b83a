import type { FeatureDefinition, FeatureType, TierInputs } from './resolution-inputs.ts';
import { parseFeatureValue, type FeatureValue } from './feature-value.ts';
import { isPlainObject } from './json-size.ts';

/** Names that the old JSON used for features. */
export const LEGACY_ALIASES: ReadonlyMap<string, string> = new Map([
  ['api_access', 'api.public_endpoints'],
  ['webhook_support', 'api.webhooks'],
  ['custom_components', 'components.custom.enabled'],
]);

/** Limits that had a column of their own. */
export const LIMIT_COLUMNS: ReadonlyMap<string, 'maxFlows' | 'maxApiCalls'> = new Map([
  ['limits.max_flows', 'maxFlows'],
  ['limits.max_api_calls_per_month', 'maxApiCalls'],
]);

const ALIAS_OF = new Map([...LEGACY_ALIASES].map(([alias, key]) => [key, alias]));

/** What the old JSON or a column says of one feature. */
export type LegacyValue =
  { readonly found: 'NOTHING' } | { readonly found: 'INVALID'; readonly raw: unknown } | LegacyHit;

interface LegacyHit {
  readonly found: 'VALUE';
  readonly value: FeatureValue;
}

const NOTHING: LegacyValue = { found: 'NOTHING' };

/** First hit of: the dotted key, the nested path, the alias, the column. */
export function legacyValue(feature: FeatureDefinition, tier: TierInputs): LegacyValue {
  const raw =
    atKey(tier.legacyFeatures, feature.key) ??
    atPath(tier.legacyFeatures, feature.key) ??
    atKey(tier.legacyFeatures, ALIAS_OF.get(feature.key)) ??
    columnOf(feature.key, tier);
  if (raw === undefined || raw === null) return NOTHING;
  const envelope = toEnvelope(feature.type, raw);
  const parsed = envelope === null ? null : parseFeatureValue({ type: feature.type }, envelope);
  return parsed?.ok === true ? { found: 'VALUE', value: parsed.value } : { found: 'INVALID', raw };
}

/** JSON null is the same as absent, hence `??` above; a list names what is on. */
function atKey(container: unknown, key: string | undefined): unknown {
  if (key === undefined) return undefined;
  if (Array.isArray(container)) return container.includes(key) ? true : undefined;
  return isPlainObject(container) && Object.hasOwn(container, key) ? container[key] : undefined;
}

function atPath(root: unknown, key: string): unknown {
  const segments = key.split('.');
  let node = root;
  for (const [depth, segment] of segments.entries()) {
    // A list inside an object names the rest of the path.
    if (Array.isArray(node)) return atKey(node, segments.slice(depth).join('.'));
    node = atKey(node, segment);
  }
  return node;
}

/** A column that is NULL says "unlimited", unlike a null in the JSON; one that the host never had says nothing. */
function columnOf(key: string, tier: TierInputs): unknown {
  const column = LIMIT_COLUMNS.get(key);
  const value = column === undefined ? undefined : tier[column];
  return value === undefined ? undefined : { enabled: true, value };
}

function toEnvelope(type: FeatureType, raw: unknown): unknown {
  if (typeof raw === 'boolean') return { enabled: raw };
  if (typeof raw === 'number' && type === 'integer') return { enabled: true, value: raw };
  return isPlainObject(raw) ? raw : null;
}
