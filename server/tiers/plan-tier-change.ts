import { invalidValueText } from '../changes/invalid-value-text.ts';
import type { ProblemCode } from '../errors.ts';
import { parseFeatureValue, type SchemaCheck, type ValueDetail } from '../resolution/feature-value.ts';
import type { Catalog, FeatureDefinition, TierRow } from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { TierDraft, type TierRowChange } from './tier-draft.ts';
import { resolveTier } from './resolve-tier.ts';

/** One changed key of a tier. Without `value` and `inherit` only the flags change, which needs a row. */
export interface TierFeaturePatch {
  readonly key: string;
  /** Remove the row, so that the registry's default holds again. */
  readonly inherit?: true;
  /** An envelope, `{ enabled, value? }`. Replaces the row's whole value. */
  readonly value?: unknown;
  readonly allowTenantOverride?: boolean;
  readonly allowTenantUpgrade?: boolean;
}

export interface TierChangeOptions {
  /** Also switch on what a feature needs that is switched on. */
  readonly autoEnableDependencies?: boolean;
  /** Also switch off what needs a feature that is switched off. */
  readonly cascadeDisable?: boolean;
  /** For json features with a schema; without it their values are refused. */
  readonly matchesSchema?: SchemaCheck;
}

export interface TierChangeRefusal {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly message: string;
  /** Starts at `changes`, the list of the patch. */
  readonly path: readonly (string | number)[];
  readonly details: Readonly<Record<string, unknown>>;
}

export interface TierChangeRows {
  readonly ok: true;
  /** What to write, in display order; empty where the tier says all of it already. */
  readonly rows: readonly TierRowChange[];
  /** What a tenant of the tier without overrides will have, in display order. */
  readonly effective: readonly ResolvedFeature[];
}

/**
 * What saving `patch` on a tier means (semantics 2.3, 2.7): all of it or a refusal. Tested in the order exists, value,
 * relations; only relations of keys that the patch switches are judged, so a fault that is older than it stops nobody.
 */
export function planTierChange(
  catalog: Catalog,
  currentRows: readonly TierRow[],
  patch: readonly TierFeaturePatch[],
  options: TierChangeOptions = {},
): TierChangeRefusal | TierChangeRows {
  const draft = new TierDraft(catalog.features, currentRows);
  const refusal =
    unknownKey(draft, patch) ??
    applyPatch(draft, patch, options.matchesSchema) ??
    forbiddenEnabling(draft, patch) ??
    missingDependencies(draft, patch, options.autoEnableDependencies === true) ??
    enabledDependents(draft, patch, options.cascadeDisable === true) ??
    conflicts(draft, patch);
  if (refusal !== null) return refusal;
  const rows = draft.changes();
  const effective = resolveTier(catalog, draft.rows());
  const before = resolveTier(catalog, currentRows);
  return hiddenConflict(draft, patch, before, effective) ?? { ok: true, rows, effective };
}

type Refused = TierChangeRefusal | null;
type Patch = readonly TierFeaturePatch[];

function refuse(
  code: ProblemCode,
  message: string,
  path: readonly (string | number)[],
  details: Readonly<Record<string, unknown>>,
): TierChangeRefusal {
  return { ok: false, code, message, path: ['changes', ...path], details };
}

/** The entry of the patch that a consequence is due to; the first one for what no single entry can be blamed for. */
const entryOf = (patch: Patch, key: string): number =>
  Math.max(
    0,
    patch.findIndex((entry) => entry.key === key),
  );

function unknownKey(draft: TierDraft, patch: Patch): Refused {
  const index = patch.findIndex((entry) => draft.feature(entry.key) === undefined);
  const key = patch[index]?.key;
  return key === undefined ? null : refuse('UNKNOWN_FEATURE', `There is no feature "${key}".`, [index, 'key'], { key });
}

function applyPatch(draft: TierDraft, patch: Patch, matchesSchema: SchemaCheck | undefined): Refused {
  const seen = new Set<string>();
  for (const [index, entry] of patch.entries()) {
    const feature = draft.feature(entry.key);
    if (feature === undefined) continue;
    const row = seen.has(entry.key) ? 'DUPLICATE_KEY' : patchedRow(feature, draft.row(entry.key), entry, matchesSchema);
    seen.add(entry.key);
    if (typeof row === 'string') {
      return refuse('INVALID_VALUE', invalidValueText(entry.key, row), [index, 'value'], {
        key: entry.key,
        detail: row,
      });
    }
    draft.put(entry.key, row);
  }
  return null;
}

