import { whyIgnored } from './choose-layer.ts';
import { explainRules, type ExplainedRule } from './explain-rules.ts';
import { readFeatureValue } from './feature-value.ts';
import { legacyRegistry } from './legacy-rules.ts';
import { legacyValue } from './legacy-value.ts';
import type { FeatureDefinition, ResolutionInputs } from './resolution-inputs.ts';
import type { FeatureSource, IgnoredOverride, ResolvedFeature } from './resolved.ts';
import { resolveFeatures, unknownFeature } from './resolve-features.ts';

/** One place where a value can come from, and what became of it. */
interface ExplainedLayer {
  readonly source: FeatureSource;
  /** LOST: replaced by a later layer, or above what is left of a licence that is over. IGNORED: not followed at all. ABSENT: says nothing. */
  readonly outcome: 'WON' | 'LOST' | 'IGNORED' | 'ABSENT';
  /** As stored, valid or not; null where the layer is absent. */
  readonly value: unknown;
  /** A sentence: why it did not win, or what else has to be known of it. */
  readonly why: string | null;
  /** Milliseconds since 1970, of an override only. */
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
}

/** Why a feature is what it is for one tenant. */
export interface FeatureExplanation {
  readonly key: string;
  /** The same as `resolveFeatures` answers. */
  readonly feature: ResolvedFeature;
  /** In the order in which they apply: default, tier, override; default and legacy in the modes of that name. None for an unknown key. */
  readonly layers: readonly ExplainedLayer[];
  /** Whose value counts; SYSTEM where none does. */
  readonly winner: FeatureSource;
  /** What is looked at beside the layers, in order. */
  readonly rules: readonly ExplainedRule[];
}

/** Every layer and rule that had a say about `key` at `now` (milliseconds since 1970). Pure; agrees with `resolveFeatures`. */
export function explainFeature(inputs: ResolutionInputs, key: string, now: number): FeatureExplanation {
  const resolved = resolveFeatures(inputs, now).features;
  const feature = resolved.find((each) => each.key === key) ?? unknownFeature(key);
  const definition = registryOf(inputs).find((each) => each.key === key);
  const rules = explainRules(inputs, definition, resolved, feature, now);
  const said = definition === undefined ? [] : saidBy(inputs, definition, now);
  const layers = said.map((layer) => outcomeOf(layer, feature, said));
  return { key, feature, layers, winner: feature.source, rules };
}

const registryOf = (inputs: ResolutionInputs): readonly FeatureDefinition[] =>
  inputs.mode === 'enforce' ? inputs.catalog.features : legacyRegistry(inputs.tier, inputs.compiledFeatures);

interface Said {
  readonly source: FeatureSource;
  readonly present: boolean;
  readonly value: unknown;
  readonly valid: boolean;
  readonly ignored: string | null;
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
}

const WHY_IGNORED: Readonly<Record<IgnoredOverride, string>> = {
  NOT_STARTED: 'It has not started yet.',
  EXPIRED: 'Its time is over.',
  NOT_ALLOWED: 'The tier does not allow overrides of this feature.',
  LICENSE_EXPIRED: 'The licence is over, and a lower layer says less.',
};

function saidBy(inputs: ResolutionInputs, definition: FeatureDefinition, now: number): Said[] {
  const timeless = { startsAt: null, expiresAt: null };
  const valid = (value: unknown): boolean => readFeatureValue(definition.type, value) !== null;
  const { defaultValue } = definition;
  const byDefault: Said = {
    source: 'DEFAULT',
    present: true,
    value: defaultValue,
    valid: valid(defaultValue),
    ignored: null,
    ...timeless,
  };
  if (inputs.mode !== 'enforce') {
    const legacy = inputs.tier === null ? null : legacyValue(definition, inputs.tier);
    const value = legacy?.found === 'VALUE' ? legacy.value : legacy?.found === 'INVALID' ? legacy.raw : null;
    const ignored = legacy?.found === 'INVALID' ? 'What the old JSON says is not usable, so the default stands.' : null;
    const present = legacy !== null && legacy.found !== 'NOTHING';
    return [byDefault, { source: 'LEGACY', present, value, valid: true, ignored, ...timeless }];
  }
  const row = inputs.tier?.rows.findLast((each) => each.key === definition.key) ?? null;
  const override = inputs.tenant.overrides.findLast((each) => each.key === definition.key) ?? null;
  const ignored = override === null ? null : whyIgnored(row, override, now);
  return [
    byDefault,
    {
      source: 'TIER',
      present: row !== null,
      value: row?.value ?? null,
      valid: row === null || valid(row.value),
      ignored: null,
      ...timeless,
    },
    {
      source: 'TENANT_OVERRIDE',
      present: override !== null,
      value: override?.value ?? null,
      valid: override === null || valid(override.value),
      ignored: ignored === null ? null : WHY_IGNORED[ignored],
      startsAt: override?.startsAt ?? null,
      expiresAt: override?.expiresAt ?? null,
    },
  ];
}

const NAMES: Readonly<Partial<Record<FeatureSource, string>>> = {
  TIER: 'tier',
  TENANT_OVERRIDE: 'override',
  LEGACY: 'old JSON',
};

function outcomeOf(layer: Said, feature: ResolvedFeature, all: readonly Said[]): ExplainedLayer {
  const { source, value, startsAt, expiresAt } = layer;
  const become = (outcome: ExplainedLayer['outcome'], why: string | null): ExplainedLayer => ({
    source,
    outcome,
    value,
    why,
    startsAt,
    expiresAt,
  });
  if (!layer.present) return become('ABSENT', null);
  if (layer.ignored !== null) return become('IGNORED', layer.ignored);
  const invalid = 'What is stored is not valid for the type of the feature, which counts as off.';
  if (source === feature.source) return become('WON', layer.valid ? null : invalid);
  if (feature.source === 'SYSTEM') {
    const why = feature.reason === 'TENANT_INACTIVE' ? 'The tenant is suspended.' : 'The feature is off for everybody.';
    return become('LOST', why);
  }
  const winner = all.findIndex((each) => each.source === feature.source);
  return winner > all.indexOf(layer)
    ? become('LOST', `The ${NAMES[feature.source] ?? 'layer above'} says otherwise and counts for more.`)
    : become('LOST', WHY_IGNORED.LICENSE_EXPIRED);
}