function patchedRow(
  feature: FeatureDefinition,
  row: TierRow | null,
  entry: TierFeaturePatch,
  matchesSchema: SchemaCheck | undefined,
): TierRow | null | ValueDetail {
  if (entry.inherit === true) {
    // Flags live in the row: asking for other than an absent row means cannot be kept, so it is not dropped silently.
    const kept = entry.allowTenantOverride !== false && entry.allowTenantUpgrade !== true && entry.value === undefined;
    return kept ? null : 'VALUE_NOT_ALLOWED';
  }
  const flags = {
    allowTenantOverride: entry.allowTenantOverride ?? row?.allowTenantOverride ?? true,
    allowTenantUpgrade: entry.allowTenantUpgrade ?? row?.allowTenantUpgrade ?? false,
  };
  if (entry.value === undefined) {
    if (row !== null) return { ...row, ...flags };
    const saysNothing = entry.allowTenantOverride === undefined && entry.allowTenantUpgrade === undefined;
    return saysNothing ? null : 'VALUE_REQUIRED';
  }
  const parsed = parseFeatureValue(feature, entry.value, matchesSchema);
  return parsed.ok ? { key: feature.key, value: parsed.value, ...flags } : parsed.detail;
}

function forbiddenEnabling(draft: TierDraft, patch: Patch): Refused {
  for (const [index, { key }] of patch.entries()) {
    const refusal = forbidden(draft, key, index);
    if (refusal !== null) return refusal;
  }
  return null;
}

function forbidden(draft: TierDraft, key: string, index: number): Refused {
  const feature = draft.feature(key);
  if (feature === undefined || draft.saidOn(key) || !draft.saysOn(key)) return null;
  if (!feature.isActive) {
    return refuse('FEATURE_INACTIVE', `"${key}" is inactive and cannot be switched on.`, [index], { key });
  }
  return feature.isDeprecated
    ? refuse('FEATURE_DEPRECATED', `"${key}" is deprecated and cannot be newly switched on.`, [index], { key })
    : null;
}

function missingDependencies(draft: TierDraft, patch: Patch, autoEnable: boolean): Refused {
  const fixed = new Set(patch.flatMap((entry) => (entry.value === undefined && !entry.inherit ? [] : entry.key)));
  for (const [index, { key }] of patch.entries()) {
    if (!draft.isOn(key)) continue;
    const needs = draft.needsOf(key);
    const wanted = fixed.has(key) && needs.some((need) => draft.isSwitchedOff(need));
    if (!wanted && !draft.isStrengthened(key)) continue;
    const missing = needs.filter((need) => !draft.isOn(need));
    const stuck = missing.filter((need) => !autoEnable || fixed.has(need) || !draft.enable(need));
    if (stuck.length > 0) {
      return refuse('DEPENDENCY_UNMET', `"${key}" needs ${stuck.join(', ')}.`, [index], { key, missing: stuck });
    }
    for (const need of missing) {
      const refusal = forbidden(draft, need, index);
      if (refusal !== null) return refusal;
    }
  }
  return null;
}

function enabledDependents(draft: TierDraft, patch: Patch, cascade: boolean): Refused {
  for (const key of draft.keys()) {
    if (!draft.isOn(key)) continue;
    const lost = draft.needsOf(key).filter((need) => draft.isSwitchedOff(need));
    const [first] = lost;
    if (first === undefined) continue;
    if (!cascade) {
      const dependents = draft.keys().filter((other) => draft.isOn(other) && draft.needsOf(other).includes(first));
      const message = `"${first}" is needed by ${dependents.join(', ')}.`;
      return refuse('DEPENDENTS_ENABLED', message, [entryOf(patch, first)], { key: first, dependents });
    }
    draft.disable(key);
  }
  return null;
}

function conflicts(draft: TierDraft, patch: Patch): Refused {
  for (const key of draft.keys()) {
    if (!draft.isOn(key) || !draft.isStrengthened(key)) continue;
    const against = draft.conflictsOf(key).filter((other) => draft.isOn(other));
    if (against.length > 0) {
      const message = `"${key}" cannot be on together with ${against.join(', ')}.`;
      return refuse('CONFLICT', message, [entryOf(patch, key)], { key, conflictsWith: against });
    }
  }
  return null;
}

/**
 * What is switched on brings along all that it needs, so it can clash through others: with what is on now, which it would
 * push off, or with what keeps it off. Only the resolution itself can tell.
 */
function hiddenConflict(
  draft: TierDraft,
  patch: Patch,
  before: readonly ResolvedFeature[],
  after: readonly ResolvedFeature[],
): Refused {
  const strengthened = new Set(draft.keys().filter((key) => draft.isStrengthened(key)));
  const [first] = strengthened;
  if (first === undefined) return null;
  const wasOn = new Set(before.flatMap(({ key, enabled }) => (enabled ? key : [])));
  for (const { key, enabled, reason, blockedBy } of after) {
    if (enabled || !draft.isOn(key)) continue;
    if (strengthened.has(key)) {
      const message = `"${key}" would stay off because of ${blockedBy.join(', ')}.`;
      const path = [entryOf(patch, key)];
      if (reason === 'CONFLICT') return refuse('CONFLICT', message, path, { key, conflictsWith: blockedBy });
      const code = reason === 'DEPENDENCY_CYCLE' ? 'DEPENDENCY_CYCLE' : 'DEPENDENCY_UNMET';
      return refuse(code, message, path, { key, missing: blockedBy });
    }
    if (wasOn.has(key)) {
      const message = `"${key}" would be pushed off by what "${first}" needs.`;
      return refuse('CONFLICT', message, [entryOf(patch, first)], { key: first, conflictsWith: [key] });
    }
  }
  return null;
}
